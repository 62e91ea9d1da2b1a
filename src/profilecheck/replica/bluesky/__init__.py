"""The replica of Bluesky's open API."""
