"""What a commune or an agency says in words in a quarter; of figures it says what they say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from random import Random
from typing import NamedTuple

from data.demo import agencies, agency_phrases, customs, phrases
from data.demo.agencies import Agency, Told
from data.demo.duties import Report
from data.demo.models import ENDED, History
from data.demo.papers import commune_of
from data.demo.places import COMMUNES_TOLD, Commune
from data.demo.timeline import number_of
from data.quantities import write_quantity
from data.vietnamese import write_count
from data.words import quote

LOCATOR = "biểu 6"
# How often a commune says anything: those of the usual size nearly always, the thousands of a
# great demonstration seldom. One of them is known for being brief.
SPEAKS, SPEAKS_AMONG_MANY = 0.88, 0.15
BRIEF = 4
# How far the tasks of the quarter before have come, and how often nobody says.
STATES = ("done", "under_way", "not_started", "")
_WEIGHTS = (55, 28, 10, 7)
_QUARTER, _SUBJECT, _VALUE, _QUALIFIER = 1, 3, 4, 6  # where they stand in rows of facts


class Said(NamedTuple):
    """One row of words, without its place in the warehouse."""

    kind: str
    position: int
    text: str
    state: str | None = None
    result: str | None = None


class Happened(NamedTuple):
    """Sentences that the figures of a quarter allow, and difficulties (with causes) likewise."""

    highlights: list[str]
    difficulties: list[tuple[str, str]]


def commune_rows(
    place: Commune,
    reports: list[Report],
    happened: dict[str, Happened],
    dice: Random,
) -> Iterator[tuple]:
    """The rows of fact_note of one commune."""
    number = 0
    before: list[phrases.Task] = []
    for report in reports:
        said, before = _of_commune(place, report, happened[report.quarter], before, dice)
        for one in said:
            number += 1
            yield (
                *(f"{place.number}.w{number}", report.quarter, place.unit_id, one.kind),
                *(one.position, one.text, one.state, one.result),
                *(commune_of(place, report.quarter), LOCATOR, None),
            )


def agency_rows(agency: Agency, told: list[Told], communes: int, dice: Random) -> Iterator[tuple]:
    """The rows of fact_note of one agency."""
    number = 0
    before: list[phrases.Task] = []
    for one in told:
        said, before = _of_agency(agency, one, min(communes, COMMUNES_TOLD), before, dice)
        for row in said:
            number += 1
            yield (
                *(f"a{agency.number}.w{number}", one.quarter, agency.unit_id, row.kind),
                *(row.position, row.text, row.state, row.result, one.submission_id, LOCATOR, None),
            )


def find_happened(
    reports: list[Report],
    history: History,
    practised: Iterable[tuple],
    outreach: Iterable[tuple],
    support: Iterable[tuple],
    names: dict[str, str],
    dice: Random,
) -> dict[str, Happened]:
    """What the figures of one commune allow to say, by quarter; `names` of customs."""
    found = {report.quarter: Happened([], []) for report in reports}
    _add_outreach(found, outreach, dice)
    _add_models(found, reports, history, dice)
    _add_customs(found, reports, practised, names, dice)
    for row in support:
        _, quarter, village, item, _, sponsor, value, unit, *_ = row
        if value is not None:
            words = {
                "value": write_count(value), "unit": unit, "sponsor": sponsor,
                "item": item[0].lower() + item[1:], "village": _name(village),
            }  # fmt: skip
            found[quarter].highlights.append(_write(dice, phrases.GIVEN, words))
    return found


def _add_outreach(found: dict[str, Happened], rows: Iterable[tuple], dice: Random) -> None:
    told: dict[str, dict[str, tuple]] = defaultdict(dict)
    for row in rows:
        told[row[_QUARTER]][row[_SUBJECT]] = row
    for quarter, channels in told.items():
        sessions, attendance = channels["session"][_VALUE], channels["attendance"]
        attended = ""
        if attendance[_VALUE] is None:
            found[quarter].difficulties.append(phrases.UNHEARD)
        else:
            said = write_quantity(attendance[_VALUE], attendance[_QUALIFIER])
            attended = phrases.ATTENDED.format(attendance=said)
        words = {"sessions": write_count(sessions), "attended": attended}
        found[quarter].highlights.append(_write(dice, phrases.SESSIONS, words))


def _add_models(
    found: dict[str, Happened], reports: list[Report], history: History, dice: Random
) -> None:
    sentences = {
        "launched": phrases.LAUNCHED,
        "replicated": phrases.REPLICATED,
        "goal_met": phrases.GOAL_MET,
    }
    for event in history.events:
        model, quarter = event.model, reports[event.quarter].quarter
        words = {
            "model": model.name, "village": _name(model.village), "sponsor": model.sponsor,
        }  # fmt: skip
        if event.event in sentences:
            found[quarter].highlights.append(_write(dice, sentences[event.event], words))
        elif event.event == ENDED[1]:
            text = phrases.INEFFECTIVE.format(**words)
            found[quarter].difficulties.append((text, f"{event.reason}."))


def _add_customs(
    found: dict[str, Happened],
    reports: list[Report],
    rows: Iterable[tuple],
    names: dict[str, str],
    dice: Random,
) -> None:
    """Of each custom the change since the quarter before, where both were counted."""
    households: dict[str, dict[str, int | None]] = defaultdict(dict)
    for row in rows:
        if row[_SUBJECT] in customs.COURSES:  # what is added to the list changes no sentence
            course, quarter, value = households[row[_SUBJECT]], row[_QUARTER], row[_VALUE]
            course[quarter] = None if value is None else (course.get(quarter) or 0) + value
    quarters = [report.quarter for report in reports]
    for custom_id, course in households.items():
        for earlier, quarter in pairwise(quarters):
            if quarter not in course:
                continue
            now, before = course[quarter], course.get(earlier)
            words = {"custom": quote(names[custom_id])}
            if now is None:
                difficulty, cause = phrases.UNCOUNTED
                found[quarter].difficulties.append((difficulty.format(**words), cause))
            elif before is None:
                continue
            elif now < before:
                words |= {"now": write_count(now), "before": write_count(before)}
                words |= {"less": write_count(before - now)}
                choice = phrases.FEWER if now else phrases.GONE
                found[quarter].highlights.append(_write(dice, choice, words))
            elif not before and now:
                difficulty, cause = phrases.RETURNED
                found[quarter].difficulties.append((difficulty.format(**words), cause))


def _of_commune(
    place: Commune, report: Report, happened: Happened, before: list[phrases.Task], dice: Random
) -> tuple[list[Said], list[phrases.Task]]:
    """What a commune says in one quarter, and the tasks that it sets for the next."""
    speaks = SPEAKS if place.number < COMMUNES_TOLD else SPEAKS_AMONG_MANY
    if dice.random() >= speaks or not report.is_there:
        return [], []
    if place.number == BRIEF and dice.random() < 0.7:
        return _list("highlight", dice.sample(phrases.HIGHLIGHTS, 1)), []
    own, difficulties = happened.highlights, happened.difficulties
    highlights = dice.sample(own, min(len(own), dice.randint(2, 3)))
    highlights += dice.sample(phrases.HIGHLIGHTS, dice.choice((0, 1, 1)))
    troubles = dice.sample(difficulties, min(len(difficulties), 1))
    troubles += dice.sample(phrases.DIFFICULTIES, dice.choice((0, 1, 1, 2)))
    proposals = dice.sample(phrases.PROPOSALS, dice.choice((0, 0, 1, 1, 2)))
    tasks = _choose(phrases.TASKS, before, dice.randint(2, 3), dice)
    return _all(highlights, troubles, proposals, tasks, before, dice), tasks


def _of_agency(
    agency: Agency, told: Told, communes: int, before: list[phrases.Task], dice: Random
) -> tuple[list[Said], list[phrases.Task]]:
    """What an agency says in one quarter, and the tasks that it sets for the next."""
    if not told.is_there:
        return [], []
    says = agency.says
    highlights = []
    for text in dice.sample(says.highlights, dice.randint(1, 3)):
        # two communes, or the same one twice where there is only one
        place, other = (dice.sample(range(communes), 2) * 2 if communes > 1 else [0, 0])[:2]
        highlights.append(text.format(commune=agencies.label(place), other=agencies.label(other)))
    if dice.random() < 0.3:
        highlights.append(agency_phrases.SEASONS[number_of(told.quarter)])
    troubles = dice.sample(agency_phrases.DIFFICULTIES, dice.choice((0, 0, 1)))
    proposals = dice.sample(agency_phrases.PROPOSALS, dice.choice((0, 0, 1)))
    tasks = _choose(says.tasks, before, dice.randint(1, 2), dice)
    return _all(highlights, troubles, proposals, tasks, before, dice), tasks


def _all(
    highlights: list[str],
    troubles: list[tuple[str, str]],
    proposals: list[str],
    tasks: list[phrases.Task],
    before: list[phrases.Task],
    dice: Random,
) -> list[Said]:
    said = _list("highlight", highlights)
    said += _list("difficulty", [text for text, _ in troubles])
    said += _list("cause", [cause for _, cause in troubles])
    said += _list("proposal", proposals)
    for position, task in enumerate(before, start=1):
        state = dice.choices(STATES, _WEIGHTS)[0]
        result = {"done": task.done, "": None}.get(state, task.open)
        said.append(Said("past_task", position, f"{task.text}.", state or None, result))
    return said + _list("task", [f"{task.text}." for task in tasks])


def _choose(
    tasks: tuple[phrases.Task, ...], before: list[phrases.Task], number: int, dice: Random
) -> list[phrases.Task]:
    """Tasks for the next quarter, other ones than those before as far as there are any."""
    others = [task for task in tasks if task not in before] or list(tasks)
    return dice.sample(others, min(number, len(others)))


def _list(kind: str, texts: Iterable[str]) -> list[Said]:
    return [Said(kind, position, text) for position, text in enumerate(texts, start=1)]


def _write(dice: Random, choice: tuple[str, ...], words: Mapping[str, object]) -> str:
    text = dice.choice(choice).format(**words)
    return text[0].upper() + text[1:]


def _name(unit_id: str) -> str:
    return f"thôn {unit_id.rpartition('-')[2]}"
