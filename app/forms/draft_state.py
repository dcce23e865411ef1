"""What stands in the fields of a form on the screen, and in its draft on the disk: kept together.

Everything that is typed is saved at once, and only that; what others saved meanwhile comes into the
fields. What could not be saved stays in its field, with the sentence that says why.
"""

from typing import NamedTuple

import streamlit as st

from data import vietnamese
from data.versions import WarehouseError
from intake import form_drafts
from intake.findings import IntakeError
from intake.form_drafts import Draft

Place = tuple[str, str, str]  # data set, unit, quarter


def name_widget(place: Place, key: str) -> str:
    """The name under which Streamlit keeps a field."""
    return f"fill_{'_'.join(place)}_{key}"


class Kept(NamedTuple):
    """A draft as the fields show it. is_others: somebody else changed it meanwhile; error: why
    what was typed is not saved; it is tried again at the next run."""

    draft: Draft
    is_others: bool = False
    error: IntakeError | WarehouseError | None = None


def keep(place: Place, by: str) -> Kept:
    """Save what was typed since the last time."""
    seen: Draft | None = st.session_state.get(_seen(place))
    typed = _typed(place)
    held: dict[str, str] = st.session_state.get(_unsaved(place), {})
    try:
        draft = form_drafts.read(*place)
        is_others = seen is not None and draft.number != seen.number
        changes = held | _find_changes(typed, held, (seen or draft).answers)
        personal = form_drafts.find_personal(changes)
        fit = {key: text for key, text in changes.items() if key not in personal}
        if fit:
            draft = form_drafts.save(*place, fit, by)
    except (IntakeError, WarehouseError) as error:
        known = seen or Draft({})
        changes = held | _find_changes(typed, held, known.answers)
        st.session_state[_unsaved(place)] = changes
        return Kept(known._replace(answers=known.answers | changes), error=error)
    for key in typed:
        if key not in personal:
            st.session_state[name_widget(place, key)] = draft.answers.get(key, "")
    left = {key: changes[key] for key in personal}
    st.session_state[_seen(place)], st.session_state[_unsaved(place)] = draft, left
    shown = draft._replace(answers=draft.answers | left)
    return Kept(shown, is_others, form_drafts.Personal(personal) if personal else None)


def start_over(place: Place, shown: Draft) -> None:
    """Put a damaged draft aside and begin with what stands in the fields.

    WarehouseError when it can't be moved.
    """
    form_drafts.put_aside(*place)
    st.session_state[_seen(place)] = Draft({})
    st.session_state[_unsaved(place)] = {key: text for key, text in shown.answers.items() if text}


def put(place: Place, answers: dict[str, str], by: str) -> None:
    """Put answers into the draft, and so into the fields of the next run."""
    draft = form_drafts.save(*place, answers, by)
    for key in answers:
        st.session_state.pop(name_widget(place, key), None)
    st.session_state[_seen(place)] = draft


def forget(place: Place) -> None:
    """Let go what this session knows of a draft that was sent."""
    prefix = name_widget(place, "")
    for name in [name for name in st.session_state if str(name).startswith(prefix)]:
        del st.session_state[name]
    for name in (_seen(place), _unsaved(place)):
        st.session_state.pop(name, None)


def _find_changes(
    typed: dict[str, str], held: dict[str, str], known: dict[str, str]
) -> dict[str, str]:
    """What stands in a field and neither in the draft nor among what waits to be saved."""
    return {key: text for key, text in typed.items() if text != (known | held).get(key, "")}


def _typed(place: Place) -> dict[str, str]:
    prefix = name_widget(place, "")
    return {
        str(name).removeprefix(prefix): vietnamese.tidy(str(text or ""))
        for name, text in st.session_state.items()
        if str(name).startswith(prefix)
    }


def _seen(place: Place) -> str:
    return f"seen_{'_'.join(place)}"


def _unsaved(place: Place) -> str:
    return f"unsaved_{'_'.join(place)}"
