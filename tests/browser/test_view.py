"""What is seen of a page beyond its own process, and what is said where it cannot be seen."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.async_api import CDPSession, Page
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.view import PageGoneError, PageView
from tests.apart import to_its_end
from tests.each import each

POLICY = ReadPolicy(hosts=(".social.example", "own.test"))
Tree = dict[str, Any]


def tree(url: str, *within: Tree) -> Tree:
    return {"frame": {"id": url, "url": url}, "childFrames": list(within)}


class Process:
    """Answers as a process of the browser in which the documents of `tree` are."""

    def __init__(self, shown: Tree) -> None:
        self._tree = shown
        self.is_open = True

    async def send(self, command: str, arguments: dict[str, Any]) -> Any:
        assert self.is_open
        if command == "Page.getFrameTree":
            return {"frameTree": self._tree}
        if command == "Page.createIsolatedWorld":
            return {"executionContextId": arguments["frameId"]}
        if command == "Runtime.evaluate":
            return {"result": {"objectId": arguments["contextId"]}}
        return {"result": {"value": f"<p>{arguments['objectId']}</p>"}}

    async def detach(self) -> None:
        self.is_open = False


class Context:
    """Of frames in their parent's process it says so, as Playwright does."""

    def __init__(self, processes: dict[str, Process]) -> None:
        self.processes = processes

    async def new_cdp_session(self, frame: Any) -> Process:
        if process := self.processes.get(frame.url):
            return process
        raise PlaywrightError(
            "BrowserContext.new_cdp_session: This frame does not have a separate CDP session, it "
            "is a part of the parent frame's session"
        )


def page_of(processes: dict[str, Process], *urls: str) -> Page:
    frames = [SimpleNamespace(url=url) for url in urls]
    return cast(Page, SimpleNamespace(frames=frames, context=Context(processes)))


def test_a_frame_of_another_site_is_seen_with_what_stands_in_it() -> None:
    """Its process is another one, in which those of its own site within it are as well."""
    main, beside, within, other, tracker = (
        "https://social.example/",
        "https://www.social.example/beside",
        "https://own.test/within",
        "https://own.test/",
        "https://tracker.example/",
    )
    own = Process(tree(main, tree(beside)))
    apart = Process(tree(other, tree(within), tree(tracker)))
    page = page_of({other: apart, tracker: Process({})}, main, beside, other, within, tracker)
    view = PageView(page, cast(CDPSession, own))
    frames = to_its_end(view.frames(POLICY))
    assert [(f.url, f.html) for f in frames] == [
        (url, f"<p>{url}</p>") for url in (beside, other, within)
    ]
    assert not apart.is_open


class Failing(Process):
    """A process that answers nothing, and says why."""

    def __init__(self, why: PlaywrightError) -> None:
        super().__init__({})
        self.why = why

    async def send(self, command: str, arguments: dict[str, Any]) -> Any:
        raise self.why


@each(
    ("why", "becomes"),
    [
        ("Protocol error (Runtime.evaluate): Cannot find context with specified id", PageGoneError),
        ("Protocol error (Runtime.evaluate): Out of memory", PlaywrightError),
        ("Target closed", PlaywrightError),
    ],
)
def test_a_document_that_is_gone_is_told_from_what_went_wrong(
    why: str, becomes: type[Exception]
) -> None:
    view = PageView(page_of({}), cast(CDPSession, Failing(PlaywrightError(why))))
    with pytest.raises(becomes):
        to_its_end(view.html())


def test_a_frame_that_cannot_be_seen_for_another_reason_is_not_passed_over() -> None:
    class Broken(Context):
        async def new_cdp_session(self, frame: Any) -> Process:
            raise PlaywrightError("Target closed")

    frames = [SimpleNamespace(url=f"https://own.test/{at}") for at in range(2)]
    page = cast(Page, SimpleNamespace(frames=frames, context=Broken({})))
    view = PageView(page, cast(CDPSession, Process(tree("https://social.example/"))))
    with pytest.raises(PlaywrightError, match="Target closed"):
        to_its_end(view.frames(POLICY))


def test_a_script_that_fails_shows_no_page() -> None:
    class Odd(Process):
        async def send(self, command: str, arguments: dict[str, Any]) -> Any:
            if command == "Runtime.callFunctionOn":
                return {"exceptionDetails": {"exception": "odd"}, "result": {"value": "<p>"}}
            return await super().send(command, arguments)

    view = PageView(page_of({}), cast(CDPSession, Odd(tree("https://social.example/"))))
    with pytest.raises(PlaywrightError, match="odd"):
        to_its_end(view.html())
