"""Everything that opens a page, and the guard that holds it to reading."""
