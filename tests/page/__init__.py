"""The page, as one browser and as everybody else meets it."""
