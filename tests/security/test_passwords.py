"""Passphrases: long rather than contrived, kept as a hash alone, as slow for nobody's login."""

import pytest

from diagnostic.errors import WeakPassphrase
from security.passwords import check_strength, hash_passphrase, is_passphrase

GOOD = "la grenouille verte saute loin"


def test_passphrase_is_known_by_its_hash():
    kept = hash_passphrase(GOOD)

    assert is_passphrase(GOOD, kept)
    assert not is_passphrase(GOOD + "s", kept)
    assert GOOD not in kept


def test_hash_is_argon2id_with_the_cost_we_chose_and_never_twice_the_same():
    assert hash_passphrase(GOOD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert hash_passphrase(GOOD) != hash_passphrase(GOOD)


@pytest.mark.parametrize("kept", [None, "", "not a hash"])
def test_nothing_opens_where_no_passphrase_was_chosen(kept):
    assert not is_passphrase("", kept)
    assert not is_passphrase(GOOD, kept)


def test_accents_are_the_same_however_the_keyboard_sends_them():
    assert is_passphrase(
        "l’e\u0301te\u0301 arrive tout doucement", hash_passphrase("l’été arrive tout doucement")
    )


@pytest.mark.parametrize(
    "passphrase",
    [
        GOOD,
        "Zx9!kkq-vert-lune",
        "de la mer au ciel",
        "ключ лежит под старым камнем",
        "x" + GOOD * 8,
    ],
)
def test_long_passphrase_is_accepted_without_any_rule_about_signs(passphrase):
    check_strength(passphrase, about=("Camille Roux", "camille@exemple.fr"))


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "court",
        "Zx9!kkq-vert",
        "aaaaaaaaaaaaaaaaaaaa",
        "abababababababab",
        "motdepassemotdepasse",
        "motdepasse12345678",
        "azertyuiopqsdfghjklm",
        "123456789012345678",
        "Jalons2026Jalons2026!",
        "Camille Roux Camille Roux",
        "camille@exemple.fr",
        "Espace Mistral 2026",
    ],
)
def test_passphrase_that_anybody_would_try_is_refused(passphrase):
    with pytest.raises(WeakPassphrase):
        check_strength(passphrase, about=("Camille Roux", "camille@exemple.fr", "Espace Mistral"))
