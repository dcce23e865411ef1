"""The invented documents, and what each commune hands in under them."""

from collections.abc import Iterator
from datetime import date

from data.demo.duties import Report
from data.demo.places import DISTRICT, INVENTED, Commune
from data.demo.timeline import Timeline, number_of, year_of
from data.vietnamese import shift_quarter, write_quarter

ISSUER = "Ban Chỉ đạo huyện Minh Họa (bịa ra)"
CUSTOMS_LIST = "danh-muc"
DEFINITION = "dinh-nghia"
OFFICIAL_CUSTOMS = "Danh mục hủ tục, phong tục không còn phù hợp của huyện Minh Họa"


def document_rows(timeline: Timeline, redefined: str) -> Iterator[tuple]:
    """The rows of document: two that define, each year's plan, one for each quarter.

    `redefined`: the quarter from which an indicator is defined anew, "" if none is.
    """
    first = timeline.reported[0]
    yield _document(
        CUSTOMS_LIST, "Danh mục minh họa", "số 1", OFFICIAL_CUSTOMS, day_of(first, 0, 10)
    )
    yield _document(
        DEFINITION,
        "Công văn minh họa",
        "số 2",
        "Đổi định nghĩa một chỉ tiêu",
        day_of(shift_quarter(redefined, -1), 2, 20) if redefined else None,
        "điều chỉnh một chỉ tiêu của Cuộc vận động bịa ra",
    )
    for year in years(timeline):
        reported = [quarter for quarter in timeline.reported if year_of(quarter) == year]
        about = f"Kế hoạch bịa ra của năm {year}, để xem thử phần mềm"
        day = day_of(reported[0], 0, 15)
        yield _document(f"ke-hoach-{year}", "Kế hoạch minh họa", f"năm {year}", about, day)
    for quarter in timeline.reported:
        when = write_quarter(quarter)
        about = f"Số liệu bịa ra của {when}, để xem thử phần mềm"
        yield _document(document_of(quarter), "Biểu minh họa", when, about)


def district_rows(timeline: Timeline) -> Iterator[tuple]:
    """The rows of submission that the district itself hands in: each year's plan, each quarter."""
    for year in years(timeline):
        first = min(quarter for quarter in timeline.reported if year_of(quarter) == year)
        yield _submission(plan_of(year), f"ke-hoach-{year}", DISTRICT, first)
    for quarter in timeline.reported:
        yield _submission(district_of(quarter), document_of(quarter), DISTRICT, quarter)


def commune_rows(place: Commune, reports: list[Report]) -> Iterator[tuple]:
    """The rows of submission of one commune: one for each report that came."""
    for report in reports:
        if report.is_there:
            yield _submission(
                commune_of(place, report.quarter),
                document_of(report.quarter),
                place.unit_id,
                report.quarter,
                report.came_on,
            )


def document_of(quarter: str) -> str:
    """The document in which all forms of a quarter stand."""
    return f"bieu-{quarter}"


def plan_of(year: int) -> str:
    """The submission of a year's plan."""
    return f"ke-hoach-{year}"


def district_of(quarter: str) -> str:
    """The submission of the district itself."""
    return f"{DISTRICT}.{quarter}"


def commune_of(place: Commune, quarter: str) -> str:
    """The submission of one commune."""
    return f"{place.unit_id}.{quarter}"


def years(timeline: Timeline) -> list[int]:
    """The years of which anything is written down, oldest first."""
    return sorted({year_of(quarter) for quarter in timeline.reported})


def day_of(quarter: str, month: int, day: int) -> date:
    """A day of a quarter; its months are 0, 1, 2."""
    return date(year_of(quarter), 3 * number_of(quarter) - 2 + month, day)


def _document(
    document_id: str,
    kind: str,
    number: str,
    about: str,
    issued_on: date | None = None,
    abstract: str | None = None,
) -> tuple:
    return (document_id, kind, number, issued_on, ISSUER, abstract, about, None, INVENTED)


def _submission(
    submission_id: str, document_id: str, unit_id: str, quarter: str, accepted_on: object = None
) -> tuple:
    return (submission_id, document_id, unit_id, quarter, INVENTED, accepted_on, None)
