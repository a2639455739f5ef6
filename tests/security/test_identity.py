"""Codes that cannot be mistaken, read however they are typed, and kept as hashes alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security.identity import ALPHABET, Codes, hash_sid, normalise

CODES = Codes(b"a key")


def test_code_has_no_character_that_looks_like_another():
    assert len(ALPHABET) == len(set(ALPHABET)) == 31
    assert not set(ALPHABET) & set("0O1IL")


def test_code_is_shown_in_two_groups():
    code = CODES.new_code()

    first, second = code.split("-")
    assert (len(first), len(second)) == (5, 5)
    assert set(first + second) <= set(ALPHABET)


def test_code_is_drawn_character_by_character():
    drawn = iter("MER2FK7QWX")

    assert Codes(b"a key", choose=lambda _: next(drawn)).new_code() == "MER2F-K7QWX"


@pytest.mark.parametrize(
    "typed",
    [
        "MER2F-K7QWX",
        "mer2fk7qwx",
        " mer2f k7qwx ",
        "MER2 FK7 QWX",
        "MER2F–K7QWX",
        "mer2f.k7qwx",
        "M\u00a0E\u00a0R\u00a02 F K 7 Q W X",
        "МЕR2F-К7QWХ",
        "MER٢F-K٧QWX",
        "ＭＥＲ２Ｆ－Ｋ７ＱＷＸ",
        "mér2f-k7qwx",
    ],
    ids=[
        "as shown",
        "small letters",
        "spaces",
        "other groups",
        "long dash",
        "dot",
        "hard spaces",
        "Cyrillic letters",
        "Arabic digits",
        "full width",
        "accent",
    ],
)
def test_code_is_read_however_it_is_typed(typed):
    assert normalise(typed) == "MER2FK7QWX"
    assert CODES.hash_code(typed) == CODES.hash_code("MER2F-K7QWX")


@pytest.mark.parametrize("typed", ["0ER2FK7QWX", "OER2FK7QWX", "1ER2FK7QWX", "IER2FK7QWX"])
def test_character_that_no_code_has_is_not_guessed(typed):
    assert normalise(typed) == typed


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_once_and_for_all(typed):
    assert normalise(normalise(typed)) == normalise(typed)


def test_hash_needs_the_key():
    assert CODES.hash_code("MER2F-K7QWX") != Codes(b"another").hash_code("MER2F-K7QWX")
    assert len(CODES.hash_code("MER2F-K7QWX")) == 64


def test_hashes_for_different_ends_differ():
    same = "MER2FK7QWX"

    assert len({CODES.hash_code(same), CODES.hash_address(same), CODES.form_token(same)}) == 3


def test_key_is_never_printed():
    assert "a key" not in repr(CODES)


def test_tokens_of_devices_are_long_and_never_twice_the_same():
    first, second = CODES.new_sid(), CODES.new_sid()

    assert first != second
    assert len(first) >= 43
    assert hash_sid(first) != hash_sid(second)


@pytest.mark.parametrize(
    ("token", "cookie", "accepted"),
    [
        (CODES.form_token("cookie"), "cookie", True),
        (CODES.form_token("cookie"), "another", False),
        (CODES.form_token(""), "", False),
        ("", "cookie", False),
        ("é", "cookie", False),
    ],
    ids=["own", "another's", "no cookie", "no token", "not even letters"],
)
def test_form_is_accepted_from_the_holder_of_the_cookie(token, cookie, accepted):
    assert CODES.is_form_token(token, cookie) is accepted


def test_set_up_code_is_the_same_in_every_process_and_another_with_another_key():
    first, second = (Codes(b"a key").set_up_code() for _ in range(2))

    assert first == second != Codes(b"another key that only tests know, 32 or more").set_up_code()
    assert re.fullmatch(rf"([{ALPHABET}]{{5}}-){{2}}[{ALPHABET}]{{5}}", first)


def test_tries_are_told_apart_without_keeping_a_login_nor_an_address():
    kept = CODES.hash_tries("camille", "192.0.2.1")

    assert len({*kept, CODES.hash_address("192.0.2.1")}) == 4
    assert kept[1] == CODES.hash_tries("camille", "192.0.2.2")[1]
    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in kept)
