"""The replica of Facebook; `network` describes it to the server."""

__all__: list[str] = []
