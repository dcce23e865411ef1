"""From a text part with placeholders to marked Markdown.

    render("direction", "Có {{ so(\"models.stopped\") }} mô hình dừng.", phrases)

Jinja reads the text, but nothing of it is run: we walk the tree that Jinja makes of it, and take
words, calls of the known functions with one text each, the known values, and if, elif, else.
Whatever else Jinja knows (loops, attributes, filters, arithmetic …) is refused with a sentence.
"""

import re
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from report import bounds
from report.bounds import Excess
from report.errors import ReportError
from report.notes import require_plain
from report.phrases import PhraseError, Phrases
from report.text_parts import title_of
from report.tidy import tidy

_LONGEST_NAME = 200  # letters of what a placeholder asks for
_READER = Environment(trim_blocks=True, keep_trailing_newline=True)
# A condition on a line of its own leaves nothing behind, not even its indent.
_ALONE = re.compile(r"^[ ]+(\{%[^{}\n]*%\})[ ]*$", re.M)
# A blank before these would be left over by a placeholder that gave nothing.
_AFTER_BLANK = tuple(" .,;:)!?\n")
_TABLE = re.compile(r"\| |\[[^\n]*\]\{\.hinh ")
_NOTE = re.compile(r"\[\^[^\]]+\]: *")
# A backslash before a placeholder is a word, too, and no sign for what is put there.
_BACKSLASH = re.compile(r"(?<!\\)((?:\\\\)*)\\\Z")
# Words before a placeholder: "^" would make a note in the line of what it gives.
_OPENS_NOTE = re.compile(r"(?<!\\)\^\Z")
_EXAMPLE = 'Cần viết như {{ so("models.stopped") }}.'
_TOO_DEEP = "các dấu ngoặc hoặc điều kiện lồng nhau quá nhiều lớp. Hãy bỏ bớt."

_STATEMENTS = {
    nodes.For: "vòng lặp {% for %}",
    nodes.Assign: "phép đặt {% set %}",
    nodes.AssignBlock: "phép đặt {% set %}",
    nodes.Include: "lệnh {% include %}",
    nodes.Import: "lệnh {% import %}",
    nodes.FromImport: "lệnh {% from %}",
    nodes.Extends: "lệnh {% extends %}",
    nodes.Block: "lệnh {% block %}",
    nodes.Macro: "lệnh {% macro %}",
    nodes.CallBlock: "lệnh {% call %}",
    nodes.FilterBlock: "lệnh {% filter %}",
    nodes.With: "lệnh {% with %}",
}
_EXPRESSIONS = {
    nodes.Filter: "bộ lọc sau dấu |",
    nodes.Getattr: "dấu chấm sau một tên",
    nodes.Getitem: "dấu ngoặc vuông",
    nodes.BinExpr: "phép tính",
    nodes.UnaryExpr: "phép tính",
    nodes.Concat: "phép nối ~",
    nodes.Compare: "phép so sánh",
    nodes.CondExpr: "điều kiện trong ngoặc nhọn",
    nodes.Test: "phép thử is",
    nodes.Literal: "một giá trị không có tên",
}


class TextError(ReportError):
    """A text part that can't be used: which part, which line, and what to do about it.

    is_excess: no mistake in a placeholder, but more than the program works on (report/bounds.py).
    """

    def __init__(self, part: str, line: int, problem: str, is_excess: bool = False) -> None:
        super().__init__(f"Phần “{title_of(part)}”, dòng {line}: {problem}")
        self.is_excess = is_excess
        self.part = part
        self.line = line
        self.problem = problem


def render(part: str, text: str, phrases: Phrases) -> str:
    """The text of a part with all placeholders filled in: marked Markdown.

    TextError for a text that is too large, for a placeholder that is broken, and for one that asks
    for what there is not.
    """
    require_typed(part, text)
    return fill(Writer(part, phrases), text)


def fill(writer: "Writer", text: str) -> str:
    """What a writer makes of a text; TextError as for render."""
    part, text = writer.part, tidy(text)
    try:
        writer.write_all(_parse(part, _ALONE.sub(r"\1", text)))
        told = "".join(writer.told)
        bounds.require_told(told)
    except RecursionError as error:
        raise TextError(part, 1, _TOO_DEEP, is_excess=True) from error
    except Excess as error:
        raise TextError(part, error.line, error.problem, is_excess=True) from error
    return told


