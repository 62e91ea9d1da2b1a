"""Sealed files, and where their keys come from."""
