"""Forms of Đăk Pne, and what the warehouse knows of it."""

import pytest

from data.intake import history
from tests.intake import filled_forms as forms


@pytest.fixture
def fill(snapshot):
    """`fill(counts={…}, …)` makes a form of Đăk Pne."""
    return lambda **said: forms.fill(snapshot, **said)


@pytest.fixture
def known(snapshot):
    """`known(figures={…}, …)` is what the warehouse knows of Đăk Pne, with parts replaced."""
    real = history.read(snapshot, "dak-pne", "2024-Q3")
    return lambda **parts: real._replace(**parts)
