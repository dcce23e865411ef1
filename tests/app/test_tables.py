"""What holds for every table."""

import pytest

from app.indicators.tables import list_indicators
from app.sources.tables import list_context, list_controls, list_dictionary, list_documents
from tests.app.table_lines import lines


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("indicators/definitions", list_indicators),
        ("sources/controls", list_controls),
        ("sources/documents", list_documents),
        ("sources/context", list_context),
        ("sources/dictionary", list_dictionary),
    ],
)
@pytest.mark.parametrize("quarter", ["2024-Q2", "2024-Q1"])
def test_every_row_is_listed_and_every_cell_is_text(ask, view, name, listed, quarter):
    frame = ask(view._replace(quarter=quarter), name)
    table = listed(frame)
    assert len(table) == len(frame)
    assert [cell for row in lines(table) for cell in row if not isinstance(cell, str)] == []
