"""Workbooks without Excel: a line of JSON, read by a reader of its own, for tests of what comes
after reading. `write` makes one, `use` puts the reader in place of the real one."""

import json
from decimal import Decimal

from intake import applying, form
from intake.filled import Filled, Model, Text, Value
from intake.findings import Finding, IntakeError


def write(unit="dak-pne", quarter="2024-Q3", models=(), findings=(), **outreach):
    """A workbook: what happened to models, (event, name, village); findings, "W301 Chỉ tiêu!D7"."""
    said = {"unit": unit, "quarter": quarter, "models": models, "findings": findings}
    return json.dumps(said | {"outreach": outreach}).encode()


def open(data, name):
    """As applying.open."""
    try:
        return json.loads(data)
    except ValueError:
        raise IntakeError(f"{name} không phải biểu.") from None


def judge(said, on, only_filled=False):
    """As applying.judge."""
    filled = read(said, on)
    findings = []
    for place in said["findings"]:
        code, _, where = place.partition(" ")
        sheet, _, cell = where.partition("!")
        findings.append(Finding(code, sheet, cell, "thấy", "cần", "Hãy sửa."))
    return filled, findings


def read(said, on):
    """As applying.read."""
    outreach = {
        channel: Value(form.OUTREACH, f"C{row}", str(number), "counted", Decimal(number))
        for row, (channel, number) in enumerate(said["outreach"].items(), start=5)
    }
    models = [
        Model(event, "", text("C", row, name), "", text("E", row), text("F", row, village),
              text("G", row))
        for row, (event, name, village) in enumerate(said["models"], start=20)
    ]  # fmt: skip
    return Filled(said["unit"], said["quarter"], {}, None, models, {}, [], {}, outreach, [])


def text(column, row, printed=""):
    """A cell of the sheet of models."""
    return Text(form.MODELS, f"{column}{row}", printed)


def use(patch):
    """Let `patch(module, name, value)` put this reader in place of the real one."""
    patch(applying, "open", open)
    patch(applying, "judge", judge)
    patch(applying, "read", read)
