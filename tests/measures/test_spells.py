"""How long what is still kept has been kept."""

import shutil

import pytest
from hypothesis import given

from data import publish, store
from measures.completeness import read_silences
from measures.rundown import trace, trace_communes
from measures.spells import Spell, find_spell
from queries import query
from tests import recompute
from tests.measures.courses import LINES, course, points
from tests.recompute.customs import kept_since


@pytest.mark.parametrize(
    ("line", "spell", "quarters"),
    [
        ("-", None, 0),
        ("0", None, 0),
        ("5 0", None, 0),
        ("5 4 0 - 0?", None, 0),
        ("5", Spell("2023-Q1", "2023-Q1", False, 0), 1),
        ("5 4 ?", Spell("2023-Q1", "2023-Q3", False, 0), 3),
        ("- 5 4", Spell("2023-Q2", "2023-Q3", False, 0), 2),
        ("5 - 0? 4", Spell("2023-Q1", "2023-Q4", False, 2), 4),
        ("5 4 - 0?", Spell("2023-Q1", "2023-Q2", False, 0), 2),
        ("5 0 2 1", Spell("2023-Q3", "2023-Q4", True, 0), 2),
        ("0 0 2?", Spell("2023-Q3", "2023-Q3", True, 0), 1),
        # Nobody knows of the quarter between: it may have begun there.
        ("5 0 - 1 1", Spell("2023-Q4", "2024-Q1", False, 0), 2),
        ("5 0 0? 1", Spell("2023-Q4", "2023-Q4", False, 0), 1),
    ],
)
def test_spells(line, spell, quarters):
    found = find_spell(points(line))
    assert found == spell
    assert (found.quarters if found else 0) == quarters


@given(LINES)
def test_a_spell_goes_on_exactly_where_the_custom_was_there_when_last_heard_of(line):
    one = course(line)
    assert (find_spell(one.points) is not None) == one.is_practised


def test_spells_on_a_second_road(empty_home, tmp_path):
    """In an invented world, back through the files: of the district and of every commune."""
    source = shutil.copytree(publish.PUBLISHED, tmp_path / "files")
    for table, frame in recompute.imagine(recompute.read(source), 3).items():
        frame.to_csv(source / f"{table}.csv", index=False)
    publish.build(source=source)
    on, tables = store.snapshot(), recompute.read(source)
    found = []
    for quarter in ("2024-Q2", "2023-Q4"):
        chosen = {"on": on, "quarter": quarter, "communes": []}
        silences = read_silences(on, quarter, [])
        courses = trace(query("customs/course", since="", **chosen), silences)
        parts = trace_communes(courses, query("customs/by_commune", **chosen), silences)
        for one in courses:
            assert find_spell(one.points) == kept_since(tables, one.custom_id, quarter)
        for (custom, commune), part in parts.items():
            found.append(find_spell(part.points))
            assert found[-1] == kept_since(tables, custom, quarter, commune), (custom, commune)
    spells = [spell for spell in found if spell]
    assert len(found) > len(spells) > 10
    assert {spell.known for spell in spells} == {True, False}
