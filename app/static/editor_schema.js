// What a report may hold, as ProseMirror knows it: the same kinds as report/editing has.

const CELL = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } };
const OWN_OF_TABLES = Object.keys(CELL); // told to nobody: a table of the report has no merged cells

const src = { src: { default: null } };

// Which `data-…` of a pasted or copied element become attributes.
function readData(names) {
  return (element) =>
    Object.fromEntries(names.map((name) => [name, element.getAttribute(`data-${name}`) ?? ""]));
}

function writeData(node, names) {
  return Object.fromEntries(names.map((name) => [`data-${name}`, node.attrs[name] ?? ""]));
}

// A piece that is chosen as a whole: it shows what it prints, and is read out with what it is.
function makePiece(kind, names, show) {
  return {
    inline: true,
    group: "inline",
    atom: true,
    attrs: Object.fromEntries(names.map((name) => [name, { default: "" }])),
    toDOM: (node) => {
      const { text, title, sign } = show(node.attrs);
      const about = { class: `piece ${sign}`, role: "img", "aria-label": title, title };
      return ["span", { "data-piece": kind, ...about, ...writeData(node, names) }, text];
    },
    parseDOM: [{ tag: `span[data-piece="${kind}"]`, getAttrs: readData(names) }],
  };
}

// As it stands in the stored text; what it prints; what it is; what its origin is asked by.
const NAMES = ["source", "text", "label", "key"];

