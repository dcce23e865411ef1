"""The quarterly report: from facts to text, and from text to Word, PDF and Excel.

The text parts (text/*.md) hold placeholders. `measures.figures` knows every number of a quarter by
name, `phrases` words them, `placeholders` puts them into the text, `tree` reads it; `word` and
`pdf` set it. `profile` and `notice` are other papers in its form (`paper`).
"""
