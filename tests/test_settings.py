"""The start: what is read, what is made, and the refusals that name the faulty variable."""

import stat

import pytest

from settings import ROOT, SettingError, from_environment

SECRET = "thirty-two characters, or even more"


def test_nothing_given_means_an_embedded_database():
    settings = from_environment({"JALONS_SECRET_KEY": SECRET})

    assert settings.database_url == f"sqlite:///{ROOT / 'data' / 'jalons.sqlite3'}"
    assert settings.secret_key == SECRET.encode()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_spoken_to_by_psycopg(scheme):
    settings = from_environment(
        {"JALONS_DATABASE_URL": f"{scheme}://jalons@server/jalons", "JALONS_SECRET_KEY": SECRET}
    )

    assert settings.database_url == "postgresql+psycopg://jalons@server/jalons"


def test_secret_of_an_embedded_database_is_made_once_beside_it(tmp_path):
    given = {"JALONS_DATABASE_URL": f"sqlite:///{tmp_path / 'kept' / 'jalons.sqlite3'}"}

    first, second = from_environment(given), from_environment(given)

    kept = tmp_path / "kept" / "jalons.key"
    assert first == second
    assert len(first.secret_key) >= 32
    assert stat.S_IMODE(kept.stat().st_mode) & 0o077 == 0


def test_secret_is_never_printed():
    settings = from_environment({"JALONS_SECRET_KEY": SECRET})

    assert SECRET not in repr(settings)


@pytest.mark.parametrize(
    ("given", "variable"),
    [
        ({"JALONS_DATABASE_URL": "mysql://server/jalons"}, "JALONS_DATABASE_URL"),
        ({"JALONS_DATABASE_URL": "sqlite://"}, "JALONS_DATABASE_URL"),
        ({"JALONS_DATABASE_URL": "postgresql://server/jalons"}, "JALONS_SECRET_KEY"),
        ({"JALONS_SECRET_KEY": "short"}, "JALONS_SECRET_KEY"),
    ],
    ids=["unknown database", "no file", "PostgreSQL without a secret", "short secret"],
)
def test_wrong_setting_is_refused_by_its_name(given, variable):
    with pytest.raises(SettingError) as refusal:
        from_environment(given)

    assert refusal.value.variable == variable
    assert str(refusal.value).startswith(f"{variable} : ")


def test_damaged_secret_is_refused(tmp_path):
    (tmp_path / "jalons.key").write_text("")

    with pytest.raises(SettingError, match="sauvegarde"):
        from_environment({"JALONS_DATABASE_URL": f"sqlite:///{tmp_path / 'jalons.sqlite3'}"})


@pytest.mark.parametrize(("given", "kept"), [("", True), ("oui", True), (" Non ", False)])
def test_a_process_keeps_to_one_core_unless_told_otherwise(given, kept):
    settings = from_environment({"JALONS_SECRET_KEY": SECRET, "JALONS_ONE_CORE": given})
    assert settings.one_core is kept


def test_one_core_is_yes_or_no():
    with pytest.raises(SettingError, match=r"JALONS_ONE_CORE : écrivez oui, non"):
        from_environment({"JALONS_SECRET_KEY": SECRET, "JALONS_ONE_CORE": "deux"})
