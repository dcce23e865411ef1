"""Whether this process may change what is kept: forms, decisions, drafts, issued reports.

Commands always may. A server hands over its own rule (app/roles.py); whatever a screen offers,
everything that writes asks it again.
"""

from collections.abc import Callable

_rule: Callable[[], str] | None = None


def follow(rule: Callable[[], str]) -> None:
    """From now on ask a rule, which says in a sentence why nothing may be written, "" if it may."""
    global _rule
    _rule = rule


def refusal() -> str:
    """Why nothing may be written now, as a sentence; "" if it may."""
    return _rule() if _rule else ""
