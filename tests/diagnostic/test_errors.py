"""A refusal says what its sentence needs."""

from diagnostic.errors import UnknownOption


def test_refusal_carries_what_its_sentence_needs():
    refusal = UnknownOption(item="phone", option="sometimes")

    assert refusal.details == {"item": "phone", "option": "sometimes"}
    assert refusal.args == ("errors.unknown_option", refusal.details)
