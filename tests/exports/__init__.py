"""Data exports: made for the made-up people, and read."""
