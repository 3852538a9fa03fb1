"""Gold and output into scores, and floors under which the scores must not fall."""
