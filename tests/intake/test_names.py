"""Names as people type them: found, offered or asked about, never guessed."""

import csv
import unicodedata
from pathlib import Path

import pytest

from intake import expected, names
from intake.names import Ambiguous, Match, Offers, Unknown

# The spellings of ../shared/source/units.csv, as it stands outside of this repository.
SPELLINGS = {
    "dak-rve": ["Đăk Rve", "Đắk Rve", "Dak Rve"],
    "dak-koi": ["Đăk Kôi", "Đắk Kôi", "Dak Koi"],
    "dak-to-lung": ["Đăk Tơ Lung", "Đắk Tơ Lung", "Đăk Tờ Lung", "Dak To Lung"],
    "dak-ruong": ["Đăk Ruồng", "Đắk Ruồng", "Dak Ruong"],
    "dak-pne": ["Đăk Pne", "Đắk Pne", "Đăk Pnê", "Dak Pne"],
    "dak-to-re": ["Đăk Tờ Re", "Đắk Tờ Re", "Đăk Tô Re", "Dak To Re"],
    "tan-lap": ["Tân Lập", "Tan Lap"],
}
CASES = [(text, unit) for unit, texts in SPELLINGS.items() for text in texts]


@pytest.fixture
def communes(snapshot):
    return expected.communes(snapshot, "kon-ray", "2024-Q3")


@pytest.mark.parametrize(("text", "unit"), CASES)
@pytest.mark.parametrize("write", ["{}", "xã {}", "  Xã  {} ", "THỊ TRẤN {}"])
def test_every_spelling_finds_its_commune(communes, text, unit, write):
    assert names.resolve(write.format(text), communes) == Match(unit)
    assert names.resolve(write.format(text).upper(), communes) == Match(unit)


def test_the_spellings_are_those_of_the_warehouse(communes):
    path = Path(__file__).parents[2] / "data/published/unit_alias.csv"
    with path.open(encoding="utf-8") as file:
        aliases = {row["alias"] for row in csv.DictReader(file) if row["unit_id"] in SPELLINGS}
    assert aliases <= {text for texts in SPELLINGS.values() for text in texts}
    assert set(communes) == set(SPELLINGS)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Đăk Tơ Ree", "dak-to-re"), ("Đăk Ruồn", "dak-ruong"), ("Đắc Pne", "dak-pne")],
)
def test_a_slip_is_offered_not_taken(communes, text, unit):
    found = names.resolve(text, communes)
    assert isinstance(found, Offers)
    assert found.near[0] == (unit, SPELLINGS[unit][0])
    assert len(found.near) <= 3


def test_what_may_be_several_is_asked():
    known_names = {"a": ["Trồng rau sạch"], "b": ["Trồng rau sạch"], "c": ["Nuôi dê"]}
    assert names.resolve("trồng rau sạch", known_names) == Ambiguous(
        [("a", "Trồng rau sạch"), ("b", "Trồng rau sạch")]
    )


def test_marks_tell_apart_what_folds_alike():
    known_names = {"a": ["Tân"], "b": ["Tấn"]}
    assert names.resolve("Tấn", known_names) == Match("b")
    assert names.resolve("tân", known_names) == Match("a")
    assert names.resolve("Tan", known_names) == Ambiguous([("a", "Tân"), ("b", "Tấn")])


@pytest.mark.parametrize("text", ["thôn 5", "Thôn 5", "thon 5", "THÔN 05", "5", "làng 5"])
def test_a_village_by_its_number(text):
    assert names.resolve(text, {"v": ["thôn 5"], "w": ["thôn 15"]}) == Match("v")


def test_another_number_is_another_place():
    known_names = {"v": ["thôn Kon Bỉ 1"]}
    assert names.resolve("thôn Kon Bỉ 2", known_names) == Unknown()
    assert isinstance(names.resolve("thôn Kon Bì 01", known_names), Match)
    assert isinstance(names.resolve("thôn Kon Bii 1", known_names), Offers)


def test_the_beginning_of_a_long_name_is_offered():
    known_names = {"x": ["Cúng ốm đau và khấn cầu thần linh"], "y": ["Thuốc thư"]}
    assert names.resolve("Cúng ốm đau", known_names) == Offers([("x", known_names["x"][0])])


@pytest.mark.parametrize("text", ["", "  ", "…", "Plei Kần", "<b>x</b>"])
def test_what_is_like_nothing(communes, text):
    assert names.resolve(text, communes) == Unknown()


def test_decomposed_letters_are_the_same_letters(communes):
    assert names.resolve(unicodedata.normalize("NFD", "Đăk Tờ Re"), communes) == Match("dak-to-re")
