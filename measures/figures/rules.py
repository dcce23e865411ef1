"""How facts become the number behind a name: which facts count, and whether quarters compare."""

from collections.abc import Callable

from measures.figures import customs, events, indicators
from measures.figures.catalogue import Entry
from measures.figures.facts import Facts
from measures.figures.figure import Figure

MEASURES: dict[str, Callable[[Facts, str, Entry], Figure]] = {
    "absent": events.tell_absent,
    "events": events.count_events,
    "stock": events.count_running,
    "to_date": events.count_to_date,
    "channel": events.count_channel,
    "support": events.count_support,
    "duty": events.count_duties,
    "tasks": events.count_tasks,
    "task": events.read_task,
    "communes": events.count_communes,
    "custom": customs.count_households,
    "village": customs.count_households,
    "practised": customs.count_practised,
    "gone": customs.count_gone,
    "households": customs.count_all_households,
    "indicator": indicators.divide_values,
    "target": indicators.weigh_targets,
}


def measure(facts: Facts, name: str, entry: Entry) -> Figure:
    """The figure of a name of the catalogue."""
    return MEASURES[entry.measure](facts, name, entry)
