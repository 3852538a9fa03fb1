"""Whether a site is reached: an address becomes a measurement, and measurements become findings."""
