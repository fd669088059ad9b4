"""Data coming in: files and folders to the records of a portfolio, nothing dropped without a word."""

from __future__ import annotations

from pmo_audit.sources.load import Files, Loaded, load_data, load_portfolio, read_files

__all__ = ["Files", "Loaded", "load_data", "load_portfolio", "read_files"]
