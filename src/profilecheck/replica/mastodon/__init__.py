"""The replica of a Mastodon server."""
