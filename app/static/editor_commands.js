// What the buttons and keys do.

// A selection over several parts is emptied part by part: no part ever swallows another.
function emptyParts(state) {
  const { $from, $to } = state.selection;
  if (findPart($from) === findPart($to) && $from.depth) return null;
  const tr = state.tr;
  for (const { node, at } of listParts(state.doc).reverse()) {
    const from = Math.max(state.selection.from, at + 1);
    const to = Math.min(state.selection.to, at + node.nodeSize - 1);
    if (from < to) tr.deleteRange(from, to);
  }
  return tr.setSelection(PM.Selection.near(tr.doc.resolve(tr.mapping.map($from.pos, 1)), 1));
}

function emptyAcross(state, dispatch) {
  const tr = emptyParts(state);
  if (tr) dispatch?.(tr.scrollIntoView());
  return Boolean(tr);
}

// Ctrl+A: the part first, then the whole report.
function selectPart(state, dispatch) {
  const { $from, from, to } = state.selection;
  if (!$from.depth) return false;
  const [start, end] = [$from.start(1), $from.end(1)];
  const whole = PM.TextSelection.between(state.doc.resolve(start), state.doc.resolve(end));
  if (from === whole.from && to === whole.to) return false;
  dispatch?.(state.tr.setSelection(whole));
  return true;
}

function isIn(state, name) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === name) return depth;
  }
  return 0;
}

function toggleList(name) {
  return (state, dispatch, view) => {
    const { nodes } = state.schema;
    const { $from } = state.selection;
    const item = isIn(state, "list_item");
    if (!item) return PM.wrapInList(nodes[name])(state, dispatch, view);
    const list = $from.node(item - 1);
    if (list.type.name === name) return PM.liftListItem(nodes.list_item)(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup($from.before(item - 1), nodes[name]));
    return true;
  };
}

function setHeading(level) {
  return (state, dispatch, view) => {
    const { heading, paragraph } = state.schema.nodes;
    const kind = level ? PM.setBlockType(heading, { level }) : PM.setBlockType(paragraph);
    return kind(state, dispatch, view);
  };
}

// Where a new block goes: behind the block of the part that the cursor is in.
function placeAfter($from) {
  return $from.depth > 1 ? $from.after(2) : $from.pos;
}

function insertTable(state, dispatch) {
  if (isIn(state, "table") || isIn(state, "note") || !state.selection.$from.depth) return false;
  const { table, table_row, table_header, table_cell, paragraph } = state.schema.nodes;
  const row = (cell) => table_row.create(null, [1, 2, 3].map(() => cell.create()));
  const made = table.create(null, [row(table_header), row(table_cell), row(table_cell)]);
  if (!dispatch) return true;
  const { $from } = state.selection;
  const at = placeAfter($from);
  const tr = state.tr;
  const isLast = at >= $from.end(1) || state.doc.nodeAt(at)?.type.name === "note";
  tr.insert(at, isLast ? [made, paragraph.create()] : made);
  tr.setSelection(PM.TextSelection.near(tr.doc.resolve(at + 3)));
  dispatch(tr.scrollIntoView());
  return true;
}

function insertNote(state, dispatch) {
  const { $from } = state.selection;
  if (isIn(state, "note") || !$from.parent.inlineContent) return false;
  if (!dispatch) return true;
  const { note, note_ref, paragraph } = state.schema.nodes;
  const name = nameNote(state.doc);
  const tr = state.tr.insert(state.selection.to, note_ref.create({ name }));
  const end = tr.mapping.map($from.end(1), 1);
  tr.insert(end, note.create({ name }, paragraph.create()));
  tr.setSelection(PM.TextSelection.near(tr.doc.resolve(end + 2)));
  dispatch(tr.scrollIntoView());
  return true;
}

function addNote(editor) {
  return (state, dispatch) => {
    const can = insertNote(state, dispatch);
    if (!can && dispatch) {
      say(editor, "Chú thích chỉ thêm được vào câu trong bài, không thêm được ở đây. Hãy đặt con trỏ vào chỗ cần chú thích.");
    }
    return can;
  };
}