def require_typed(part: str, text: str) -> None:
    """TextError for the text of a part that holds more than the program works on."""
    try:
        bounds.require_size(text)
        text = tidy(text)
        bounds.require_typed(text)
        require_plain(text)
    except Excess as error:
        raise TextError(part, error.line, error.problem, is_excess=True) from error


@lru_cache(maxsize=256)
def _read(text: str) -> list[nodes.Node]:
    """What a text is made of; asked again for the same one with each edit, and never changed."""
    return _READER.parse(text).body


def _parse(part: str, text: str) -> list[nodes.Node]:
    try:
        return _read(text)
    except TemplateSyntaxError as error:
        raise TextError(part, error.lineno, _explain(error.message or "")) from error
    except (ValueError, OverflowError) as error:
        # Python itself refuses some literals that Jinja lets through, such as endless numbers.
        raise TextError(part, 1, f"có chỗ ghi số viết chưa đúng. {_EXAMPLE}") from error


class Writer:
    """Puts one part together, piece by piece: words, values, what functions answer, branches."""

    def __init__(self, part: str, phrases: Phrases) -> None:
        self.part = part
        self.phrases = phrases
        self.told: list[str] = []
        self.line = ""  # what stands on the current line so far
        self.letters = 0  # so far
        self.is_gap = False  # whether the last placeholder gave nothing

    def write_all(self, body: list[nodes.Node]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for piece in node.nodes:
                    self.write(piece)
            elif isinstance(node, nodes.If):
                self.write_if(node)
            else:
                raise self.refuse(node, _STATEMENTS)

    def write(self, piece: nodes.Expr) -> None:
        if isinstance(piece, nodes.TemplateData):
            self.put_words(piece.data)
        elif isinstance(piece, nodes.Name):
            self.put_value(self.value(piece))
        elif isinstance(piece, nodes.Call):
            self.put_value(self.call(piece, self.phrases.functions))
        else:
            raise self.refuse(piece, _EXPRESSIONS)

    def write_if(self, node: nodes.If) -> None:
        branches = [(node.test, node.body), *((one.test, one.body) for one in node.elif_)]
        chosen = node.else_
        for test, body in reversed(branches):
            if self.judge(test):
                chosen = body
        for body in [*(body for _, body in branches), node.else_]:
            if body is not chosen:
                self.check(body)
        self.write_all(chosen)

    def judge(self, test: nodes.Expr) -> bool:
        if isinstance(test, nodes.Not):
            return not self.judge(test.node)
        if isinstance(test, nodes.And | nodes.Or):
            left, right = self.judge(test.left), self.judge(test.right)
            return left and right if isinstance(test, nodes.And) else left or right
        if isinstance(test, nodes.Call):
            return bool(self.call(test, self.phrases.conditions))
        raise self.only_conditions(test)

    def only_conditions(self, node: nodes.Node) -> TextError:
        known = ", ".join(f"{name}(…)" for name in self.phrases.conditions)
        return self.error(node, f"điều kiện chỉ được dùng {known}, not, and, or.")

    def check(self, body: list[nodes.Node]) -> None:
        """Find the mistakes of a branch that is not taken this time."""
        aside = _Checker(self.part, self.phrases)
        aside.write_all(body)

    def call(self, node: nodes.Call, known: dict) -> str:
        if not isinstance(node.node, nodes.Name):
            raise self.refuse(node.node, _EXPRESSIONS)
        name = node.node.name
        if name not in known:
            raise self.unknown(node, name, known)
        odd = node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) != 1
        text = None if odd else node.args[0]
        if not isinstance(text, nodes.Const) or not isinstance(text.value, str):
            raise self.error(node, f"{name}(…) cần đúng một dòng chữ trong ngoặc kép. {_EXAMPLE}")
        if len(text.value) > _LONGEST_NAME:
            raise self.error(node, f"tên trong {name}(…) dài quá {_LONGEST_NAME} chữ. {_EXAMPLE}")
        try:
            return self.answer(name, known[name], text.value)
        except PhraseError as error:
            raise self.error(node, str(error)) from error

    def answer(self, name: str, function: object, text: str) -> str:
        return function(text)

    def value(self, node: nodes.Name) -> str:
        if node.name not in self.phrases.values:
            raise self.unknown(node, node.name, self.phrases.values)
        return self.phrases.values[node.name]

    def put_words(self, words: str) -> None:
        # Only our own functions mark what comes from the facts; nobody types such a mark.
        words = _OPENS_NOTE.sub(r"\\^", words.replace("]{", "]\\{"))
        if words.startswith("{") and self.told and self.told[-1].endswith("}"):
            words = f"\\{words}"  # no attribute of what was put there
        words = _BACKSLASH.sub(r"\1\\\\", words)
        if self.is_gap and words.startswith(_AFTER_BLANK):
            self.close_gap()
        self.put(words)

    def close_gap(self) -> None:
        """Take back the blank before a placeholder that gave nothing, or what has its own."""
        if self.line[-1:] == " ":
            self.told[-1] = self.told[-1].removesuffix(" ")
            if not self.line.strip():
                self.told[-1] = self.told[-1].rstrip(" ")

    def put_value(self, value: str) -> None:
        """A value of several lines keeps to the indent of the line that it begins on."""
        indent = self.line[: len(self.line) - len(self.line.lstrip(" "))]
        if value.startswith(_AFTER_BLANK):
            self.close_gap()
        if _TABLE.match(value):
            # A table stands by itself, whatever is beside it, and within the note that has it.
            indent = "    " if _NOTE.fullmatch(self.line) else indent
            value = f"\n\n{value}\n\n" if self.line.strip() else f"{value}\n\n"
        if value:
            self.put(value.replace("\n", f"\n{indent}"))
        self.is_gap = not value

    def put(self, text: str) -> None:
        self.is_gap = False
        if text:
            self.told.append(text)
            self.letters += len(text)
            bounds.require_letters_told(self.letters)
            _, line_end, rest = text.rpartition("\n")
            self.line = rest if line_end else self.line + rest

    def unknown(self, node: nodes.Node, name: str, known: dict) -> TextError:
        if name in self.phrases.conditions:
            return self.error(node, f"{name}(…) chỉ dùng được trong {{% if {name}(…) %}}.")
        if name in self.phrases.functions and known is self.phrases.conditions:
            return self.only_conditions(node)
        near = self.phrases.figures.suggest(name, known)
        hint = f" Có phải “{near}”?" if near else f" Có thể dùng: {', '.join(known)}."
        return self.error(node, f"không có “{name}”.{hint}")

    def refuse(self, node: nodes.Node, names: dict) -> TextError:
        found = [words for kind, words in names.items() if isinstance(node, kind)]
        what = found[0] if found else "cách viết này"
        return self.error(node, f"không dùng được {what} trong văn bản. {_EXAMPLE}")

    def error(self, node: nodes.Node, problem: str) -> TextError:
        return TextError(self.part, node.lineno, problem)


