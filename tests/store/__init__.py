"""What is kept, tried without a terminal: the store is all there is."""
