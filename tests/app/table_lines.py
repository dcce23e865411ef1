"""What the tests of tables share."""

NOTE = "Báo cáo 128-BC/BCĐ, chú thích "


def lines(table):
    """The cells of a table, row by row."""
    return [tuple(row) for row in table.itertuples(index=False)]
