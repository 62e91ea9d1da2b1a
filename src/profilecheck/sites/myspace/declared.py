"""The declarative half of the MySpace adapter, loaded once: `site.yaml`."""

from pathlib import Path

from profilecheck.sites.header import load_header

__all__ = ["HEADER"]

HEADER = load_header(Path(__file__).with_name("site.yaml"))
