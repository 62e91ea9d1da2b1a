"""`profilecheck workshop`: what a trainer shows a room, on made-up people.

The one place where the terminal knows of the workshop: it starts it, and no more.
"""

from pathlib import Path
from typing import Annotated

import typer

from profilecheck.cli.options import NoBrowserOption, PortOption, refuse_several

__all__ = ["workshop"]


def workshop(
    no_browser: NoBrowserOption = False,
    port: PortOption = None,
    story: Annotated[
        Path | None,
        typer.Option("--story", metavar="FILE", help="Tell this story, in place of the usual one."),
    ] = None,
    write_story: Annotated[
        Path | None,
        typer.Option(
            "--write-story",
            metavar="FILE",
            help="Write the usual story to a new file, to change it; show nothing.",
        ),
    ] = None,
) -> None:
    """Show a room what others see, on made-up people.

    One window is for the projector, one for you, with notes and controls. No account is needed,
    nothing goes over the internet, and nothing is kept. Page Down goes on, Page Up goes back.
    """
    # Not at the top: only this command waits for the replicas' server to be loaded.
    from profilecheck.workshop.serving import serve
    from profilecheck.workshop.stage import Stage
    from profilecheck.workshop.story import load_story
    from profilecheck.workshop.story import write_story as write

    refuse_several({"--story": story is not None, "--write-story": write_story is not None})
    if write_story is not None:
        write(write_story)
        typer.echo(f"Written: {write_story}. Change it, then tell it with --story.")
        return
    serve(Stage(load_story(story)), port=port or 0, with_browser=not no_browser)
