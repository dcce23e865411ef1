"""What one workbook says, cell by cell, before anybody has judged it."""

from decimal import Decimal
from typing import NamedTuple


class Value(NamedTuple):
    """A cell that holds a number: where it stands, what is in it, what that means.

    state: "counted" (above zero) | "zero" ("0", "không có") | "uncounted" ("chưa rõ": it is there,
    its number is not known) | "dash" (nothing is said, on purpose) | "blank" | "unreadable";
    value: None unless counted or zero; qualifier: exact | more_than | about.
    """

    sheet: str
    cell: str
    printed: str
    state: str
    value: Decimal | None = None
    qualifier: str = "exact"

    @property
    def says_something(self) -> bool:
        """Whether it states a fact, be it zero or an unknown number."""
        return self.state in ("counted", "zero", "uncounted")


class Text(NamedTuple):
    """A cell that holds words, tidied (NFC, one line); "" when it is empty."""

    sheet: str
    cell: str
    printed: str


class Model(NamedTuple):
    """A row of the list of models: what happened to one of them.

    event: launched | replicated | converted_in | goal_met | ineffective | converted, "" when it
    can't be read; model_id: of a model that the form listed, "" for a
    new one; field: one of the fields of models, "" when none is given.
    """

    event: str
    model_id: str
    name: Text
    field: str
    sponsor: Text
    village: Text
    reason: Text


class Household(NamedTuple):
    """A row of the list of villages: households of one village that keep a custom."""

    custom_id: str
    village: Text
    value: Value


class Ratio(NamedTuple):
    """The two cells of an indicator; `denominator` is None for one that is only counted."""

    numerator: Value
    denominator: Value | None


class Gift(NamedTuple):
    """A row of the list of support that was given."""

    item: Text
    place: Text
    sponsor: Text
    value: Value
    unit: Text


class Filled(NamedTuple):
    """A whole workbook.

    unit_id, quarter: by its stamp; counts: of models, by event; running: models at the quarter's
    end; customs: households by custom_id; indicators: by (indicator_id, version); outreach: by
    channel; shared: what of an agency's outreach others report, by channel. What the unit's form
    does not ask is not in the dictionaries.
    """

    unit_id: str
    quarter: str
    counts: dict[str, Value]
    running: Value | None
    models: list[Model]
    customs: dict[str, Value]
    households: list[Household]
    indicators: dict[tuple[str, int], Ratio]
    outreach: dict[str, Value]
    gifts: list[Gift]
    shared: dict[str, Value] = {}  # noqa: RUF012 (never changed)
