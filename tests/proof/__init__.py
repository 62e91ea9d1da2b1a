"""The proof: how often a page that drifted is read rightly, not read, or read wrongly."""
