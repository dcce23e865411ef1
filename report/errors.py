"""What stops a report, told to the user."""


class ReportError(Exception):
    """The message is a Vietnamese sentence for the user."""


class NoLetter(ReportError):
    """Letters that the fonts don't have. signs: which, as they stand in the text."""

    def __init__(self, signs: str) -> None:
        super().__init__(
            f"Phông chữ của bản PDF không có ký tự “{signs}”. Hãy tìm ký tự ấy trong báo cáo rồi "
            "bỏ đi hoặc thay bằng chữ."
        )
        self.signs = signs
