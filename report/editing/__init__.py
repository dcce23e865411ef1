"""The report as its editor has it: a document in ProseMirror's form, made of the stored Markdown
and written back to it.

    doc    {type: doc, content: [part]}
    part   attrs {name, title, hint, problem}, content: blocks, the notes last
    blocks heading, paragraph, bullet_list, ordered_list, table, note, generated
    inlines text (marks strong, em), hard_break, number, gap, passage, note_ref

A block's `src` holds the Markdown that it came from, so that what was not touched is written back
byte for byte (writing.py). `source` of an atom is what stands in the text: a placeholder, or all of
a condition. schema.py has every kind, and what may stand in what.
"""
