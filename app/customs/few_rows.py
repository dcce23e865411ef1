"""What is told of customs in words beside their panels, as HTML."""

from app.customs.lasting import tell_short
from app.markup import write
from data import words
from data.vietnamese import write_quarter
from measures.rundown import Course
from measures.spells import find_spell


def draw_alarms(sentences: list[str]) -> str:
    """What is there again, so that nobody misses it; nothing where nothing is."""
    if not sentences:
        return ""
    items = "".join(f"<li>{write(sentence)}</li>" for sentence in sentences)
    return f'<ul class="alarms" aria-label="Xuất hiện trở lại">{items}</ul>'


def draw_few(courses: list[Course], title: str, with_lasting: bool) -> str:
    """Customs with too few figures for a panel, one row each; nothing where there is none.

    `with_lasting`: whether all quarters were asked for, so that it is known how long each lasts.
    """
    if not courses:
        return ""
    rows = "".join(_draw_row(course, with_lasting) for course in courses)
    heads = "".join(
        f'<th scope="col">{head}</th>' for head in ("Hủ tục, phong tục", "Số đã báo", "Tình trạng")
    )
    return (
        f'<table class="few"><caption>{write(title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _draw_row(course: Course, with_lasting: bool) -> str:
    told = " ".join(
        f"<div>{write(words.start(write_quarter(point.quarter)))}: "
        f"<strong>{write(point.text)}</strong></div>"
        for point in course.points
        if point.facts
    )
    state = f"{words.CUSTOM_SIGN[course.state]} {words.CUSTOM_STATE[course.state]}"
    lasting = tell_short(find_spell(course.points), course.points[-1].quarter)
    small = f"<div>{write(lasting)}</div>" if lasting and with_lasting else ""
    return (
        f'<tr><th scope="row">{write(course.custom)}</th><td>{told}</td>'
        f"<td><div>{write(state)}</div> {small}</td></tr>"
    )
