"""What holds for all tests: none leaves anything in the cache of whoever runs them, and none looks at a clock."""

import os

from hypothesis import settings

os.environ.setdefault("PMO_AUDIT_NO_CACHE", "1")
os.environ.pop("PMO_AUDIT_CACHE_DIR", None)

settings.register_profile("no clock", deadline=None)  # a busy machine is no fault of the program
settings.load_profile("no clock")
