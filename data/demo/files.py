"""All files of the demonstration, written commune by commune: no more than one is ever held."""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from data.demo import (
    activities,
    agencies,
    customs,
    duties,
    indicators,
    models,
    notes,
    papers,
    places,
    steering,
    timeline,
)
from data.demo.timeline import Timeline, year_of
from data.demo.totals import Tally
from data.versions import WarehouseError
from data.vietnamese import write_number

COMMUNES = 7
SEED = 2021
MOST_COMMUNES = 20_000
MOST_QUARTERS = 400
MOST_REPORTS = 1_000_000  # communes times quarters: 51 million figures, 5 GB of CSV on the way

See = Callable[[Iterable[tuple]], Iterator[tuple]]  # lets rows pass, and counts them

_QUARTER = 1  # where a fact's quarter stands
_COUNT = "value state qualifier submission_id locator derived"
COLUMNS = {
    "dim_quarter": "quarter starts_on ends_on data_from data_to",
    "document": "document_id kind number issued_on issuer abstract about url note",
    "dim_unit": "unit_id kind name parent_id code latitude longitude tile_column tile_row "
    "valid_from valid_to printed source",
    "unit_name": "unit_id kind name valid_from valid_to source",
    "unit_alias": "alias unit_id",
    "unit_succession": "old_unit_id new_unit_id effective_on",
    "dim_custom": "custom_id kind position name document_id",
    "dim_model": "model_id name field sponsor place printed",
    "submission": "submission_id document_id unit_id quarter accepted_by accepted_on note",
    "fact_model": f"fact_id quarter unit_id event period model_id {_COUNT} reason note",
    "fact_model_stock": f"fact_id quarter unit_id {_COUNT} note",
    "fact_custom": f"fact_id quarter unit_id custom_id {_COUNT} printed note",
    "fact_indicator": "fact_id quarter unit_id indicator_id version numerator denominator state "
    "qualifier submission_id locator derived note",
    "fact_target": "fact_id year unit_id indicator_id version baseline_numerator "
    "baseline_denominator target submission_id locator derived note",
    "fact_outreach": f"fact_id quarter unit_id channel {_COUNT} note",
    "fact_support": "fact_id quarter unit_id item place sponsor value unit state qualifier "
    "submission_id locator derived note",
    "fact_duty": "fact_id quarter unit_id state due_on came_on submission_id locator note",
    "fact_task": "fact_id quarter position part about lead value unit submission_id locator note",
    "fact_note": "fact_id quarter unit_id kind position text state result submission_id locator "
    "note",
    "context_figure": "context_id topic unit_id place period as_of measure value out_of state "
    "qualifier printed unit document_id derived note",
    "control_total": "control_id name measure subject quarter unit_id expected submission_id "
    "locator derived",
}


def require_size(communes: int, quarters: int) -> None:
    """WarehouseError, in Vietnamese, for a district or a history that can't be made."""
    for what, size, most in (
        ("Số xã", communes, MOST_COMMUNES),
        ("Số quý", quarters, MOST_QUARTERS),
        ("Số xã nhân số quý", communes * quarters, MOST_REPORTS),
    ):
        if not 1 <= size <= most:
            raise WarehouseError(
                f"{what} phải từ 1 đến {write_number(most)}, không phải {write_number(size)}."
            )


def write(
    folder: Path,
    communes: int = COMMUNES,
    quarters: int = timeline.QUARTERS,
    seed: int = SEED,
) -> None:
    """Write one CSV file for each table of the warehouse; the same arguments, the same bytes.

    `quarters` are the last ones up to 2025-Q2. WarehouseError for a size that can't be made.
    """
    require_size(communes, quarters)
    when = timeline.make(quarters)
    known = customs.read_list()
    tally = Tally({custom.custom_id: custom.kind for custom in known}, communes)
    world = _World(when, indicators.read(when), known, tally, communes, seed)
    with ExitStack() as opened:
        files = _Files(opened, folder, when.reported[0])
        _write_district(files, world)
        for number in range(communes):
            _write_commune(files, world, places.commune(number))
        _write_agencies(files, world)
        files.add("control_total", tally.rows(when))


class _World(NamedTuple):
    """What all communes share."""

    timeline: Timeline
    defined: list[dict[str, Any]]
    customs: list[customs.Custom]
    tally: Tally
    communes: int
    seed: int

    def dice(self, place: str, subject: str) -> Random:
        """Chance for one subject at one place, which no other place or subject disturbs."""
        return Random(f"{self.seed}/{place}/{subject}")


