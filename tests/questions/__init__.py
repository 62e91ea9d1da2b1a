"""What is asked of the person, tried without a terminal."""
