"""Merging: a field that one side changed is taken, one that both changed is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.merging import describe_change, merge, name_field
from report.storage import Draft
from report.text_parts import NAMES, title_of

TEXTS = st.dictionaries(st.sampled_from(["direction", "units", "tasks"]), st.sampled_from("abc"))


@given(base=TEXTS, theirs=TEXTS, mine=TEXTS)
def test_merging_by_field(base, theirs, mine):
    merged, conflicts = merge(Draft(base, {}), Draft(theirs, {}), Draft(mine, {}))
    clashing = {conflict.field.removeprefix("texts.") for conflict in conflicts}
    for name in NAMES:
        was, saved, now = base.get(name), theirs.get(name), mine.get(name)
        assert (name in clashing) == (saved != was and now != was and saved != now)
        if name not in clashing:
            assert merged.texts.get(name) == (now if saved == was else saved)
        else:
            assert merged.texts.get(name) == saved


@given(base=TEXTS, mine=TEXTS)
def test_merging_with_nobody_gives_mine(base, mine):
    draft = Draft(mine, {"number": "1"})
    assert merge(Draft(base, {}), Draft(base, {}), draft) == (draft, [])


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("texts.direction", f"phần “{title_of('direction')}”"),
        ("settings.number", "số báo cáo"),
        ("settings.seal", "thiết lập “seal”"),
    ],
)
def test_fields_have_names(field, words):
    assert name_field(field) == words


def test_no_change_has_no_words():
    draft = Draft({"direction": "a"}, {"number": "1"})
    assert describe_change(draft, draft) == ""
