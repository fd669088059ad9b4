import json

import pytest

from pmo_audit.reporting.plain import brief, clip, escape_unseen_in_json, make_visible, one_line
from tests.reporting.hostile import HOSTILE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("héllo — 東京 שלום", "héllo — 東京 שלום"),
        ("a\u202eb\u2066c\u2069", "a\\u202eb\\u2066c\\u2069"),
        ("\u200e\u200f\u061c", "\\u200e\\u200f\\u061c"),
        ("\x00\x1b[31m\x7f\x85\x9b", "\\u0000\\u001b[31m\\u007f\\u0085\\u009b"),
        ("a\r\nb\tc\rd", "a\nb\tc\\u000dd"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
    ],
)
def test_what_cannot_be_seen_is_shown(text, shown):
    assert make_visible(text) == shown


def test_one_line_has_no_line_ends_of_any_kind():
    assert one_line("a\n\n b\u2028c\x85d\te") == "a b\\u2028c\\u0085d e"


def test_a_short_text_is_not_clipped():
    assert clip("x" * 300).rest == ""
    assert clip("x" * 320).rest == ""


def test_a_long_text_is_clipped_between_words_and_nothing_is_lost():
    text = "word " * 1000
    parts = clip(text)
    assert parts.head.endswith("word")
    assert 260 < len(parts.head) <= 300
    assert f"{parts.head} {parts.rest}" == text


def test_a_long_word_is_clipped_all_the_same():
    parts = clip("x" * 5000)
    assert (len(parts.head), len(parts.rest)) == (300, 4700)


def test_a_brief_text_says_what_it_leaves_out():
    assert brief("x" * 5000).endswith(" … (4,700 more characters in the JSON report)")


@pytest.mark.parametrize("text", HOSTILE)
def test_json_keeps_the_data_and_hides_nothing(text):
    document = escape_unseen_in_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(document) == [text]
    assert make_visible(document) == document
    document.encode()
