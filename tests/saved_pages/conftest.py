"""The saved pages of one made-up person, and what is read of them: made once for all tests."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from profilecheck.browser.launch import LaunchedBrowser, launched
from profilecheck.school import SchoolMatcher
from profilecheck.sources.saved_pages import FromPages, read_pages
from tests.auditing import SCHOOL
from tests.conftest import Background
from tests.saved_pages.saving import SAVED, save_person


@pytest.fixture(scope="session")
def kept(run: Background, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the exposed person's pages: in `html`, `mhtml` and `har`."""
    folder = tmp_path_factory.mktemp("kept")
    run(save_person(folder, "exposed", SAVED))
    return folder


@pytest.fixture(scope="session")
def nowhere(run: Background) -> Iterator[LaunchedBrowser]:
    """A browser that can find no host."""
    with run.holding(launched(())) as browser:
        yield browser


class Reading:
    """Reads a folder of saved pages, in a browser that can find no host."""

    def __init__(self, browser: LaunchedBrowser, run: Background) -> None:
        self._browser = browser
        self._run = run

    def __call__(self, folder: Path, **more: Any) -> FromPages:
        matcher = SchoolMatcher(SCHOOL)
        return self._run(read_pages(self._browser, folder, matcher=matcher, **more))


@pytest.fixture(scope="session")
def reading(nowhere: LaunchedBrowser, run: Background) -> Reading:
    """Reads a folder of saved pages."""
    return Reading(nowhere, run)
