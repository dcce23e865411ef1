// How parts, passages from the facts and notes look, and what can be done with a piece.

function make(tag, words = "", attributes = {}) {
  const element = document.createElement(tag);
  if (words) element.textContent = words;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

class PartView {
  constructor(node) {
    this.dom = make("section", "", { class: "part" });
    this.head = make("header", "", { contenteditable: "false" });
    this.contentDOM = make("div", "", { class: "part-body" });
    this.dom.append(this.head, this.contentDOM);
    this.show(node);
  }

  show(node) {
    this.node = node;
    const { title, hint, problem } = node.attrs;
    this.dom.setAttribute("aria-label", title);
    this.head.replaceChildren(make("span", title, { class: "part-title", title: hint }));
    if (problem) this.head.append(make("p", problem, { class: "part-problem" }));
  }

  update(node) {
    if (node.type !== this.node.type || node.attrs.name !== this.node.attrs.name) return false;
    if (JSON.stringify(node.attrs) !== JSON.stringify(this.node.attrs)) this.show(node);
    this.node = node;
    return true;
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}

// A piece of a line that comes from the facts; of a note its number in the report.
function writeRun(run, numbers) {
  if (run.kind === "note") return make("sup", `(${numbers[run.name] ?? "?"})`);
  if (run.kind === "thieu") return make("span", run.text, { class: "gap" });
  return make({ strong: "strong", emph: "em", em: "em" }[run.style] ?? "span", run.text);
}

class GeneratedView {
  constructor(node, decorations) {
    this.dom = make("div", "", { class: "generated", contenteditable: "false", role: "group" });
    this.show(node, decorations);
  }

  show(node, decorations) {
    this.node = node;
    const numbers = decorations.find(({ spec }) => spec.numbers)?.spec.numbers ?? {};
    const { lines, label, is_empty } = node.attrs;
    this.dom.setAttribute("aria-label", label || "In theo số liệu");
    this.dom.replaceChildren(make("span", label || "In theo số liệu", { class: "generated-label" }));
    if (is_empty || !lines.length) {
      this.dom.append(make("p", "Hiện không in gì.", { class: "generated-empty" }));
    }
    let table = null;
    for (const line of lines) {
      if (line.some(({ kind }) => kind === "cell")) {
        table ??= this.addTable(label);
        const row = table.insertRow();
        let cell = null;
        for (const run of line) {
          const tag = table.rows.length > 1 ? "td" : "th";
          if (!cell || run.kind === "cell") cell = row.appendChild(make(tag));
          if (run.kind !== "cell") cell.append(writeRun(run, numbers));
        }
      } else {
        table = null;
        const paragraph = this.dom.appendChild(make("p"));
        paragraph.append(...line.map((run) => writeRun(run, numbers)));
      }
    }
  }

  // Wide ones are moved sideways in a frame, on a phone.
  addTable(label) {
    const about = { class: "generated-frame", tabindex: "0", role: "region", "aria-label": label };
    const frame = this.dom.appendChild(make("div", "", about));
    return frame.appendChild(make("table"));
  }

  update(node, decorations) {
    if (node.type !== this.node.type) return false;
    this.show(node, decorations);
    return true;
  }

  ignoreMutation() {
    return true;
  }
}

// Notes are numbered by where the text first leads to them, through the whole report.
function numberNotes(doc) {
  const found = { numbers: new Map(), refs: [], notes: [], generated: [] };
  for (const { node: part, at, name: partName } of listParts(doc)) {
    part.descendants((node, pos) => {
      const place = { pos: at + 1 + pos, key: `${partName}/${node.attrs.name}`, node };
      if (node.type.name === "note_ref") found.refs.push(place);
      if (node.type.name === "note") found.notes.push(place);
      if (node.type.name === "generated") {
        const names = node.attrs.lines.flat().filter(({ kind }) => kind === "note");
        const keys = names.map(({ name }) => [name, `${partName}/${name}`]);
        found.generated.push({ ...place, keys });
        for (const [, key] of keys) found.refs.push({ key });
      }
    });
  }
  const there = new Set(found.notes.map(({ key }) => key));
  for (const { key } of found.refs) {
    if (there.has(key) && !found.numbers.has(key)) found.numbers.set(key, found.numbers.size + 1);
  }
  return found;
}

function decorateNotes(doc) {
  const { numbers, refs, notes, generated } = numberNotes(doc);
  const decorated = [];
  const mark = ({ pos, node }, attributes, spec) =>
    decorated.push(PM.Decoration.node(pos, pos + node.nodeSize, attributes, spec));
  for (const one of generated) {
    const told = one.keys.map(([name, key]) => [name, numbers.get(key)]);
    mark(one, {}, { numbers: Object.fromEntries(told) });
  }
  for (const ref of refs.filter(({ node }) => node)) {
    const number = numbers.get(ref.key);
    const title = number ? `Chú thích ${number}` : "Chú thích này không còn lời";
    const sign = number ? `(${number})` : "(?)";
    mark(ref, { "data-sign": sign, "aria-label": title, title, ...(number ? {} : { class: "lost" }) });
  }
  for (const note of notes) {
    const number = numbers.get(note.key);
    const title = number ? `Lời chú thích ${number}` : "Không chỗ nào dẫn tới chú thích này: không in";
    mark(note, {
      "data-sign": number ? `(${number})` : "(–)",
      "aria-label": title,
      ...(number ? {} : { class: "lost", title }),
    });
  }
  return PM.DecorationSet.create(doc, decorated);
}

function notesPlugin() {
  return new PM.Plugin({
    state: {
      init: (_, { doc }) => decorateNotes(doc),
      apply: (tr, shown) => (tr.docChanged ? decorateNotes(tr.doc) : shown),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}

// What can be done with the piece that is chosen; a row of buttons below it.
const DOINGS = {
  number: [["origin", "Xem nguồn"], ["swap", "Đổi số khác"], ["remove", "Bỏ"]],
  gap: [["remove", "Bỏ chỗ trống"]],
  passage: [["unfold", "Sửa thành chữ"], ["remove", "Bỏ"]],
  generated: [["unfold", "Sửa thành chữ"], ["remove", "Bỏ"]],
  note_ref: [["note", "Tới lời chú thích"], ["remove", "Bỏ cả chú thích"]],
};

// A number that is not there, or was put in just now, has no source to show yet.
function listDoings({ type, attrs }) {
  const doings = DOINGS[type.name] ?? [];
  const hasSource = type.name !== "number" || (attrs.key && !isLacking(attrs));
  return doings.filter(([name]) => name !== "origin" || hasSource);
}

function tellPiece({ type, attrs }) {
  if (type.name === "number" && isLacking(attrs)) {
    return `Chỗ trống: ${attrs.text}. Có số liệu thì tự điền; gõ chữ vào là thay ô này.`;
  }
  if (type.name === "gap") return `Cần viết: ${attrs.text}. Gõ chữ vào là thay ô này.`;
  if (type.name === "number") return showNumber(attrs).title;
  if (type.name === "note_ref") return "Chú thích";
  return attrs.label || "In theo số liệu";
}

function bubblePlugin(editor) {
  const box = make("div", "", { class: "bubble", role: "toolbar", hidden: "" });
  box.onkeydown = (event) => {
    if (event.key === "Escape") editor.view.focus();
  };
  box.onmousedown = (event) => event.preventDefault();
  editor.paper.append(box);

  const show = (view) => {
    const { selection } = view.state;
    const node = selection instanceof PM.NodeSelection ? selection.node : null;
    const doings = node ? listDoings(node) : [];
    box.hidden = !doings.length;
    if (!doings.length) return;
    const words = tellPiece(node);
    box.setAttribute("aria-label", words);
    box.replaceChildren(make("span", words));
    for (const [name, label] of doings) {
      const button = make("button", label, { type: "button" });
      button.onclick = () => doWithPiece(editor, name);
      box.append(button);
    }
    const piece = view.nodeDOM(selection.from)?.getBoundingClientRect();
    const paper = editor.paper.getBoundingClientRect();
    if (!piece) return;
    box.style.top = `${piece.bottom - paper.top + editor.paper.scrollTop + 4}px`;
    const left = Math.min(piece.left - paper.left, paper.width - box.offsetWidth - 12);
    box.style.left = `${Math.max(left, 8)}px`;
  };
  return new PM.Plugin({ view: () => ({ update: show, destroy: () => box.remove() }) });
}

function doWithPiece(editor, name) {
  const { view } = editor;
  const { node, from } = view.state.selection;
  if (name === "origin") editor.tell("picked", node.attrs.key);
  if (name === "swap") openNumbers(editor);
  if (name === "remove") {
    if (node.type.name === "note_ref") removeNote(view, node.attrs.name);
    else view.dispatch(view.state.tr.deleteSelection());
    view.focus();
  }
  if (name === "unfold") askToUnfold(editor, node, from);
  if (name === "note") goToNote(editor, node.attrs.name);
}

function goToNote(editor, name) {
  const { view } = editor;
  const part = findPart(view.state.selection.$from);
  const { notes } = numberNotes(view.state.doc);
  const found = notes.find(({ key }) => key === `${part.attrs.name}/${name}`);
  if (!found) return;
  const end = view.state.doc.resolve(found.pos + found.node.nodeSize - 1);
  view.dispatch(view.state.tr.setSelection(PM.Selection.near(end, -1)).scrollIntoView());
  view.focus();
}

// A note of the part in which the cursor is, and each place that leads to it.
function removeNote(view, name) {
  const key = `${findPart(view.state.selection.$from).attrs.name}/${name}`;
  const { refs, notes } = numberNotes(view.state.doc);
  const found = [...refs, ...notes].filter((one) => one.key === key && one.node);
  const tr = view.state.tr;
  for (const { pos, node } of found.sort((one, other) => other.pos - one.pos)) {
    tr.delete(pos, pos + node.nodeSize);
  }
  view.dispatch(tr.scrollIntoView());
}

// The server writes the words of a passage; they take its place when they come.
function askToUnfold(editor, node, from) {
  const id = `${editor.client}-${Date.now()}`;
  editor.asked = { id, pos: from };
  const part = findPart(editor.view.state.doc.resolve(from)).attrs.name;
  editor.tell("unfold", { id, part, source: node.attrs.source, is_block: node.isBlock });
}

function takeUnfolded(editor, told) {
  const { asked, view } = editor;
  if (!told || !asked || told.id !== asked.id) return;
  editor.asked = null;
  if (told.problem) {
    say(editor, told.problem);
    return;
  }
  const old = view.state.doc.nodeAt(asked.pos);
  if (!old || old.attrs.source !== told.source) return;
  const nodes = told.content.map((one) => PM.Node.fromJSON(view.state.schema, one));
  const $at = view.state.doc.resolve(asked.pos);
  if (nodes.length && !$at.parent.canReplace($at.index(), $at.index() + 1, PM.Fragment.from(nodes))) {
    say(editor, "Bảng, đề mục không đặt được trong gạch đầu dòng. Hãy chèn lại đoạn này bên ngoài danh sách rồi sửa thành chữ.");
    return;
  }
  const tr = view.state.tr;
  if (nodes.length) tr.replaceWith(asked.pos, asked.pos + old.nodeSize, nodes);
  else if (old.isBlock) tr.replaceWith(asked.pos, asked.pos + old.nodeSize, view.state.schema.nodes.paragraph.create());
  else tr.delete(asked.pos, asked.pos + old.nodeSize);
  view.dispatch(tr.scrollIntoView());
  view.focus();
}
