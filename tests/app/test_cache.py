"""What was made once for a choice: kept with its version, told apart by all that it depends on."""

import pytest

import app.cache
from app.cache import kept
from app.view import View
from data import publish, store


@pytest.fixture
def made(snapshot):
    """A kept function that counts how often it has to work."""
    snapshot.answers.clear()
    runs = []

    @kept
    def make(view, *choices):
        runs.append((view, choices))
        return [view.quarter, *choices]

    make.runs = runs
    return make


def test_same_choice_is_made_once(made, view):
    assert made(view, "light") is made(view, "light")
    assert len(made.runs) == 1


OTHER = {
    "quarter": "2024-Q1",
    "comparison": "last_year",
    "communes": ["dak-pne"],
    "commune_labels": {"dak-pne": "xã Đăk Pne"},
    "district": "Kon Plông",
    "villages": False,
    "as_reported": "30/6/2024",
    "filters": ("quarter",),
}


@pytest.mark.parametrize("field", [name for name in View._fields if name != "snapshot"])
def test_every_choice_has_its_own(made, view, field):
    """Whatever a view has: a filter that is added needs no line here but its other value."""
    made(view, "light")
    made(view._replace(**{field: OTHER[field]}), "light")
    made(view, "dark")
    assert len(made.runs) == 3


def test_functions_of_the_same_name_do_not_mix(view):
    def first():
        @kept
        def make(view):
            return 1

        return make

    def second():
        @kept
        def make(view):
            return 2

        return make

    assert (first()(view), second()(view)) == (1, 2)


def test_a_new_version_is_made_anew(made, view, lay_out):
    lay_out()
    before = made(view._replace(snapshot=store.snapshot()))
    publish.build()
    assert made(view._replace(snapshot=store.snapshot())) is not before
    assert len(made.runs) == 2


def test_few_are_kept(made, view, monkeypatch):
    monkeypatch.setattr(app.cache, "KEPT_ANSWERS", 3)
    for number in range(5):
        made(view, number)
    assert len(view.snapshot.answers) == 3
    made(view, 4)
    assert len(made.runs) == 5


def test_a_mistake_is_not_kept(view):
    runs = []

    @kept
    def make(view):
        runs.append(view)
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            make(view)
    assert len(runs) == 2
