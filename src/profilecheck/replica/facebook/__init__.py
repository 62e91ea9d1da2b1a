"""The replica of Facebook; `network` is what the server is told of it."""

__all__: list[str] = []
