"""What stands in the fields of a form on the screen, and in its draft on the disk: kept together.

Everything that is typed is saved at once, and only that; what others saved meanwhile comes into the
fields. What could not be saved stays in its field, with the sentence that says why.
"""

import streamlit as st

from data import vietnamese
from intake import form_drafts
from intake.form_drafts import Draft

Place = tuple[str, str, str]  # data set, unit, quarter


def name_widget(place: Place, key: str) -> str:
    """The name under which Streamlit keeps a field."""
    return f"fill_{'_'.join(place)}_{key}"


def keep(place: Place, by: str) -> tuple[Draft, bool]:
    """Save what was typed since the last time; the draft, and whether others changed it meanwhile.

    IntakeError, WarehouseError as form_drafts.read and save.
    """
    seen: Draft | None = st.session_state.get(_seen(place))
    draft = form_drafts.read(*place)
    is_others = seen is not None and draft.number != seen.number
    known = seen.answers if seen else draft.answers
    typed = _typed(place)
    changes = {key: text for key, text in typed.items() if text != known.get(key, "")}
    if changes:
        draft = form_drafts.save(*place, changes, by)
    for key in typed:
        st.session_state[name_widget(place, key)] = draft.answers.get(key, "")
    st.session_state[_seen(place)] = draft
    return draft, is_others


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
    st.session_state.pop(_seen(place), None)


def _typed(place: Place) -> dict[str, str]:
    prefix = name_widget(place, "")
    return {
        str(name).removeprefix(prefix): vietnamese.tidy(str(text or ""))
        for name, text in st.session_state.items()
        if str(name).startswith(prefix)
    }


def _seen(place: Place) -> str:
    return f"seen_{'_'.join(place)}"
