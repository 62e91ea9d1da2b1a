"""Keeps the answers to a page's named reads, and knows when the page has stopped asking."""

import asyncio
from collections import defaultdict
from types import TracebackType
from typing import Self

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page, Request, Response

from profilecheck.browser.capture import Reply, breaks_off
from profilecheck.browser.guard import Guard

__all__ = ["Replies"]

MOST_KEPT = 128 * 1024 * 1024
"""Bytes of answers kept for one page; far above a list of 5,000 (about 10 MB)."""

_SHAPES_THE_PAGE = frozenset({"document", "script", "stylesheet", "xhr", "fetch"})


class Replies:
    """The named reads of one page, in the order in which they were answered.

    Listens while it is entered. `too_much` is set once more came than is kept: then something is
    missing here.
    """

    def __init__(self, page: Page, guard: Guard) -> None:
        self.kept: list[Reply] = []
        self.too_much = False
        self.document_status: int | None = None
        self.document_broke_off = False
        self._by_operation: defaultdict[str, list[Reply]] = defaultdict(list)
        self._guard = guard
        self._page = page
        self._bytes = 0
        self._named: dict[Request, str] = {}
        self._responses: dict[Request, Response] = {}
        self._loading: set[Request] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Condition()
        self._in_turn = asyncio.Lock()

    def __enter__(self) -> Self:
        self._last_in = asyncio.get_running_loop().time()
        self._page.on("request", self._on_request)
        self._page.on("response", self._on_response)
        self._page.on("requestfinished", self._on_finished)
        self._page.on("requestfailed", self._on_failed)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._page.remove_listener("request", self._on_request)
        self._page.remove_listener("response", self._on_response)
        self._page.remove_listener("requestfinished", self._on_finished)
        self._page.remove_listener("requestfailed", self._on_failed)

    @property
    def loading(self) -> bool:
        """Whether anything that shapes the page is still on its way."""
        return bool(self._loading or self._named)

    @property
    def quiet_for(self) -> float:
        """For how many seconds nothing that shapes the page has come in."""
        return asyncio.get_running_loop().time() - self._last_in

    async def named_reads_are_in(self) -> None:
        """Wait until every named read has been answered."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._named)

    def of(self, operation: str) -> list[Reply]:
        """Return the answers to one operation so far."""
        return self._by_operation[operation]

    async def next_of(self, operation: str, after: int) -> Reply:
        """Wait for the answer to `operation` that follows the first `after` ones."""
        answers = self.of(operation)
        async with self._changed:
            await self._changed.wait_for(lambda: len(answers) > after)
        return answers[after]

    def _on_request(self, request: Request) -> None:
        decision = self._guard.decide(request)
        if decision.stopped is not None:
            return
        if request.resource_type in _SHAPES_THE_PAGE:
            self._loading.add(request)
        if decision.operation:
            self._named[request] = decision.operation

    def _on_response(self, response: Response) -> None:
        # The browser tells of it anyway; to ask for it later would be one more question a request.
        self._responses[response.request] = response

    def _on_finished(self, request: Request) -> None:
        self._start(request, answered=True)

    def _on_failed(self, request: Request) -> None:
        self._start(request, answered=False)

    def _start(self, request: Request, *, answered: bool) -> None:
        task = asyncio.ensure_future(self._on_end(request, answered=answered))
        self._tasks.add(task)  # the event loop itself keeps no hold on its tasks
        task.add_done_callback(self._tasks.discard)

    async def _on_end(self, request: Request, *, answered: bool) -> None:
        # One body after the other: the small answer that ends a list would come in before the
        # large one that it follows.
        async with self._in_turn:
            await self._take_in(request, answered=answered)

    async def _take_in(self, request: Request, *, answered: bool) -> None:
        operation = self._named.get(request)
        response = self._responses.pop(request, None)
        reply = None
        try:
            if answered and response is not None:
                reply = await self._answer(request, response, operation)
            elif response is not None and self._is_document(request):
                self.document_broke_off = True
        except PlaywrightError:
            # The page went on to another document, and the browser let go of the answer.
            reply = None
        async with self._changed:
            if request in self._loading:
                self._last_in = asyncio.get_running_loop().time()
            self._named.pop(request, None)
            self._loading.discard(request)
            if reply is not None:
                self.kept.append(reply)
                self._by_operation[reply.operation].append(reply)
            self._changed.notify_all()

    def _is_document(self, request: Request) -> bool:
        return request.is_navigation_request() and request.frame == self._page.main_frame

    async def _answer(
        self, request: Request, response: Response, operation: str | None
    ) -> Reply | None:
        is_document = self._is_document(request)
        if is_document:
            self.document_status = response.status
        if 300 <= response.status < 400 or (operation is None and not is_document):
            return None
        body = await response.body()
        text = body.decode("utf-8", "replace")
        if is_document:
            self.document_broke_off = breaks_off(text)
        if operation is None:
            return None
        self._bytes += len(body)
        if self._bytes > MOST_KEPT:
            self.too_much = True
            return None
        return Reply(request.url, operation, response.status, text)
