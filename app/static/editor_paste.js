// How what is pasted is put in: where a table, a note, a cell takes it.

// Several lines with the same number of tabs are a table, everything else are paragraphs.
function readPlain(text, $context, plain, view) {
  const { nodes } = view.state.schema;
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  while (lines.length > 1 && !lines.at(-1).trim()) lines.pop();
  const cells = lines.map((line) => line.split("\t"));
  const words = (line) => (line ? view.state.schema.text(line) : null);
  const isTable =
    lines.length > 1 && cells[0].length > 1 && cells.every((row) => row.length === cells[0].length);
  if (isTable) {
    const rows = cells.map((row, number) => {
      const cell = number ? nodes.table_cell : nodes.table_header;
      return nodes.table_row.create(null, row.map((one) => cell.create(null, words(one.trim()))));
    });
    return new PM.Slice(PM.Fragment.from(nodes.table.create(null, rows)), 0, 0);
  }
  const paragraphs = lines
    .filter((line, index) => line.trim() || lines.length === 1 || index === 0)
    .map((line) => nodes.paragraph.create(null, words(line.replace(/\t/g, " "))));
  return new PM.Slice(PM.Fragment.from(paragraphs), 1, 1);
}

// Notes that come along stand at the end of the part, under names of their own.
function putPasted(editor, slice) {
  const { view } = editor;
  const across = emptyParts(view.state);
  if (across) view.dispatch(across);
  const { state } = view;
  const part = findPart(state.selection.$from);
  if (!part) return false;
  if (isIn(state, "table") && !holds(slice, "table")) return putLines(view, slice);
  const inNote = isIn(state, "note");
  const came = new Map();
  const refs = new Set();
  slice.content.descendants((node) => {
    if (node.type.name === "note") came.set(node.attrs.name, node);
    if (node.type.name === "note_ref") refs.add(node.attrs.name);
  });
  const here = new Set();
  part.descendants((node) => {
    if (node.type.name === "note") here.add(node.attrs.name);
  });
  for (const name of refs) if (!came.has(name) && !here.has(name)) findNote(state.doc, name, came);
  if (!came.size) return false;
  const taken = new Set();
  const names = new Map([...came.keys()].map((name) => [name, nameNote(state.doc, taken)]));
  const told = new PM.Slice(
    renameNotes(slice.content, names, inNote), slice.openStart, slice.openEnd,
  );
  const tr = state.tr.replaceSelection(PM.Slice.maxOpen(told.content, true));
  if (!inNote) {
    const end = tr.mapping.map(state.selection.$from.end(1), 1);
    const notes = [...came].map(([name, note]) =>
      note.type.create({ name: names.get(name) }, note.content),
    );
    tr.insert(end, notes);
  }
  view.dispatch(tr.scrollIntoView());
  return true;
}

function holds(slice, name) {
  let found = false;
  slice.content.descendants((node) => {
    found ||= node.type.name === name;
  });
  return found;
}

// A cell of a table takes words, line by line.
function putLines(view, slice) {
  const { hard_break, note_ref } = view.state.schema.nodes;
  const told = [];
  const add = (block) => {
    if (told.length) told.push(hard_break.create());
    block.forEach((inline) => {
      if (inline.type !== note_ref) told.push(inline);
    });
  };
  if (slice.content.firstChild?.isInline) add(slice.content);
  else slice.content.descendants((node) => (node.isTextblock && add(node), !node.isTextblock));
  view.dispatch(view.state.tr.replaceSelection(new PM.Slice(PM.Fragment.from(told), 0, 0)).scrollIntoView());
  return true;
}

function findNote(doc, name, found) {
  doc.descendants((node) => {
    if (node.type.name === "note" && node.attrs.name === name) found.set(name, node);
  });
}

// Without the notes' words; references under their new names, inside of a note none at all.
function renameNotes(content, names, drop) {
  const told = [];
  content.forEach((node) => {
    if (node.type.name === "note") return;
    const name = node.type.name === "note_ref" && names.get(node.attrs.name);
    if (name && drop) return;
    if (name) told.push(node.type.create({ name }));
    else told.push(node.isText || node.isLeaf ? node : node.copy(renameNotes(node.content, names, drop)));
  });
  return PM.Fragment.from(told);
}
