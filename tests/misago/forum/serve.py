"""Serves the forum on this computer alone, until its standard input is closed.

Runs in the forum's own virtual environment. Prints the port it has been given.
"""

# Its imports are found only in that environment.
# mypy: ignore-errors

import sys
import threading

import django

django.setup()

from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402


class _Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):
        return


server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
server.set_app(StaticFilesHandler(get_wsgi_application()))
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
# The end of the tests closes the pipe, however they end.
sys.stdin.read()
server.shutdown()
