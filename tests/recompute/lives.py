"""The lives of models, from the published files: what several questions start from."""

from tests.recompute.facts import rows_of

BEGAN = ["launched", "replicated", "converted_in"]
STOPPED = ["goal_met", "ineffective"]
ENDED = [*STOPPED, "converted"]
EVENTS = [*BEGAN, *ENDED]
NO_LIFE = (None, None, None)
FIELDS = ["crops", "livestock", "crafts", "sanitation", "population"]

_READ = {}


def read_rows(tables, name):
    """The rows of a table, read once for each world: they are asked for hundreds of times."""
    key = id(tables), name
    if key not in _READ:
        _READ[key] = tables, rows_of(tables, name)  # held, so that its id stays its own
    return _READ[key][1]


def in_span(when, quarter, span):
    """Whether a quarter lies in the span up to another."""
    first = {"quarter": quarter, "year": quarter[:4], "all": ""}[span]
    return first <= when <= quarter


def lives_of(tables, quarter):
    """For each named model: the year and the quarter in which it began, the quarter in which it
    ended, as known in a quarter; None where it is not known."""
    lives = {}
    for fact in read_rows(tables, "fact_model"):
        if fact["model_id"] and fact["quarter"] <= quarter:
            year, began, ended = lives.get(fact["model_id"], NO_LIFE)
            if fact["event"] in BEGAN:
                year = fact["quarter"][:4]
                began = fact["quarter"] if fact["period"] == "quarter" else None
            else:
                ended = fact["quarter"]
            lives[fact["model_id"]] = (year, began, ended)
    return lives


def key_of(fact, by, models, lives):
    """The group that a fact belongs to; None where it is not known."""
    if by == "commune":
        return fact["commune_id"]
    if by == "launch_year":
        return lives.get(fact["model_id"], NO_LIFE)[0]
    return models[fact["model_id"]][by] if fact["model_id"] else None


def last_reported(tables, quarter):
    """The last quarter in which each commune reported anything about models."""
    last = {}
    for table in ("fact_model", "fact_model_stock"):
        for fact in read_rows(tables, table):
            if fact["quarter"] <= quarter:
                place = fact["commune_id"]
                last[place] = max(last.get(place, ""), fact["quarter"])
    return last


def number(quarter):
    """Quarters counted through."""
    return int(quarter[:4]) * 4 + int(quarter[-1])
