"""Names are sealed: only our key opens them, and nobody changes one unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security.encryption import NotOurs, Sealer
from tests.factories import KEY, sealer


@given(st.text(max_size=80))
def test_whatever_is_sealed_is_opened(text):
    assert sealer().open(sealer().seal(text)) == text


def test_same_name_is_never_sealed_twice_the_same():
    assert sealer().seal("Amina") != sealer().seal("Amina")


def test_sealed_name_tells_nothing():
    assert "Amina" not in sealer().seal("Amina")
    assert KEY.decode() not in repr(sealer())


def test_longest_name_fits_its_column():
    assert len(sealer().seal("é" * 100)) <= 400


def test_another_key_opens_nothing():
    with pytest.raises(NotOurs):
        Sealer(b"another key, which is not the one that sealed").open(sealer().seal("Amina"))


@pytest.mark.parametrize("sealed", ["", "1:", "Amina", "1:Amina", "2:QW1pbmE=", "1:QW1pbmE="])
def test_text_that_was_not_sealed_is_refused(sealed):
    with pytest.raises(NotOurs):
        sealer().open(sealed)


def test_changed_text_is_refused():
    sealed = sealer().seal("Amina")
    other = "B" if sealed[20] != "B" else "C"

    with pytest.raises(NotOurs):
        sealer().open(sealed[:20] + other + sealed[21:])