// Of a number its figure is vouched for; names, documents and quarters only follow the facts.
const OF_FIGURES = /^\{\{\s*(so|so_sanh|thay_doi|danh_sach|pham_vi)\b/;

// What the facts lack today is a gap to the eye; it fills itself when they have it.
function isLacking({ key }) {
  return key.startsWith("thieu:");
}

function showNumber({ text, label, source, key }) {
  if (isLacking({ key })) return showGap({ text });
  const what = label || "Lấy từ số liệu";
  return {
    text: text.trim() ? text : "∅",
    title: text.trim() ? `${text.trim()}: ${what}` : `${what}: hiện không in gì`,
    sign: `${OF_FIGURES.test(source) ? "figure" : "name"}${text.trim() ? "" : " silent"}`,
  };
}

function showGap({ text }) {
  return { text, title: `Chỗ trống cần viết: ${text}`, sign: "gap" };
}

function showPassage({ text, label }) {
  const title = `${label || "In theo số liệu"}: ${text || "hiện không in gì"}`;
  const isSilent = !text.trim();
  return { text: isSilent ? "∅" : text, title, sign: `passage${isSilent ? " silent" : ""}` };
}

function makeHeading(level) {
  return { tag: `h${level}`, attrs: { level: Math.min(level, 3) } };
}

function readOrder(list) {
  return { order: Math.max(0, list.start ?? 1), sign: list.dataset.end === ")" ? ")" : "." };
}

function makeCell(tag) {
  return {
    content: "inline*",
    attrs: { ...CELL, align: { default: null } },
    tableRole: tag === "th" ? "header_cell" : "cell",
    isolating: true,
    parseDOM: [{ tag, getAttrs: (element) => ({ align: readAlign(element) }) }],
    toDOM: ({ attrs }) => [tag, attrs.align ? { "data-align": attrs.align } : {}, 0],
  };
}

function readAlign(element) {
  const told = element.getAttribute("data-align") ?? element.getAttribute("align") ?? "";
  return ["left", "right", "center"].includes(told) ? told : null;
}

function makeSchema() {
  return new PM.Schema({
    nodes: {
      doc: { content: "part+" },
      part: {
        content: "block+",
        attrs: { name: { default: "" }, title: { default: "" }, hint: { default: "" }, problem: { default: "" } },
        isolating: true,
        defining: true,
        selectable: false,
        toDOM: () => ["section", 0], // shown by PartView
      },
      paragraph: {
        group: "block",
        content: "inline*",
        attrs: src,
        parseDOM: [{ tag: "p" }],
        toDOM: () => ["p", 0],
      },
      heading: {
        group: "block",
        content: "inline*",
        attrs: { level: { default: 2 }, ...src },
        defining: true,
        parseDOM: [1, 2, 3, 4, 5, 6].map(makeHeading),
        toDOM: ({ attrs }) => [`h${attrs.level + 1}`, 0], // h1 is the title of the page
      },
      bullet_list: {
        group: "block",
        content: "list_item+",
        attrs: src,
        parseDOM: [{ tag: "ul" }],
        toDOM: () => ["ul", 0],
      },
      ordered_list: {
        group: "block",
        content: "list_item+",
        attrs: { order: { default: 1 }, sign: { default: "." }, ...src },
        parseDOM: [{ tag: "ol", getAttrs: readOrder }],
        toDOM: ({ attrs }) => ["ol", { start: attrs.order, "data-end": attrs.sign }, 0],
      },
      list_item: {
        content: "paragraph (paragraph | bullet_list | ordered_list | generated)*",
        defining: true,
        parseDOM: [{ tag: "li" }],
        toDOM: () => ["li", 0],
      },
      table: {
        group: "block",
        content: "table_row+",
        attrs: src,
        tableRole: "table",
        isolating: true,
        parseDOM: [{ tag: "table" }],
        toDOM: () => ["table", ["tbody", 0]],
      },
      table_row: {
        content: "(table_cell | table_header)+",
        tableRole: "row",
        parseDOM: [{ tag: "tr" }],
        toDOM: () => ["tr", 0],
      },
      table_cell: makeCell("td"),
      table_header: makeCell("th"),
      note: {
        group: "block",
        content: "block+",
        attrs: { name: { default: "" }, ...src },
        isolating: true,
        defining: true,
        parseDOM: [{ tag: "aside[data-note]", getAttrs: (it) => ({ name: it.dataset.note }) }],
        toDOM: ({ attrs }) => ["aside", { "data-note": attrs.name, role: "note" }, 0],
      },
      generated: {
        group: "block",
        atom: true,
        attrs: {
          source: { default: "" },
          lines: { default: [] },
          label: { default: "" },
          is_empty: { default: false },
          ...src,
        },
        parseDOM: [
          {
            tag: "div[data-piece=generated]",
            getAttrs: (it) => ({
              source: it.dataset.source,
              label: it.dataset.label,
              lines: it.innerText.split("\n").map((text) => [{ text }]),
            }),
          },
        ],
        toDOM: ({ attrs }) => [
          "div",
          { "data-piece": "generated", "data-source": attrs.source, "data-label": attrs.label },
          ...attrs.lines.map((line) => ["p", line.map((run) => run.text).join("")]),
        ],
      },
      text: { group: "inline" },
      hard_break: {
        inline: true,
        group: "inline",
        selectable: false,
        parseDOM: [{ tag: "br" }],
        toDOM: () => ["br"],
      },
      number: makePiece("number", NAMES, showNumber),
      gap: makePiece("gap", NAMES, showGap),
      passage: makePiece("passage", NAMES, showPassage),
      note_ref: {
        inline: true,
        group: "inline",
        atom: true,
        attrs: { name: { default: "" } },
        parseDOM: [{ tag: "sup[data-ref]", getAttrs: (it) => ({ name: it.dataset.ref }) }],
        toDOM: ({ attrs }) => ["sup", { "data-ref": attrs.name, role: "img" }],
      },
    },
    marks: {
      strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
      em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
    },
  });
}

// A document as it comes in; a part without a word has a paragraph to write in.
function readDocument(schema, told) {
  const content = told.content.map((part) => ({
    ...part,
    content: part.content?.length ? part.content : [{ type: "paragraph" }],
  }));
  const read = schema.nodeFromJSON({ ...told, content });
  read.check();
  return read;
}

// A part as it goes out, without what only the library for tables wants to know.
function writePart(part) {
  return JSON.parse(JSON.stringify(part.toJSON()), (key, value) => {
    if (key === "attrs") for (const name of OWN_OF_TABLES) delete value[name];
    return value;
  });
}

// What the clerk wrote, apart from what the program knows about it: to tell whether two are one.
function nameContent(part) {
  return JSON.stringify(part.content.toJSON(), (key, value) => {
    if (key !== "attrs" || !value) return value;
    const { source, name, level, order, sign, align } = value;
    return source ? { source } : { name, level, order, sign, align };
  });
}

function listParts(doc) {
  const parts = [];
  doc.forEach((node, offset) => parts.push({ node, at: offset, name: node.attrs.name }));
  return parts;
}

function findPart($place) {
  return $place.depth ? $place.node(1) : null;
}
