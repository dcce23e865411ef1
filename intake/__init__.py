"""Figures come in: a unit's workbook, read, checked, accepted into the warehouse.

the form     form, headings, stamps: what it holds and prints; sheets, note_sheet, guide, styles,
             imprint: how it is written (blank_form)
reading      workbook: opens what anybody may have sent; archive, parts, layout, typed, looks,
             bounds: what may be in it, and how much; reading, rows, note_rows, cells, amounts: from
             cells to what they say (filled); contract, moving, printed, file_names: whether it is
             as it was handed out; people, personal: persons
knowing      expected, unit_record, quarter_before, units, register: what the warehouse knows
judging      checks/: what is wrong or odd (findings); annotate: a copy to send back; changes,
             stated, restating: what accepting would change
facts        fact_rows, dimension_rows, row_context, naming, remainder: from what a form says to
             rows of the warehouse
its own      office, entry_text: what the office writes itself; documents, explaining, concluding,
             following: of each kind
the office   journal, storage, originals: what happened, files written whole or not at all; sending,
             rules, closing: take in, return, close; accepting, correcting, withdrawing, applying,
             drafting, filing: a new version; commands, options: `python -m intake …`
"""
