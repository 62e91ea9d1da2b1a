"""A data export of two gigabytes: how much memory it takes to read, and how fast it goes."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from profilecheck.resources import data_folder

_SIZE = 2 * 2**30
_PIECE = 2**16
_CHILD = """
import resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
from profilecheck.school import SchoolMatcher, load_school
from profilecheck.sources.exported import read_exports

matcher = SchoolMatcher(load_school(Path(sys.argv[2])))
start = time.perf_counter()
read_exports([Path(sys.argv[1])], matcher=matcher, taken_at=datetime.now(UTC))
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure() -> list[tuple[str, str, str]]:
    """Return the rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = _export(Path(folder, "export.zip"))
        school = data_folder("fixtures") / "school.yaml"
        command = [sys.executable, "-c", _CHILD, str(path), str(school)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, peak = (float(word) for word in told.split())
    # Linux tells the peak in kilobytes, macOS in bytes.
    megabytes = peak / (2**20 if sys.platform == "darwin" else 2**10)
    return [
        (
            "memory of an export of 2 GB at its peak, over 250 MB",
            f"{megabytes:.0f} MB, in {seconds:.0f} s",
            f"{megabytes / 250:.2f}",
        )
    ]


def _export(path: Path) -> Path:
    """Write a Facebook export of that size, as it goes: posts, and what stands beside them."""
    post = b'{"timestamp": 1600000000, "data": [{"post": "Half term in Whitby."}], "uri": "%s"}'
    filler = b"." * _PIECE
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("comments.json", '{"comments_v2": []}')
        with packed.open("your_posts_1.json", "w", force_zip64=True) as posts:
            posts.write(b"[" + post % b"")
            for _ in range(_SIZE // _PIECE):
                posts.write(b"," + post % filler)
            posts.write(b"]")
    return path
