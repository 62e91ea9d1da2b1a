"""The replica of X (Twitter)."""
