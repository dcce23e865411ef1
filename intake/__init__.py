"""Figures come in: a unit's workbook, read, checked, accepted into the warehouse.

the form     form, sheets, guide, look: what it holds; template: writes it
reading      workbook: opens what anybody may have sent; archive, parts, layout, bounds: what may
             be in it, and how much; reading, rows, cells: from cells to what they say (filled);
             names, known, before: what the warehouse knows already
judging      checks/: what is wrong or odd (findings); history: a unit's last quarters;
             annotate: a copy to send back; changes: what accepting would change
facts        facts, naming, rest: from what a form says to rows of the warehouse
the office   journal, chain: the append-only log; originals, storage: files written whole or not
             at all; sending, rules: take in, return, close; accepting, applying, rebuilding:
             a new version; commands: `python -m data …`
"""
