"""The desk: web pages over the ledger. It knows nothing of the readers; what reads is handed in."""
