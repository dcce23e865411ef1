"""What is kept changes in no way while it may not be changed, whoever asks for it."""

from datetime import date

import pytest

from data import permission, store
from data.versions import WarehouseError, folder
from intake import accepting, blank_form, closing, form_drafts, journal, sending, withdrawing
from report import drafts, files
from report.drafts import Draft
from report.errors import ReportError

REFUSAL = "Chỉ để xem."
QUARTER = "2024-Q3"


@pytest.fixture
def form(lay_out):
    """A form of Đăk Pne that was sent."""
    lay_out()
    data = blank_form.write(store.snapshot(), "dak-pne", QUARTER)
    sending.send("official", data, "dak-pne.xlsx", "Lan")
    return data


@pytest.fixture
def forbid(monkeypatch):
    """`forbid()`: from now on nothing may be written."""
    return lambda: monkeypatch.setattr(permission, "_rule", lambda: REFUSAL)


def sent():
    [one] = journal.submissions("official")
    return one.sha


WAYS = {
    "send": lambda: sending.send(
        "official", blank_form.write(store.snapshot(), "dak-koi", QUARTER), "dak-koi.xlsx", "Lan"
    ),
    "return": lambda: sending.give_back("official", sent(), "Sửa ô D20", "Lan"),
    "accept": lambda: accepting.accept("official", sent(), "Lan", {}),
    "withdraw": lambda: withdrawing.withdraw("official", sent(), "Sửa ô D20", "Lan"),
    "close": lambda: closing.close("official", QUARTER, "Lan"),
    "allow": lambda: closing.allow(
        "official", "dak-pne", QUARTER, date(2999, 1, 1), "Mưa lũ lớn", "Lan"
    ),
    "fill in": lambda: form_drafts.save("official", "dak-pne", QUARTER, {"running": "4"}, "Lan"),
    "drop": lambda: form_drafts.drop("official", "dak-pne", QUARTER, 0),
    "draft": lambda: drafts.save("official", "2024-Q2", Draft({"closing": "Hết."}, {}), 0, "Lan"),
    "issue": lambda: files.issue(store.snapshot(), "2024-Q2", Draft({}, {}), "Lan"),
}


def contents():
    """Every file of the data set; the lock of a folder holds nothing."""
    return {
        path: path.read_bytes()
        for path in folder("official").rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_written_while_it_may_not(form, forbid, way):
    before = contents()
    forbid()
    with pytest.raises((WarehouseError, ReportError)) as caught:
        WAYS[way]()
    assert str(caught.value).endswith(f". {REFUSAL}")
    assert contents() == before
