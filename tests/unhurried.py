"""How long a test waits for what has to come, however busy the machine.

How long it may take a person is measured in `make bench`, and nowhere else.
"""

__all__ = ["MILLISECONDS", "SECONDS"]

SECONDS = 120.0
"""The first browser that a computer starts may take one minute."""
MILLISECONDS = SECONDS * 1000
"""The same, for what a browser is waited for with."""
