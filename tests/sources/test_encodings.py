"""Files that are not UTF-8: read where that is sure or the mapping says how, and otherwise refused with a proposal."""

from __future__ import annotations

import pytest

from pmo_audit.settings import parse_settings
from pmo_audit.sources.decoding import propose_encoding
from pmo_audit.sources.readers import TEXTS
from tests.sources.given import codes, load, read

TEXT = "id,name\nP1,Café – €5 für alle\n"
NAME = "Café – €5 für alle"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_what_begins_with_its_mark_is_read(encoding, tmp_path):
    loaded = load(tmp_path, {"projects.csv": TEXT.encode(encoding)})
    assert (codes(loaded), read(loaded, "project", "P1", "name")) == ([], NAME)


@pytest.mark.parametrize("where", ["[data]\n", '[[table]]\nentity = "project"\nfile = "proj*.csv"\n'])
def test_the_mapping_may_name_the_encoding(where, tmp_path):
    loaded = load(tmp_path, {"projects.csv": TEXT.encode("cp1252")}, f'{where}encoding = "cp1252"\n')
    assert (codes(loaded), read(loaded, "project", "P1", "name")) == ([], NAME)


def test_what_is_utf_8_stays_so_whatever_the_mapping_says(tmp_path):
    loaded = load(tmp_path, {"projects.csv": TEXT}, '[data]\nencoding = "cp1252"\n')
    assert (codes(loaded), read(loaded, "project", "P1", "name")) == ([], NAME)


def test_an_encoding_that_does_not_fit_is_told(tmp_path):
    loaded = load(tmp_path, {"projects.csv": b"id,name\nP1,a\x81b\n"}, '[data]\nencoding = "cp1252"\n')
    assert (codes(loaded), loaded.is_partial) == (["PA504"], True)


@pytest.mark.parametrize("said", ['"cp99999"', '"rot13"', '"../x"', '""', "5"])
def test_an_encoding_that_there_is_not(said):
    _, diagnostics = parse_settings(f"[data]\nencoding = {said}\n")
    assert [one.code for one in diagnostics] == ["PA604"]


def test_the_encoding_of_a_file_is_not_that_of_workbooks():
    assert not {".xlsx", ".xlsm"} & TEXTS


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", TEXT),
        ("cp1252", "id,budget\nP1,£400\nP2,£5\n"),
        ("cp1252", "id,name\nP1,Don’t “quote”\n"),
        ("cp850", "id,name\nP1,für Café\nP2,Müller\nP3,naïve\n"),
        ("mac-roman", "id,name\nP1,für Café\nP2,Müller\nP3,señor\n"),
        ("cp1250", "id,name\nP1,Łódź\nP2,Kraków\nP3,Gdańsk\nP4,Rzeszów, święto\n"),
    ],
)
def test_an_encoding_is_proposed_with_what_it_makes(encoding, text):
    proposed = propose_encoding(text.encode(encoding))
    assert proposed is not None
    assert text.encode(encoding).decode(proposed.encoding) == text
    assert "and so read they make `" in proposed.reason


@pytest.mark.parametrize("content", [b"", b"id,name\n", TEXT.encode(), TEXT.encode("utf-16"), bytes(range(128, 256))])
def test_none_is_proposed_where_none_is_needed_or_none_fits(content):
    assert propose_encoding(content) is None
