"""Data coming in: files and folders to the records of a portfolio, nothing dropped without a word."""

from __future__ import annotations

from pmo_audit.sources.load import Loaded, load_data, load_portfolio, load_tables

__all__ = ["Loaded", "load_data", "load_portfolio", "load_tables"]
