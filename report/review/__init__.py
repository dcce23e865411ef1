"""A report that comes back as a file: what was changed in it, and whether its numbers are ours.

`incoming` reads the file within limits (`word_text`); `origin` says what it was made from.
`numbers` finds what is said in numbers, `reading` is a paragraph with them, `clues` what the words
around speak of (`subjects`, `channels`, `heads`: which figures fit, by what is counted), `claims`
is what our facts can say, `findings` holds both side by side. `revisions` compares the text with
the one that was sent out, sentence by sentence, and `taking` puts what was changed into the draft.
"""
