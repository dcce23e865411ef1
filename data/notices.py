"""What everybody who looks at the figures of a data set has to know about their version."""

from pathlib import Path

from data import holds, versions

_failed: dict[str, tuple[Path, str]] = {}


def remember(data_set: str, problem: str) -> None:
    """Keep why the last start could not make a newer version, until there is one."""
    if in_use := _find(data_set):
        _failed[data_set] = (in_use, problem)


def tell(data_set: str) -> list[str]:
    """One sentence each: an older version is held, or a newer one could not be made."""
    hold = holds.read(data_set)
    told = [str(hold)] if hold else []
    if data_set in _failed:
        path, problem = _failed[data_set]
        if path == _find(data_set):
            told.append(f"Chưa cập nhật được, đang hiện bản trước đó. {problem}")
    return told


def _find(data_set: str) -> Path | None:
    """The version in use, None when there is none."""
    number = versions.pointed(data_set)
    return None if number is None else versions.file_of(data_set, number)
