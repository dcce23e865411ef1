"""Ids for what a form names: villages and models that are known, and those that are new.

An id comes from the form alone, so that a form read again gives the same.
"""

import re
from collections.abc import Iterator, Mapping

from data import vietnamese
from intake import form, names, unit_record
from intake.filled import Filled, Model

_SLUG = 60  # letters; the name itself is kept whole


def villages(filled: Filled, places: unit_record.Places) -> dict[str, str]:
    """The unit_id of every village that the form names; those of new ones come from their names."""
    found: dict[str, str] = {}
    fresh: dict[str, str] = {}
    for text in _village_texts(filled):
        known = names.resolve(text, places.villages)
        if isinstance(known, names.Match):
            found[text] = known.key
        elif isinstance(known, names.Ambiguous):
            raise ValueError(f"{text!r} may be several villages")
        else:
            key = names.simplify(text)
            if key not in fresh:
                slug = _slug(f"thon {key}" if key.isdigit() else key)
                fresh[key] = _free(f"{filled.unit_id}.{slug}", {*places.villages, *fresh.values()})
            found[text] = fresh[key]
    return found


def model_key(model: Model) -> tuple[str, ...]:
    """What two rows about one model share: its id, or for a new one its name and village."""
    if model.model_id:
        return (model.model_id,)
    return (vietnamese.fold(model.name.printed), names.simplify(model.village.printed))


def models(filled: Filled, before: Mapping[tuple[str, ...], str] | None = None) -> dict[int, str]:
    """The model_id of every row of the list; new ones carry unit and quarter, so that no other
    form makes the same.

    before: what the form that this one takes the place of called its new ones, by model_key; they
    keep their ids, for later quarters may speak of them.
    """
    before = before or {}
    keys = {
        position: model_key(model)
        for position, model in enumerate(filled.models)
        if model.event and model.name.printed
    }
    ids = {key: before[key] for key in keys.values() if key in before}
    ids |= _moved(set(keys.values()) - set(ids), before, set(ids))
    for position, key in keys.items():
        if key not in ids:
            model = filled.models[position]
            fresh = f"{filled.unit_id}.{filled.quarter.lower()}.{_slug(model.name.printed)}"
            taken = {*ids.values(), *before.values()}
            ids[key] = model.model_id or _free(fresh, taken)
    return {position: ids[key] for position, key in keys.items()}


def _moved(
    fresh: set[tuple[str, ...]], before: Mapping[tuple[str, ...], str], found: set[tuple[str, ...]]
) -> dict[tuple[str, ...], str]:
    """The ids of models whose village alone was corrected: the only ones of their name."""
    moved = {}
    for key in fresh:
        same = [each for each in before if each[0] == key[0] and each not in found]
        if len(same) == 1 and sum(each[0] == key[0] for each in fresh) == 1:
            moved[key] = before[same[0]]
    return moved


def _village_texts(filled: Filled) -> Iterator[str]:
    models = (model for model in filled.models if model.event != form.RUNNING)
    for row in (*models, *filled.households):
        if row.village.printed:
            yield row.village.printed


def _slug(text: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", vietnamese.fold(text)).strip("-")
    return slug[:_SLUG].rstrip("-") or "khong-ten"


def _free(wanted: str, taken: set[str]) -> str:
    number = 2
    free = wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
