"""Subject resolution: whose facts a sentence may state, and where a text gives these."""