class _Files:
    """One open file for each table, with its header written."""

    def __init__(self, opened: ExitStack, folder: Path, first: str) -> None:
        self.first = first
        self.writers = {}
        for table, columns in COLUMNS.items():
            path = folder / f"{table}.csv"
            file = opened.enter_context(path.open("w", encoding="utf-8", newline=""))
            self.writers[table] = csv.writer(file, lineterminator="\n")
            self.writers[table].writerow(columns.split())

    def add(self, table: str, rows: Iterable[tuple]) -> None:
        """Write rows as they come."""
        self.writers[table].writerows(rows)

    def tell(self, table: str, rows: Iterable[tuple], see: See = iter) -> None:
        """Write the facts from the first quarter on: more was lived through than is told."""
        self.add(table, see(row for row in rows if row[_QUARTER] >= self.first))


def _write_district(files: _Files, world: _World) -> None:
    when, defined = world.timeline, world.defined
    named = [row[key] for row in defined for key in ("valid_from", "valid_to") if row[key]]
    files.add("dim_quarter", timeline.rows(when, named))
    redefined = [row["valid_from"] for row in defined if row["changed_by"]]
    files.add("document", papers.document_rows(when, max(redefined, default="")))
    files.add("document", steering.rows(when))
    files.add("dim_unit", [places.district_row()])
    files.add("dim_custom", customs.list_rows(world.customs))
    files.add("submission", papers.district_rows(when))
    portal = activities.portal_rows(when, world.dice("district", "portal"))
    files.tell("fact_outreach", agencies.take_over(portal))
    support = activities.shared_support_rows(when, world.dice("district", "support"))
    files.tell("fact_support", support)
    tasks = activities.task_rows(when, world.communes, world.dice("district", "tasks"))
    # set in one quarter for the next: those for the first one were set before
    told = (row for row in tasks if row[_QUARTER] > files.first)
    files.add("fact_task", world.tally.see_tasks(told))


def _write_agencies(files: _Files, world: _World) -> None:
    when, communes = world.timeline, world.communes
    files.add("dim_unit", agencies.unit_rows())
    files.add("unit_alias", agencies.alias_rows())
    for agency in agencies.AGENCIES:

        def dice(subject: str, unit_id: str = agency.unit_id) -> Random:
            return world.dice(unit_id, subject)

        told = agencies.tell(agency, when, dice("duties"))
        files.add("submission", agencies.submission_rows(agency, told[when.start :]))
        outreach = agencies.outreach_rows(agency, told, dice("outreach"))
        files.tell("fact_outreach", outreach)
        support = agencies.support_rows(agency, told, communes, dice("support"))
        files.tell("fact_support", support)
        files.tell("fact_note", notes.agency_rows(agency, told, communes, dice("notes")))


def _write_commune(files: _Files, world: _World, place: places.Commune) -> None:
    when, defined, tally = world.timeline, world.defined, world.tally

    def dice(subject: str) -> Random:
        return world.dice(place.unit_id, subject)

    reports = duties.reports(place, when, dice("duties"))
    files.add("dim_unit", places.rows(place, world.communes))
    files.add("submission", papers.commune_rows(place, reports[when.start :]))
    files.tell("fact_duty", activities.duty_rows(place, reports))

    history = models.live(place, reports, dice("models"))
    files.add("dim_model", models.model_rows(history, when.start))
    files.tell("fact_model", models.event_rows(place, reports, history), tally.see_events)
    files.tell("fact_model_stock", models.stock_rows(place, reports, history))

    practised = list(customs.rows(place, reports, world.customs, when, dice))
    files.tell("fact_custom", practised, tally.see_customs)

    lived = indicators.live(when, defined, dice)
    values = indicators.rows(place, reports, defined, lived, dice)
    files.tell("fact_indicator", values)
    targets = indicators.target_rows(place, defined, lived)
    files.add("fact_target", (row for row in targets if row[1] >= year_of(files.first)))

    outreach = list(activities.outreach_rows(place, reports, dice("outreach")))
    support = list(activities.support_rows(place, reports, dice("support")))
    files.tell("fact_outreach", outreach)
    files.tell("fact_support", support)

    names = {custom.custom_id: custom.name for custom in world.customs}
    happened = notes.find_happened(
        reports, history, practised, outreach, support, names, dice("words")
    )
    files.tell("fact_note", notes.commune_rows(place, reports, happened, dice("notes")))
