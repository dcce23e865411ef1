"""The second road to what overview and report both tell: numbers, changes, who stands behind them.

`Told.tell` recomputes one figure from the published files; `imagine` invents quarterly reports of
communes that are silent, late with a part, unknown, rough or zero, beside a district of its own.
"""

from functools import partial

from tests.recompute.customs import customs_of, customs_silent_villages
from tests.recompute.facts import chosen, count, district_communes, groups, rows_of, total
from tests.recompute.models import STOPPED
from tests.recompute.overview import CHANNELS
from tests.recompute.worlds import World

KINDS = ["hu_tuc", "phong_tuc"]
QUESTIONS = [
    "models.stopped", "models.goal_met", "models.ineffective", "models.launched_to_date",
    "customs.hu_tuc", "customs.phong_tuc", "customs.households",
    *(f"outreach.{channel}" for channel in CHANNELS),
]  # fmt: skip


def add(facts, silent=0):
    return (
        total(facts), count(facts, state="uncounted") + silent,
        count(facts, qualifier="more_than"), count(facts, qualifier="about"),
    )  # fmt: skip


class Side:
    """A number in one quarter: facts, by unit, communes behind it (None: all), units in part;
    silent: how many villages of a unit are; gaps: how many reports of a year are missing from it,
    of communes of which others are in it."""

    def __init__(self, facts, units, behind, in_part=(), silent=None, gaps=0):
        self.facts, self.units, self.behind, self.in_part = facts, units, behind, set(in_part)
        self.silent, self.gaps = silent or {}, gaps

    def exact(self, unit):
        return not self.silent.get(unit) and is_exact(self.units[unit])


