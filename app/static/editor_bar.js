// The row of buttons above the text, in the order in which Word has them.

const HEADINGS = ["Chữ thường", "Đề mục I", "Đề mục 1", "Đề mục 1.1"];

// sign, label, what it does, and what tells that it holds where the cursor is
function listButtons(editor) {
  const { marks } = editor.schema;
  return [
    ["↶", "Hoàn tác (Ctrl+Z)", PM.undo],
    ["↷", "Làm lại (Ctrl+Y)", PM.redo],
    ["B", "Đậm (Ctrl+B)", PM.toggleMark(marks.strong), (state) => hasMark(state, marks.strong)],
    ["I", "Nghiêng (Ctrl+I)", PM.toggleMark(marks.em), (state) => hasMark(state, marks.em)],
    ["– ≡", "Gạch đầu dòng", toggleList("bullet_list"), (state) => isInList(state, "bullet_list")],
    ["1. ≡", "Đánh số", toggleList("ordered_list"), (state) => isInList(state, "ordered_list")],
    ["Chú thích", "Chú thích (Ctrl+Alt+F)", addNote(editor)],
    ["Bảng", "Chèn bảng", insertTable],
    ["Chèn số", "Chèn số từ số liệu (Alt+S)", () => (openNumbers(editor), true)],
  ];
}

const IN_TABLE = () => [
  ["+ hàng", "Thêm hàng bên dưới", PM.addRowAfter],
  ["+ cột", "Thêm cột bên phải", PM.addColumnAfter],
  ["− hàng", "Xóa hàng", PM.deleteRow],
  ["− cột", "Xóa cột", PM.deleteColumn],
  ["Xóa bảng", "Xóa cả bảng", PM.deleteTable],
];

function hasMark(state, mark) {
  const { from, $from, to, empty } = state.selection;
  if (empty) return Boolean(mark.isInSet(state.storedMarks ?? $from.marks()));
  return state.doc.rangeHasMark(from, to, mark);
}

function isInList(state, name) {
  const item = isIn(state, "list_item");
  return item > 0 && state.selection.$from.node(item - 1).type.name === name;
}

function makeButton(editor, [sign, label, run, holds]) {
  const button = make("button", sign, { type: "button", title: label, "aria-label": label });
  button.onmousedown = (event) => event.preventDefault(); // the selection stays in the text
  button.onclick = () => {
    const { view } = editor;
    run(view.state, view.dispatch, view);
    if (editor.picker.box.hidden) view.focus();
  };
  const show = (state) => {
    const can = sign === "Chèn số" || run(state);
    button.setAttribute("aria-disabled", String(!can));
    if (holds) button.setAttribute("aria-pressed", String(holds(state)));
  };
  return { button, show };
}

function makeHeadings(editor) {
  const choice = make("select", "", { "aria-label": "Kiểu đoạn" });
  HEADINGS.forEach((name, level) => choice.append(make("option", name, { value: level })));
  choice.onchange = () => {
    const { view } = editor;
    setHeading(Number(choice.value))(view.state, view.dispatch, view);
    view.focus();
  };
  const show = ({ selection }) => {
    const { type, attrs } = selection.$from.parent;
    choice.value = type.name === "heading" ? attrs.level : 0;
  };
  return { button: choice, show };
}

function barPlugin(editor) {
  const buttons = listButtons(editor).map((one) => makeButton(editor, one));
  const inTable = IN_TABLE().map((one) => makeButton(editor, one));
  const table = make("div", "", { class: "bar-table", role: "group", "aria-label": "Bảng", hidden: "" });
  table.append(...inTable.map(({ button }) => button));
  const headings = makeHeadings(editor);
  const all = [headings, ...buttons, ...inTable];
  const group = (...ones) => {
    const box = make("div", "", { class: "bar-group" });
    box.append(...ones.map(({ button }) => button));
    return box;
  };
  editor.bar.replaceChildren(
    group(...buttons.slice(0, 2), headings, ...buttons.slice(2, 6)),
    group(...buttons.slice(6)),
    editor.state,
    table,
  );
  const show = ({ state }) => {
    table.hidden = !PM.isInTable(state);
    for (const one of all) one.show(state);
  };
  return new PM.Plugin({ view: (view) => (show(view), { update: show }) });
}
