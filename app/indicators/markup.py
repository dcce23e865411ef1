"""What an indicator is, as HTML."""

from app import markup


def write_indicator(name: str, why: str, definition: str, is_picked: bool) -> str:
    """Its full name, why it counts and how it is measured; marked where a reader picked it."""
    kind = "indicator picked" if is_picked else "indicator"
    return (
        f'<section class="{kind}"><h2>{markup.write(name)}</h2>'
        f"{markup.write_lines([why], 'text')}{markup.write_lines([definition])}</section>"
    )
