"""The agencies of the district: until one quarter the district's document tells what they did, from
then on each sends a form of its own, with figures.
"""

from collections.abc import Iterable, Iterator
from random import Random
from typing import NamedTuple

from data.demo import agency_phrases as phrases
from data.demo.activities import OUTREACH
from data.demo.papers import district_of, document_of
from data.demo.places import COMMUNES_TOLD, DISTRICT, INVENTED, agency_row, commune
from data.demo.timeline import Timeline, due_on
from data.vietnamese import write_number

# The first quarter of which each agency sends a form of its own.
SINCE = "2024-Q3"
WORDLESS = 0.12  # how often an agency is not mentioned in the district's own document


class Agency(NamedTuple):
    """An agency: its place on the list (from 1), id, name, how others call it, what it does, how
    many sessions it holds beside those that communes count, and when it said nothing (told)."""

    number: int
    unit_id: str
    name: str
    aliases: tuple[str, ...]
    says: phrases.Agency
    sessions: tuple[int, int]
    silent: frozenset[str] = frozenset()


class Told(NamedTuple):
    """An agency in one quarter: whether anything is told of it, and in which submission."""

    quarter: str
    is_there: bool
    submission_id: str


AGENCIES = (
    Agency(
        *(
            1,
            f"{DISTRICT}.mat-tran",
            "Ủy ban MTTQ huyện",
            ("Mặt trận",),
            phrases.FRONT,
            (1, 4),
        ),
    ),
    Agency(
        *(
            2,
            f"{DISTRICT}.thanh-nien",
            "Huyện đoàn",
            ("Đoàn Thanh niên",),
            phrases.YOUTH,
            (1, 3),
        ),
        frozenset({"2025-Q2"}),
    ),
    Agency(3, f"{DISTRICT}.phu-nu", "Hội LHPN huyện", ("Hội LHPN",), phrases.WOMEN, (1, 4)),
    Agency(
        *(4, f"{DISTRICT}.dan-toc", "Phòng Dân tộc huyện", (), phrases.ETHNIC, (0, 2)),
        frozenset({"2024-Q2", "2024-Q4"}),
    ),
    Agency(5, f"{DISTRICT}.van-hoa", "Trung tâm Văn hóa huyện", (), phrases.CULTURE, (0, 0)),
)
# Writes for the portal of the district, and so is never silent once it reports.
WRITER = AGENCIES[-1]


def unit_rows() -> Iterator[tuple]:
    """The rows of dim_unit."""
    for agency in AGENCIES:
        yield agency_row(agency.unit_id, agency.name)


def alias_rows() -> Iterator[tuple]:
    """The rows of unit_alias: as sponsors the agencies are written more shortly."""
    for agency in AGENCIES:
        for alias in agency.aliases:
            yield (alias, agency.unit_id)


def tell(agency: Agency, timeline: Timeline, dice: Random) -> list[Told]:
    """One entry for each quarter that was lived through."""
    found = []
    for quarter in timeline.lived:
        is_silent = dice.random() < WORDLESS
        if quarter >= SINCE:
            is_silent = False
        is_silent = is_silent or quarter in agency.silent
        own = f"{agency.unit_id}.{quarter}"
        found.append(
            Told(quarter, not is_silent, own if quarter >= SINCE else district_of(quarter))
        )
    return found


def submission_rows(agency: Agency, told: list[Told]) -> Iterator[tuple]:
    """The rows of submission of one agency: its own forms."""
    for one in told:
        if one.is_there and one.quarter >= SINCE:
            yield (
                *(one.submission_id, document_of(one.quarter), agency.unit_id, one.quarter),
                *(INVENTED, due_on(one.quarter), None),
            )


def take_over(rows: Iterable[tuple]) -> Iterator[tuple]:
    """Rows of fact_outreach of the district, which one agency tells once it reports by itself."""
    for row in rows:
        quarter = row[1]
        if quarter < SINCE:
            yield row
        else:
            yield (*row[:2], WRITER.unit_id, *row[3:7], f"{WRITER.unit_id}.{quarter}", *row[8:])


def outreach_rows(agency: Agency, told: list[Told], dice: Random) -> Iterator[tuple]:
    """The rows of fact_outreach of one agency, from its own forms: what nobody else counts."""
    number = 0
    for one in told:
        held, shared = dice.randint(*agency.sessions), dice.randint(2, 9)
        attendance = held * dice.randint(60, 95) // 10 * 10
        if agency == WRITER or one.quarter < SINCE or not one.is_there:
            continue
        beside = f"{write_number(held + shared)} trừ {write_number(shared)} buổi nơi khác ghi"
        for channel, value, qualifier, derived in (
            ("session", held, "exact", beside),
            ("attendance", attendance, "about" if held else "exact", None),
        ):
            number += 1
            yield (
                *(f"a{agency.number}.o{number}", one.quarter, agency.unit_id, channel, value),
                *("counted" if value else "zero", qualifier, one.submission_id, OUTREACH, derived),
                None,
            )


def support_rows(agency: Agency, told: list[Told], communes: int, dice: Random) -> Iterator[tuple]:
    """The rows of fact_support of one agency, from its own forms."""
    number = 0
    for one in told:
        if not agency.says.gifts:
            return
        item, unit, span = dice.choice(agency.says.gifts)
        value, place = dice.randint(*span), label(dice.randrange(min(communes, COMMUNES_TOLD)))
        is_given, is_counted = dice.random() < 0.7, dice.random() < 0.9
        if one.quarter < SINCE or not one.is_there or not is_given:
            continue
        number += 1
        yield (
            *(f"a{agency.number}.h{number}", one.quarter, agency.unit_id, item, place),
            *(agency.name, value if is_counted else None, unit),
            *("counted" if is_counted else "uncounted", "exact", one.submission_id, OUTREACH),
            *(None, None),
        )


def label(number: int) -> str:
    """A commune as a sentence has it: "xã Mẫu 3", "thị trấn Mẫu"."""
    place = commune(number)
    return f"{'xã' if number else 'thị trấn'} {place.name}"