class _Checker(Writer):
    """Reads a branch for its mistakes; asks nothing that would count as said."""

    def answer(self, name: str, function: object, text: str) -> str:
        self.phrases.check(name, text)
        return ""


def _explain(message: str) -> str:
    """What is wrong with a placeholder that Jinja can't read, and how to put it right."""
    tag = re.search(r"unknown tag '([^']*)'", message)
    if tag and tag[1] in ("endif", "else", "elif"):
        return f"{{% {tag[1]} %}} đứng đây mà không có {{% if … %}} ở trước."
    if tag:
        return f"không dùng được {{% {tag[1]} %}}; chỉ có if, elif, else, endif."
    if message.startswith("Unexpected end of template"):
        return "thiếu {% endif %} để kết thúc {% if … %}."
    if message.startswith("Expected an expression, got 'end of print"):
        return f"chỗ ghi số còn để trống. {_EXAMPLE}"
    if "comment" in message:
        return "thiếu #} để kết thúc lời ghi chú {#."
    if "raw" in message:
        return "thiếu {% endraw %}."
    if "end of template" in message or "end of print" in message or "end of statement" in message:
        return f"dấu ngoặc mở ra mà chưa đóng lại, hoặc đóng chưa đúng. {_EXAMPLE}"
    return f"chỗ ghi số viết chưa đúng (dấu ngoặc, dấu nháy). {_EXAMPLE}"
