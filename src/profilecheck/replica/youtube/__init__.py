"""The replica of YouTube and of the Google account behind it."""
