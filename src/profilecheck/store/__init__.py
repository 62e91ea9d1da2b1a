"""What is kept of the person: in clear or sealed, whichever face the program shows."""