class Told:
    """The published files, and the communes of whom reports are expected (none chosen: all)."""

    def __init__(self, tables, communes):
        self.expected = communes or [unit["unit_id"] for unit in district_communes(tables)]
        self.are_chosen = bool(communes)
        owners = {row["submission_id"]: row["unit_id"] for row in rows_of(tables, "submission")}
        areas = {
            "models": rows_of(tables, "fact_model"),
            "customs": customs_of(tables),
            "outreach": rows_of(tables, "fact_outreach"),
        }
        self.everywhere = areas["models"]
        self.silent = {
            (row["custom_id"], row["quarter"], row["commune_id"]): row["villages"]
            for row in customs_silent_villages(tables, "", "9999-Q4", communes)
        }
        self.facts = {
            area: [
                fact | {"own": owners[fact["submission_id"]] in self.expected}
                for fact in chosen(facts, communes)
            ]
            for area, facts in areas.items()
        }

    def tell(self, name, quarter, before):
        """(total, change, part) of a figure.

        total: value, unknown, lower bounds, rough ones, or None; change: (now, before, how many
        units are compared, whether all are), or None; part: how many communes stand behind it, or
        None.
        """
        area, subject = name.split(".")
        if area == "customs" and subject in KINDS:
            return self.count_kinds(subject, quarter, before)
        now, then = (self.side(area, subject, when) for when in (quarter, before))
        change = None
        starts_anew = quarter[:4] != before[:4] and quarter[4:] != before[4:]
        if not (subject == "launched_to_date" and starts_anew) and now.facts and then.facts:
            alike = is_like
            if subject == "launched_to_date":
                alike = partial(is_like_to_date, quarter=quarter, before=before)
            change = self.compare(now, then, alike)
        numbers = add(now.facts, sum(now.silent.values()) + now.gaps) if now.facts else None
        if numbers and subject == "households" and len(groups(now.facts, "kind")) == 1:
            numbers = (numbers[0], numbers[1] + 1, *numbers[2:])
        return numbers, change, self.part(now.behind)

    def of(self, area, quarter):
        return [fact for fact in self.facts[area] if fact["quarter"] == quarter]

    def side(self, area, subject, quarter):
        if subject == "launched_to_date":
            return self.to_date(quarter)
        here = self.of(area, quarter)
        events = STOPPED if subject == "stopped" else [subject]
        facts = {
            "models": [f for f in here if f.get("event") in events and f["period"] == "quarter"],
            "customs": here,
            "outreach": [fact for fact in here if fact.get("channel") == subject],
        }[area]
        return self.split(area, facts, quarter)

    def split(self, area, facts, quarter):
        if not facts:
            return Side([], {}, None)
        units = {}
        for fact in facts:
            of_all = area == "customs" and fact["unit"]["kind"] == "district"
            at = [fact["commune_id"] or fact["unit_id"]]
            for unit in self.expected if of_all and fact["state"] == "zero" else at:
                units.setdefault(unit, []).append(fact)
        silent = {}
        for custom in {fact["custom_id"] for fact in facts} if area == "customs" else ():
            for (kept, when, commune), villages in self.silent.items():
                if (kept, when) == (custom, quarter):
                    silent[commune] = silent.get(commune, 0) + villages
        asked = facts if area == "outreach" else self.of(area, quarter)
        nowhere = any(fact["commune_id"] is None for fact in asked)
        if nowhere and not any(fact["own"] for fact in facts):
            if not {*units} <= {*self.expected}:
                units, silent = {"all": facts}, {"all": sum(silent.values())}
            return Side(facts, units, None, silent=silent)
        behind = {fact["commune_id"] for fact in facts} - {None}
        return Side(facts, units, behind, silent=silent)

    def to_date(self, quarter):
        months = [f"{quarter[:4]}-Q{n}" for n in range(1, int(quarter[-1]) + 1)]
        everywhere = [f for f in self.everywhere if f["quarter"] in months]
        running = [
            f for f in everywhere if (f["event"], f["period"]) == ("launched", "year_to_date")
        ]
        last = max((fact["quarter"] for fact in running), default="")
        here = [fact for fact in self.facts["models"] if fact["quarter"] in months]
        told = quarter == last or any(
            fact["quarter"] == quarter and fact["period"] == "quarter" for fact in here
        )
        hidden = self.are_chosen and any(fact["commune_id"] is None for fact in running)
        launched = [
            fact
            for fact in here
            if fact["event"] == "launched" and told and not hidden
            and (fact["quarter"] == last if fact["period"] == "year_to_date"
                 else fact["quarter"] > last)
        ]  # fmt: skip
        by_quarter = {
            when: self.split("models", facts, when)
            for (when,), facts in groups(launched, "quarter").items()
        }
        if not by_quarter:
            return Side([], {}, None)
        sides = [*by_quarter.values()]
        reports = [
            ({*self.expected} if side.behind is None else side.behind & {*self.expected})
            if (side := by_quarter.get(when)) else set()
            for when in months if when >= last
        ]  # fmt: skip
        missing = sum(len(set.union(*reports) - one) for one in reports)
        known = [side.behind for side in sides if side.behind is not None]
        behind = set.intersection(*known) if known else None
        if len(known) < len(sides):
            gaps = behind is not None and not behind >= {*self.expected}
            behind = behind if gaps else None
            return Side(launched, {"all": launched}, behind, ["all"] * gaps, gaps=missing)
        units = {
            unit: [fact for side in sides for fact in side.units.get(unit, [])]
            for unit in {unit for side in sides for unit in side.units}
        }
        return Side(launched, units, behind, gaps=missing)

    def compare(self, now, then, alike):
        sides = [now, then]
        if any({*side.units} == {"all"} for side in sides):
            sides = [
                Side(
                    side.facts, {"all": side.facts}, None, side.in_part and ["all"],
                    {"all": sum(side.silent.values())},
                )
                if side.behind is None or side.behind >= {*self.expected}
                else side
                for side in sides
            ]  # fmt: skip
        now, then = sides
        every = {*now.units} | {*then.units}
        common = {
            unit
            for unit in every - now.in_part - then.in_part
            if unit in now.units and unit in then.units
            and now.exact(unit) and then.exact(unit)
            and alike(now.units[unit], then.units[unit])
        }  # fmt: skip
        if not common or len(common) < len(every - common):
            return None
        values = [sum(total(side.units[unit]) for unit in common) for side in (now, then)]
        return (*values, len(common), common == every)

    def count_kinds(self, kind, quarter, before):
        """The number of customs still practised, told of one kind."""
        sides = []
        for when in (quarter, before):
            facts = [fact for fact in self.of("customs", when) if fact["kind"] == kind]
            places = {}
            for fact in facts:
                told, there = places.setdefault(fact["custom_id"], (set(), set()))
                if self.is_open(fact):
                    continue
                told.add(fact["commune_id"])
                if fact["state"] != "zero":
                    there.add(fact["commune_id"])
                elif fact["unit"]["kind"] == "district":
                    told.update(self.expected)
            for told, _ in places.values():
                told |= {None} if told >= {*self.expected} else set()
            sides.append((facts, places))
        (facts, now), (earlier, then) = sides
        if not facts:
            return None, None, None
        left, more, fewer, same = 0, 0, 0, 0
        for custom in {*now, *then}:
            told, there = now.get(custom, (set(), set()))
            told_then, there_then = then.get(custom, (set(), set()))
            if there and there_then:
                same += 1
            elif there <= told_then and there_then <= told:
                more, fewer = more + bool(there), fewer + bool(there_then)
            else:
                left += 1
        change = None
        if earlier and more + fewer + same >= left:
            change = (same + more, same + fewer, None, left == 0)
        number = sum(bool(there) for _, there in now.values())
        open_ = {fact["custom_id"] for fact in facts if self.is_open(fact)}
        unknown = len({custom for custom in open_ if not now[custom][1]})
        return (
            (number, unknown, 0, 0),
            change,
            self.part(self.split("customs", facts, quarter).behind),
        )

    def is_open(self, fact):
        """Whether it says none where a village that keeps the custom is silent."""
        where = (fact["custom_id"], fact["quarter"], fact["commune_id"])
        return (
            fact["state"] == "zero" and fact["unit"]["kind"] != "district" and where in self.silent
        )

    def part(self, behind):
        is_part = behind is not None and not behind >= {*self.expected}
        return len(behind & {*self.expected}) if is_part else None


