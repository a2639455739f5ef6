"""The schemas that editors read say what the program reads."""

import pytest

from diagnostic.people import OPERATOR
from jalons import CONTENT, content_alone
from store.content_schemas import SHAPES, schema_text
from use_cases.check_content import write_schemas


@pytest.mark.parametrize("name", SHAPES)
def test_schema_is_up_to_date(name):
    kept = (CONTENT / "schema" / f"{name}.schema.json").read_text("utf-8")

    assert kept == schema_text(name), "run: python jalons.py questionnaires --schemas"


def test_there_is_no_other_schema():
    kept = {path.name for path in (CONTENT / "schema").iterdir()}

    assert kept == {f"{name}.schema.json" for name in SHAPES}


def test_schemas_are_written_where_asked(tmp_path):
    written = write_schemas(content_alone(), OPERATOR, folder=tmp_path / "schema")

    assert [path.name for path in written] == [f"{name}.schema.json" for name in SHAPES]
    assert all(path.read_text("utf-8").endswith("}\n") for path in written)
