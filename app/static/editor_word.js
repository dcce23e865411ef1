// What comes from Word (also LibreOffice, Excel, a page of the web): paragraphs, lists, tables, notes,
// bold and italic stay; everything else goes, and what goes is said.

const KEPT_TAGS = [
  "p", "br", "strong", "em", "ul", "ol", "li", "table", "tbody", "tr", "td", "th",
  "h1", "h2", "h3", "h4", "h5", "h6", "sup", "aside", "div", "span",
];
const KEPT_ATTRIBUTES = ["start", "align", "data-ref", "data-note", "data-piece", "data-source",
  "data-text", "data-label", "data-key", "data-end", "data-align", "data-pm-slice"];

function sanitize(html) {
  return PM.DOMPurify.sanitize(html, {
    ALLOWED_TAGS: KEPT_TAGS,
    ALLOWED_ATTR: KEPT_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}

function cleanPasted(html, say) {
  if (html.includes("data-pm-slice")) return sanitize(html); // from this editor itself
  // A document of its own: nothing in it is loaded or run.
  const page = new DOMParser().parseFromString(html, "text/html");
  const { body } = page;
  const pictures = body.querySelectorAll("img, object, svg").length;
  const merged = body.querySelectorAll("[colspan]:not([colspan='1']), [rowspan]:not([rowspan='1'])").length;
  dropUnseen(page, body);
  takeNotes(page, body);
  takeLists(page, body);
  takeLooks(page, body);
  takeTables(page, body);
  for (const empty of body.querySelectorAll("p")) {
    if (!empty.textContent.trim() && !empty.querySelector("sup, span")) empty.remove();
  }
  const told = [
    pictures && `bỏ ${pictures} hình (báo cáo không có hình)`,
    merged && `tách ${merged} ô gộp của bảng`,
  ].filter(Boolean);
  if (told.length) say(`Đã dán; ${told.join(", ")}.`);
  return sanitize(body.innerHTML);
}

function styleOf(element) {
  return (element.getAttribute?.("style") ?? "").toLowerCase().replace(/\s+/g, "");
}

function rename(page, element, tag) {
  const other = page.createElement(tag);
  other.append(...element.childNodes);
  if (element.hasAttribute("align")) other.setAttribute("align", element.getAttribute("align"));
  element.replaceWith(other);
  return other;
}

// Word's notes for other programs, what was struck in tracked changes, remarks on the margin.
function dropUnseen(page, body) {
  const walker = page.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.remove();
  for (const element of body.querySelectorAll("style, script, meta, link, title, xml, del, hr")) {
    element.remove();
  }
  for (const element of body.querySelectorAll("[style]")) {
    const style = styleOf(element);
    if (/mso-element:comment|mso-hide:all|display:none/.test(style)) element.remove();
    else if (/mso-tab-count/.test(style)) element.replaceWith("\t");
  }
}

// References and words of footnotes, as Word and as LibreOffice write them.
function takeNotes(page, body) {
  const words = new Map();
  for (const note of body.querySelectorAll("div[style*=mso-element], div[id^=sdfootnote], div[id^=sdendnote]")) {
    if (!/mso-element:(foot|end)note(?!-)/.test(styleOf(note)) && !/^sd(foot|end)note/.test(note.id)) continue;
    const name = note.id.replace(/\W/g, "");
    const aside = page.createElement("aside");
    aside.dataset.note = name;
    for (const back of note.querySelectorAll("a[href*='ref'], a[href*=anc], a.sdfootnotesym")) back.remove();
    aside.append(...note.childNodes);
    const first = page.createTreeWalker(aside, NodeFilter.SHOW_TEXT).nextNode();
    if (first) first.data = first.data.replace(/^\s+/, "");
    words.set(name, aside);
    note.remove();
  }
  for (const list of body.querySelectorAll("div[style*=mso-element]")) {
    if (/mso-element:(foot|end)note-list/.test(styleOf(list))) list.remove();
  }
  for (const link of body.querySelectorAll("a[href^='#']")) {
    const name = link.getAttribute("href").slice(1).replace(/^_/, "").replace(/sym$/, "");
    if (!words.has(name)) continue;
    const ref = page.createElement("sup");
    ref.dataset.ref = name;
    const outer = link.parentElement.matches("sup") && link.parentElement.childNodes.length === 1;
    (outer ? link.parentElement : link).replaceWith(ref);
  }
  body.append(...words.values());
}

const NUMBERED = /^\s*\(?(\d+|[a-zđ]|[ivx]+)[.)]/i;

// Word's lists are paragraphs that say their level, and begin with their sign.
function takeLists(page, body) {
  let open = []; // [{level, list}]
  let last = null;
  for (const paragraph of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const told = /mso-list:l\d+level(\d+)/.exec(styleOf(paragraph));
    const sign = [...paragraph.querySelectorAll("span")].find((span) =>
      /mso-list:ignore/.test(styleOf(span)),
    );
    if (!told || !sign || !/^P$/i.test(paragraph.tagName)) {
      open = [];
      continue;
    }
    if (last && nextElement(last) !== paragraph) open = [];
    const level = Number(told[1]);
    const mark = sign.textContent;
    sign.remove();
    const tag = NUMBERED.test(mark) ? "ol" : "ul";
    while (open.length && open.at(-1).level > level) open.pop();
    if (open.at(-1)?.level === level && open.at(-1).list.localName !== tag) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = page.createElement(tag);
      if (tag === "ol" && /\d+/.test(mark)) list.setAttribute("start", /\d+/.exec(mark)[0]);
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else paragraph.before(list);
      open.push({ level, list });
    }
    const item = page.createElement("li");
    const inside = page.createElement("p");
    inside.append(...paragraph.childNodes);
    item.append(inside);
    open.at(-1).list.append(item);
    last = open[0].list;
    paragraph.remove();
  }
}

function nextElement(element) {
  return element.nextElementSibling;
}

// Bold and italic are told by tags or by styles; pictures go, and are counted.
function takeLooks(page, body) {
  for (const element of [...body.querySelectorAll("b, strong, i, em, span, font")]) {
    const style = styleOf(element);
    const is = (name, tags, told, not) =>
      (tags.includes(element.localName) && !not.test(style)) || told.test(style) ? name : "";
    const strong = is(
      "strong", ["b", "strong"], /(^|;)font-weight:(bold|[6-9]00)/, /(^|;)font-weight:(normal|400)/,
    );
    const em = is("em", ["i", "em"], /(^|;)font-style:italic/, /(^|;)font-style:normal/);
    let inner = element;
    for (const tag of [strong, em].filter(Boolean)) {
      const made = page.createElement(tag);
      made.append(...inner.childNodes);
      inner.append(made);
      inner = made;
    }
    if (!element.dataset.piece) element.replaceWith(...element.childNodes);
  }
}

// No merged cells in a report: what they held stands in the first, the others are empty. A cell
// holds lines, no paragraphs; the first row is the head.
function takeTables(page, body) {
  for (const table of body.querySelectorAll("table")) {
    spread(page, table);
    [...table.rows].forEach((row, number) => {
      for (const cell of [...row.cells]) {
        const align = cell.querySelector("[align]")?.getAttribute("align");
        if (align && !cell.hasAttribute("align")) cell.setAttribute("align", align);
        const tag = number ? "td" : "th";
        if (cell.localName !== tag) rename(page, cell, tag);
      }
    });
    for (const cell of table.querySelectorAll("td, th")) {
      const blocks = [...cell.querySelectorAll("p, div, li")];
      for (const block of blocks.slice(1)) block.prepend(page.createElement("br"));
      for (const block of [...cell.querySelectorAll("p, div, li, ul, ol, h1, h2, h3, h4")]) {
        block.replaceWith(...block.childNodes);
      }
      if (!cell.textContent.trim()) cell.replaceChildren();
    }
  }
}

function spread(page, table) {
  const rows = [...table.rows];
  rows.forEach((row, number) => {
    for (const cell of [...row.cells]) {
      const { colSpan, rowSpan } = cell;
      const index = cell.cellIndex;
      cell.removeAttribute("colspan");
      cell.removeAttribute("rowspan");
      for (let more = 1; more < Math.min(colSpan, 50); more++) {
        cell.after(page.createElement(cell.localName));
      }
      for (const below of rows.slice(number + 1, number + rowSpan)) {
        for (let more = 0; more < Math.min(colSpan, 50); more++) {
          const empty = page.createElement("td");
          const at = below.cells[index];
          if (at) at.before(empty);
          else below.append(empty);
        }
      }
    }
  });
  const wide = Math.max(0, ...rows.map((row) => row.cells.length));
  for (const row of rows) while (row.cells.length < wide) row.append(page.createElement("td"));
}