def is_exact(facts):
    return all(fact["state"] != "uncounted" and fact["qualifier"] == "exact" for fact in facts)


def is_like(now, then):
    """Whether the same events, or customs, were told of both times."""
    key = "custom_id" if "custom" in now[0] else "event"
    return {fact.get(key) for fact in now} == {fact.get(key) for fact in then}


def is_like_to_date(now, then, quarter, before):
    """Whether two totals of a year hold the same quarters, besides all that came in between."""
    one, other = ({fact["quarter"] for fact in facts} for facts in (now, then))
    if quarter not in one or before not in other:
        return False
    if quarter[:4] != before[:4]:
        return {told[4:] for told in one} == {told[4:] for told in other}
    return other <= one and one - other == between(before, quarter)


def between(before, quarter):
    """The quarters after one of a year up to another."""
    return {f"{quarter[:4]}-Q{n}" for n in range(int(before[-1]) + 1, int(quarter[-1]) + 1)}


def imagine(tables, seed, quarters):
    """The tables of a district of which most communes report most things each quarter; of the
    first seed all report all, and to the last."""
    world = World(tables, seed)
    numbers = world.numbers
    documents = tables["submission"].to_dict("records")
    customs = numbers.sample(tables["dim_custom"]["custom_id"].tolist(), 4)
    whole = numbers.choice([None, quarters[0]])  # a quarter that only the district told
    for quarter in quarters:
        for unit in ["kon-ray", *(world.communes if quarter != whole else [])]:
            if unit != "kon-ray" and numbers.random() < 0.15 * bool(seed):
                continue
            form = f"bieu-{unit}-{quarter}"
            of_form = {"submission_id": form, "unit_id": unit, "quarter": quarter}
            documents.append(documents[0] | of_form)
            report(world, of_form, customs, quarter == whole, 0.1 * bool(seed))
    world.rows["submission"] = documents
    world.rows |= {"control_total": [], "dim_model": []}
    return world.finish()


def report(world, where, customs, is_whole, silence):
    """What one unit reports in a quarter: of most things a number, of some nothing."""
    numbers = world.numbers
    unit = where["unit_id"]
    below = [one for one in world.below if one.startswith(f"{unit}.")]
    of_district = unit == "kon-ray" and not is_whole

    def tell(table, **cells):
        # Of customs there are several in a commune, of which one leaves the whole of it open.
        often = 4 if table == "fact_custom" else 1
        if numbers.random() >= silence / often:
            value = numbers.choice(["0", "1", "2", "7"] * 6 * often + [""] * bool(silence))
            rough = ["about", "more_than"] * bool(silence)
            qualifier = numbers.choice(["exact"] * 20 * often + rough)
            world.fact(table, **where | {"value": value, "qualifier": qualifier} | cells)

    for event in [] if of_district else [*STOPPED, "launched", "replicated"]:
        tell("fact_model", event=event, period="quarter")
    for channel in ["portal_article"] if of_district else CHANNELS:
        tell("fact_outreach", channel=channel)
    for custom in customs:
        # Most places are named each quarter, so that not every commune has a silent village.
        usual = below[len(custom) % len(below)] if below and len(custom) % 3 == 0 else unit
        at = numbers.choice([unit, *below]) if numbers.random() < 0.1 * bool(silence) else usual
        if not of_district:
            tell("fact_custom", unit_id=at, custom_id=custom)
        elif numbers.random() < silence:
            tell("fact_custom", custom_id=custom, value="", qualifier="exact")
