"""What a DOCX prints: its paragraphs with the numbers and signs that Word puts before them."""

from io import BytesIO

import docx

from report.word_labels import Labels


def read_paragraphs(data):
    """The paragraphs of the text, as they are printed, with ordinary blanks."""
    opened = docx.Document(BytesIO(data))
    labels = Labels(opened.styles.element, opened.part.numbering_part.element)
    lines = [f"{labels.of(line._p)} {line.text}" for line in opened.paragraphs]
    return [" ".join(line.split()) for line in lines]
