"""What one workbook says, cell by cell, before anybody has judged it."""

from collections.abc import Sequence
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

    event: launched | replicated | converted_in | goal_met | ineffective | converted, running for
    one that runs since before the unit's first form, "" when it can't be read; model_id: of a model
    that the form listed, "" for a new one; field: one of the fields of models, "" when none is
    given; late: whether it was launched in an earlier quarter that did not tell of it.
    """

    event: str
    model_id: str
    name: Text
    field: str
    sponsor: Text
    village: Text
    reason: Text
    late: bool = False


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


class Note(NamedTuple):
    """Something that a unit says in words.

    kind: highlight | difficulty | cause | proposal | past_task | task; position: of its row, from
    1 (a cause has that of its difficulty); state: done | under_way | not_started, "" when nothing
    is said; result: of a past task.
    """

    kind: str
    position: int
    text: Text
    state: str
    result: Text


class Filled(NamedTuple):
    """A whole workbook.

    unit_id, quarter: by its stamp; counts: of models, by event; running: models at the quarter's
    end; customs: households by custom_id; indicators: by (indicator_id, version); outreach: by
    channel; notes: what is said in words; opening: models at the quarter's beginning, where the
    form asks for them or somebody wrote them; shared: what of an agency's outreach others report,
    by channel. What the unit's form does not ask is not in the dictionaries.
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
    notes: Sequence[Note] = ()
    opening: Value | None = None
    shared: dict[str, Value] = {}  # noqa: RUF012 (never changed)
