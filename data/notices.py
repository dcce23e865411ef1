"""What everybody who looks at the figures of a data set has to know about their version."""

from pathlib import Path

from data import holds, versions, vietnamese

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


def mark(data_set: str) -> str:
    """The same for a file that is made meanwhile, without who and why: "của bản 2, cũ hơn bản 3
    (đã quay về lúc 09:00 ngày 20/6/2024)"; "" where the newest version is in use."""
    if hold := holds.read(data_set):
        since = vietnamese.write_moment(hold.at)
        return f"của bản {hold.version}, cũ hơn bản {hold.before} (đã quay về lúc {since})"
    if data_set in _failed and _failed[data_set][0] == _find(data_set):
        return f"của bản {versions.pointed(data_set)}, vì bản mới hơn chưa dựng được"
    return ""


def _find(data_set: str) -> Path | None:
    """The version in use, None when there is none."""
    number = versions.pointed(data_set)
    return None if number is None else versions.file_of(data_set, number)
