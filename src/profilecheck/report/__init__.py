"""A report as the person reads it: on the terminal, as one HTML file, as a PDF. No judgement."""

from profilecheck.report.html import html
from profilecheck.report.pdf import pdf
from profilecheck.report.saving import may_be_saved_in, save
from profilecheck.report.terminal import render

__all__ = ["html", "may_be_saved_in", "pdf", "render", "save"]
