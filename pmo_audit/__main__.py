"""`python -m pmo_audit` is the command line."""

from __future__ import annotations

from pmo_audit.cli import main

if __name__ == "__main__":
    main()
