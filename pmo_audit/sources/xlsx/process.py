"""Starts the other process, waits for it no longer than it may take, and hands on its lines.

It is started as a new interpreter that imports nothing but this package's own reader: so it works from a wheel, a
checkout or a ZIP file, and does nothing with the main module of the program that asked. Where there is no interpreter
to start (the host embeds Python, or was frozen into one file), the same reader runs here, with the same bounds on what
it reads.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); from pmo_audit.sources.xlsx.child import main; main(int(sys.argv[2]))"
)
_LEAST_MEMORY = 256 * 1024 * 1024
_LEAST_SECONDS = 20
_BYTES_A_SECOND = 50_000
"""So slow is no machine that reads a workbook at all; a packed byte is some ten of text."""


def lines_of(content: bytes) -> Iterator[str]:
    """The lines about a workbook, as `child` tells them; the last is not `["end"]` where it did not come to the end."""
    interpreter = find_interpreter()
    if not interpreter:
        yield from _here(content)
        return
    try:
        child = _start(interpreter, len(content))
    except (OSError, ValueError):
        yield from _here(content)
        return
    yield from _lines(child, content)


def find_interpreter() -> str:
    """The Python that can be started, or nothing."""
    if getattr(sys, "frozen", False):
        return ""
    beside = [Path(sys.exec_prefix, *part) for part in (("bin", "python3"), ("python.exe",))]
    for one in (sys.executable, getattr(sys, "_base_executable", ""), *map(str, beside)):
        if one and Path(one).name.lower().startswith(("python", "pypy")) and Path(one).is_file():
            return one
    return ""


def _here(content: bytes) -> Iterator[str]:
    from pmo_audit.sources.xlsx.child import tell  # hardly ever needed in this process

    return tell(content)


def _start(interpreter: str, size: int) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).parents[3])
    command = [interpreter, "-I", "-S", "-B", "-X", "utf8", "-c", _BOOT, root, str(_LEAST_MEMORY + 4 * size)]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # of Windows, where a window would flash up
    )


def _lines(child: subprocess.Popen[bytes], content: bytes) -> Iterator[str]:
    """Gives the child the workbook as a whole; it tells nothing before it has it, so neither waits for the other."""
    timer = Timer(_LEAST_SECONDS + len(content) / _BYTES_A_SECOND, child.kill)
    timer.daemon = True
    timer.start()
    try:
        if child.stdin is None or child.stdout is None:
            return
        try:
            child.stdin.write(content)
            child.stdin.close()
        except OSError:
            return  # it ended before it had all, which the missing last line tells
        for line in child.stdout:
            yield line.decode("utf-8", "replace")
    finally:
        timer.cancel()
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        child.wait()
