"""The workshop: what the room sees, and what the trainer does."""
