"""What stops a report, told to the user."""


class ReportError(Exception):
    """The message is a Vietnamese sentence for the user."""