// Ctrl+End: where the text ends; below it stand only the notes of the last part.
function toEnd(state, dispatch) {
  const { doc } = state;
  const part = doc.lastChild;
  let end = doc.content.size - part.nodeSize + 1;
  part.forEach((node) => {
    if (node.type.name !== "note") end += node.nodeSize;
  });
  dispatch?.(state.tr.setSelection(PM.Selection.near(doc.resolve(end), -1)).scrollIntoView());
  return true;
}

function clickBelow(view, _, event) {
  if (event.clientY <= view.dom.lastElementChild.getBoundingClientRect().bottom) return false;
  return toEnd(view.state, view.dispatch);
}

function nameNote(doc, taken = new Set()) {
  doc.descendants((node) => {
    if (node.type.name === "note" || node.type.name === "note_ref") taken.add(node.attrs.name);
  });
  let number = 1;
  while (taken.has(`ghi-${number}`)) number += 1;
  taken.add(`ghi-${number}`);
  return `ghi-${number}`;
}

// From the words of a note back to its place in the text.
function leaveNote(state, dispatch) {
  const depth = isIn(state, "note");
  if (!depth) return false;
  const { $from } = state.selection;
  const key = `${findPart($from).attrs.name}/${$from.node(depth).attrs.name}`;
  const ref = numberNotes(state.doc).refs.find((one) => one.key === key && one.node);
  if (!ref) return false;
  dispatch?.(
    state.tr.setSelection(PM.TextSelection.create(state.doc, ref.pos + 1)).scrollIntoView(),
  );
  return true;
}

// A note without a word is let go with the key that would have joined it to what stands before.
function dropEmptyNote(state, dispatch, view) {
  const depth = isIn(state, "note");
  if (!depth || state.selection.$from.node(depth).content.size > 2) return false;
  if (dispatch) removeNote(view, state.selection.$from.node(depth).attrs.name);
  return true;
}

// Tab goes on to the next cell, and makes a row behind the last one, as in Word.
function nextCell(state, dispatch, view) {
  if (!PM.isInTable(state)) return false;
  if (PM.goToNextCell(1)(state, dispatch)) return true;
  PM.addRowAfter(state, dispatch);
  return PM.goToNextCell(1)(view.state, dispatch);
}

function lineInCell(state, dispatch) {
  if (!PM.isInTable(state)) return false;
  dispatch?.(state.tr.replaceSelectionWith(state.schema.nodes.hard_break.create()).scrollIntoView());
  return true;
}

function enterPiece(editor) {
  return ({ selection }) => {
    const node = selection instanceof PM.NodeSelection ? selection.node : null;
    const [doing] = (node && listDoings(node)[0]) ?? [];
    if (!doing || doing === "remove") return false;
    doWithPiece(editor, doing);
    return true;
  };
}

function inOrder(...commands) {
  return PM.chainCommands(...commands);
}

function listKeys(editor) {
  const { nodes, marks } = editor.schema;
  const { list_item } = nodes;
  const toBar = () => {
    editor.bar.querySelector("select").focus();
    return true;
  };
  const stay = () => true; // as in Word; Escape leads out
  const line = (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  };
  return {
    "Mod-b": PM.toggleMark(marks.strong),
    "Mod-i": PM.toggleMark(marks.em),
    "Mod-z": PM.undo,
    "Mod-y": PM.redo,
    "Shift-Mod-z": PM.redo,
    "Mod-a": selectPart,
    "Mod-Alt-f": addNote(editor),
    "Mod-End": toEnd,
    "Mod-Shift-l": toggleList("bullet_list"),
    "Mod-Alt-0": setHeading(0),
    "Mod-Alt-1": setHeading(1),
    "Mod-Alt-2": setHeading(2),
    "Mod-Alt-3": setHeading(3),
    "Mod-s": () => (send(editor), true),
    "Alt-s": () => (openNumbers(editor), true),
    "Alt-F10": toBar,
    Escape: inOrder(leaveNote, toBar),
    Enter: inOrder(
      enterPiece(editor), emptyAcross, lineInCell, PM.splitListItem(list_item),
    ),
    "Shift-Enter": line,
    Tab: inOrder(nextCell, PM.sinkListItem(list_item), stay),
    "Shift-Tab": inOrder(PM.goToNextCell(-1), PM.liftListItem(list_item), stay),
    Backspace: inOrder(emptyAcross, PM.undoInputRule, dropEmptyNote),
    Delete: emptyAcross,
  };
}
