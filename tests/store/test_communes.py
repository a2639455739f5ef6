"""The communes we ship: whole, readable, each in a département that has a name."""

from store.communes import commune_with, communes_of, departments


def test_every_departement_has_its_communes():
    empty = [department.name for department in departments() if not communes_of(department.code)]

    assert (len(departments()), empty) == (101, [])


def test_every_commune_has_a_name_and_a_postcode():
    every = [commune for known in departments() for commune in communes_of(known.code)]

    bare = [c.code for c in every if not c.name or not all(len(p) == 5 for p in c.postcodes)]
    assert len(every) > 34_000
    assert bare == []


def test_commune_is_found_by_its_code():
    found = commune_with("59512")

    assert (found.name, found.department, found.postcodes) == ("Roubaix", "59", ("59100",))


def test_unknown_codes_give_nothing():
    assert (commune_with(None), commune_with("00000"), communes_of("00")) == (None, None, ())


def test_communes_come_in_the_order_of_their_names():
    names = [commune.name for commune in communes_of("23")]

    assert names == sorted(names)
