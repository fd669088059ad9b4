"""What holds for all tests: none reads or leaves anything in the cache of whoever runs them."""

import os

os.environ.setdefault("PMO_AUDIT_NO_CACHE", "1")
os.environ.pop("PMO_AUDIT_CACHE_DIR", None)
