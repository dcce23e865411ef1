"""What a file that comes back was made from."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from report.issued import Issued
from report.review.origin import choose_issue
from report.withdrawals import Withdrawal

THEN = datetime(2024, 9, 25, tzinfo=UTC)
GONE = Withdrawal(THEN, "Lan", "Thiếu một đoạn")


def make(number: int, version: int, gone: Withdrawal | None = None) -> Issued:
    return Issued(
        number, Path(), "official", "2024-Q3", THEN, "Lan", "152", "2024-09-25", version, gone
    )


@pytest.mark.parametrize(
    ("reports", "version", "chosen"),
    [
        ([make(1, 12, GONE), make(2, 13)], "12", 1),  # sent out before it was withdrawn
        ([make(1, 12), make(2, 12), make(3, 12, GONE)], "12", 2),
        ([make(1, 12, GONE), make(2, 12, GONE)], "12", 2),
        ([make(1, 12), make(2, 13), make(3, 14, GONE)], "", 2),
        ([make(1, 12, GONE)], "9", None),
        ([], "12", None),
    ],
)
def test_a_file_is_held_against_the_issue_that_it_was_made_with(reports, version, chosen):
    found = choose_issue(reports, version)
    assert (found and found.number) == chosen
