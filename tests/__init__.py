"""What khronika promises, as sentences that run."""
