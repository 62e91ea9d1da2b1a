"""The report as a PDF: the HTML page, printed by a browser that is cut off from any network."""

import io

from playwright.async_api import Browser, Route

from profilecheck.browser.launch import launched

__all__ = ["pdf", "with_password"]


async def pdf(page: str, browser: Browser | None = None) -> bytes:
    """Print `page`, the HTML of a report, as a PDF: A4, tagged, with an outline.

    Without a `browser` one is started for it, which can find no host at all. The context that
    prints is offline and refuses every request besides, although the page makes none.

    Raises:
        BrowserMissingError: there is no browser, or it does not start.
    """
    if browser is not None:
        return await _printed(page, browser)
    async with launched(()) as running:
        return await _printed(page, running.browser)


def with_password(printed: bytes, password: str) -> bytes:
    """Return a PDF that only `password` opens: encrypted with AES-256 as in PDF 2.0, in memory."""
    # Not at the top: every command would wait for what few need.
    import pikepdf

    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as document:
        document.save(content, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return content.getvalue()


async def _printed(page: str, browser: Browser) -> bytes:
    context = await browser.new_context(
        offline=True, accept_downloads=False, service_workers="block", locale="en-GB"
    )
    try:
        await context.route("**/*", _refuse)
        tab = await context.new_page()
        await tab.set_content(page)
        return await tab.pdf(
            format="A4", prefer_css_page_size=True, print_background=True, tagged=True, outline=True
        )
    finally:
        await context.close()


async def _refuse(route: Route) -> None:
    await route.abort("internetdisconnected")
