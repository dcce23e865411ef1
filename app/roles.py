"""Who may see what: one place for it, so that a later sign-in has one place to change."""


def sees_villages() -> bool:
    """Whether the reader may see figures of single villages. Today everybody may."""
    return True
