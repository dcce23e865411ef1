"""Forms of Đăk Pne, and what the warehouse knows of it."""

import pytest

from intake import unit_record
from tests.intake import filled_forms as forms


@pytest.fixture
def fill(snapshot):
    """`fill(counts={…}, …)` makes a form of Đăk Pne."""
    return lambda **said: forms.fill(snapshot, **said)


@pytest.fixture
def known(snapshot):
    """`known(figures={…}, …)` is what the warehouse knows of Đăk Pne, with parts replaced."""
    real = unit_record.read(snapshot, "dak-pne", "2024-Q3")
    return lambda **parts: real._replace(**parts)
