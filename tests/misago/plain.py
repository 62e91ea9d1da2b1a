"""A member without profilecheck: signs in, opens pages and saves settings over plain HTTP."""

import json
from collections.abc import Mapping
from http.cookiejar import CookieJar
from typing import Any
from urllib.request import HTTPCookieProcessor, Request, build_opener

from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.session import Session
from tests.misago.members import Member
from tests.misago.running import Forum

__all__ = ["PlainVisit"]


class PlainVisit:
    """One member at one forum."""

    def __init__(self, forum: Forum, member: Member) -> None:
        self._url = forum.url
        self._jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._jar))
        self.open("/")
        self.save("/api/auth/", {"username": member.name, "password": member.password})
        assert "sessionid" in self._cookies

    @property
    def _cookies(self) -> dict[str, str]:
        return {cookie.name: cookie.value or "" for cookie in self._jar}

    def open(self, path: str) -> None:
        """Open a page."""
        self._send(path)

    def save(self, path: str, values: Mapping[str, Any]) -> None:
        """Send values for the forum to save, or to sign in with."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": self._cookies["csrftoken"]}
        self._send(path, json.dumps(values).encode(), **headers)

    def _send(self, path: str, body: bytes | None = None, **headers: str) -> None:
        request = Request(f"{self._url}{path}", body, headers)  # noqa: S310 - always http
        with self._opener.open(request) as answer:
            assert answer.status == 200

    def session(self, policy: ReadPolicy) -> Session:
        """The session as the program's own browser takes it."""
        cookies = [
            {"name": name, "value": value, "domain": "localhost", "path": "/"}
            for name, value in self._cookies.items()
        ]
        return Session.of({"cookies": cookies}, policy)
