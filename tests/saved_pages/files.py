"""Small saved pages of each kind, made by hand."""

import json
from pathlib import Path
from typing import Any

URL = "https://x.com/settings/account"
HTML = """<!DOCTYPE html>
<!-- saved from url=(0030)https://x.com/settings/account -->
<html lang="en"><head><title>Settings</title></head><body>{body}</body></html>"""


def html(body: str = "<h1>Hello</h1>") -> str:
    return HTML.replace("{body}", body)


def mhtml(body: str = "<h1>Hello</h1>") -> str:
    return "\r\n".join(
        [
            "From: <Saved by Blink>",
            f"Snapshot-Content-Location: {URL}",
            "Date: Mon, 23 Nov 2020 11:40:59 GMT",
            "MIME-Version: 1.0",
            'Content-Type: multipart/related; type="text/html"; boundary="--B--"',
            "",
            "----B--",
            "Content-Type: text/html",
            f"Content-Location: {URL}",
            "",
            html(body),
            "----B--",
            "Content-Type: text/css",
            "Content-Location: cid:css-1@mhtml.blink",
            "",
            ".gone { display: none; }",
            "----B----",
            "",
        ]
    )


def har(*entries: dict[str, Any]) -> str:
    return json.dumps({"log": {"version": "1.2", "pages": [], "entries": list(entries)}})


def entry(
    url: str, text: str, kind: str = "text/html", status: int = 200, **more: Any
) -> dict[str, Any]:
    return {
        "pageref": "page_1",
        "startedDateTime": "2020-11-23T11:40:59Z",
        "request": {"method": "GET", "url": url, "headers": []},
        "response": {"status": status, "content": {"mimeType": kind, "text": text}},
        **more,
    }


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
