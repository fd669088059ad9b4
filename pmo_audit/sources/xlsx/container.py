"""The ZIP file that a workbook is. What is none, or is made to do harm, is refused before it is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from pmo_audit.sources.xlsx import limits
from pmo_audit.sources.xlsx.limits import RefusedError, damaged, too_large

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_KINDS = (
    ("xl/workbook.bin", "it is a binary workbook (.xlsb)"),
    ("content.xml", "it is an OpenDocument file"),
    ("word/document.xml", "it is a Word document"),
    ("ppt/presentation.xml", "it is a presentation"),
)
TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What unpacking a damaged file may raise."""


def refuse_other_kinds(content: bytes) -> None:
    """Refuses what its first bytes tell to be no workbook of this kind."""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            help_ = "save a copy without the password (File > Info > Protect Workbook > Encrypt with Password)"
            raise RefusedError("PA541", "the workbook has a password", help_)
        raise damaged("it is a workbook of the old kind (.xls) under another name")
    if not content:
        raise RefusedError("PA506", "the file is empty", limits.SAVE_AGAIN)
    if not content.startswith(b"PK"):
        raise damaged("it is no Excel workbook")
    if content.count(_ENTRY) > limits.PARTS:
        raise too_large(f"the workbook holds more than {limits.PARTS:,} parts")


class Container:
    """The parts of a workbook by their names; capitals and the direction of slashes make no difference."""

    def __init__(self, content: bytes) -> None:
        refuse_other_kinds(content)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except TROUBLE:
            raise damaged("the workbook is damaged or cut short") from None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in self._zip.infolist():
            name = _folded(part.filename)
            if name in self._parts:
                raise damaged(f"the workbook holds two parts called `{part.filename[:100]}`")
            self._parts[name] = part

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._parts

    def kind(self) -> str:
        """What the file is instead, where its parts tell, or nothing."""
        return next((what for name, what in _KINDS if name in self._parts), "")

    def read(self, name: str) -> bytes:
        """A part as a whole."""
        return b"".join(self.stream(name))

    def stream(self, name: str) -> Iterator[bytes]:
        """A part, piece by piece."""
        part = self._checked(name)
        try:
            with self._zip.open(part) as file:
                while piece := file.read(65536):
                    yield piece
        except TROUBLE:
            raise damaged(f"the part `{name}` of the workbook is damaged") from None

    def _checked(self, name: str) -> zipfile.ZipInfo:
        part = self._parts.get(_folded(name))
        if part is None:
            raise damaged(f"the part `{name}` of the workbook is not there")
        if part.flag_bits & 1:
            raise RefusedError("PA541", "the workbook has a password", "save a copy without the password")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(f"the part `{name}` of the workbook is packed in an unknown way")
        if part.file_size > limits.PART_BYTES:
            raise too_large(f"the part `{name}` of the workbook would unpack to {part.file_size >> 20:,} MB")
        if part.file_size > max(limits.SMALL_PART, limits.RATIO * part.compress_size):
            said = f"the part `{name}` of the workbook would unpack to {part.file_size // max(part.compress_size, 1):,}"
            raise too_large(f"{said} times its size, which no register does")
        return part


def resolve(part: str, target: str) -> str:
    """The name of a part that another one points to."""
    target = target.replace("\\", "/")
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
