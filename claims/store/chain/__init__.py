"""The chain: every document, original and row of the log leaves a link that holds the hash of the one before it; `docs/chain.md` says what it proves."""
