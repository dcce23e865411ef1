// "Chèn số": the figures of the quarter with their values, found by a few letters, put in as chips.

const MOST_FOUND = 80;
// Tables and charts from the facts, which stand between paragraphs.
const STANDS_ALONE = /^\{\{\s*(bang|bieu_do)\b/;

// "Đăk Pne" is found by "dak pne".
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

// They come only while the server has not heard that this window has them, also after the editor
// was put away and drawn again; made ready to be searched when they are asked for.
function takeNumbers(editor, { version, list }) {
  const held = (window.konrayNumbers ??= {});
  if (list) held[editor.key] = { version, list };
  const mine = held[editor.key];
  if (mine?.version !== version) {
    editor.tell("changed", { numbers: "" });
    return;
  }
  if (editor.numbersVersion === version) return;
  editor.numbersVersion = version;
  editor.toldNumbers = mine.list;
  editor.numbers = null;
}

function readyNumbers(editor) {
  editor.numbers ??= editor.toldNumbers.map((one) => ({
    ...one,
    folded: fold(`${one.label} ${one.text} ${one.unit} ${one.group}`),
  }));
  return editor.numbers;
}

function findNumbers(numbers, asked) {
  const words = fold(asked).split(/\s+/).filter(Boolean);
  const found = numbers.filter((one) => words.every((word) => one.folded.includes(word)));
  const first = words[0] ?? "";
  const rank = (one) => (fold(one.label).startsWith(first) ? 0 : 1);
  return first ? found.sort((one, other) => rank(one) - rank(other)) : found;
}

function makeNumbers(editor) {
  const box = make("div", "", { class: "numbers", role: "dialog", "aria-label": "Chèn số", hidden: "" });
  const field = make("input", "", {
    type: "text",
    role: "combobox",
    "aria-label": "Tìm số, danh sách, văn bản",
    "aria-expanded": "true",
    "aria-controls": "editor-numbers",
    "aria-autocomplete": "list",
    autocomplete: "off",
    placeholder: "Gõ vài chữ: mo hinh dung, dak pne…",
  });
  const list = make("ul", "", { id: "editor-numbers", role: "listbox", "aria-label": "Các số dùng được" });
  const state = make("p", "", { role: "status" });
  box.append(field, state, list);
  const picker = { box, field, list, state, at: 0, found: [] };
  field.oninput = () => showFound(editor, picker, 0);
  field.onkeydown = (event) => steer(editor, picker, event);
  box.onfocusout = (event) => {
    if (!box.contains(event.relatedTarget)) box.hidden = true;
  };
  return picker;
}

function openNumbers(editor) {
  const { picker } = editor;
  picker.box.hidden = false;
  picker.field.value = "";
  showFound(editor, picker, 0);
  picker.field.focus();
}

function showFound(editor, picker, at) {
  const found = findNumbers(readyNumbers(editor), picker.field.value);
  picker.found = found.slice(0, MOST_FOUND);
  const more = found.length > MOST_FOUND ? `, hiện ${MOST_FOUND}` : "";
  picker.state.textContent = found.length
    ? `${found.length} kết quả${more}. Mũi tên để chọn, Enter để chèn.`
    : "Không có số nào như vậy. Thử ít chữ hơn.";
  picker.list.replaceChildren();
  let group = "";
  picker.found.forEach((one, index) => {
    if (one.group && one.group !== group && !picker.field.value) {
      picker.list.append(make("li", one.group, { role: "presentation", class: "numbers-group" }));
    }
    group = one.group;
    const row = make("li", "", { role: "option", id: `editor-number-${index}` });
    const value = one.unit && one.unit !== "%" ? `${one.text} ${one.unit}` : one.text;
    row.append(make("span", one.label), make("b", value, value.length > 24 ? { class: "long" } : {}));
    if (one.change) row.append(make("span", one.change, { class: "numbers-change" }));
    row.onmousedown = (event) => event.preventDefault();
    row.onclick = () => putNumber(editor, one);
    picker.list.append(row);
  });
  pointAt(picker, at);
}

function pointAt(picker, at) {
  picker.at = Math.max(0, Math.min(at, picker.found.length - 1));
  picker.list.querySelectorAll("[role=option]").forEach((row, index) => {
    row.setAttribute("aria-selected", String(index === picker.at));
    if (index === picker.at) row.scrollIntoView({ block: "nearest" });
  });
  picker.field.setAttribute(
    "aria-activedescendant",
    picker.found.length ? `editor-number-${picker.at}` : "",
  );
}

function steer(editor, picker, event) {
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
  if (event.key in steps) pointAt(picker, picker.at + steps[event.key]);
  else if (event.key === "Enter" && picker.found.length) putNumber(editor, picker.found[picker.at]);
  else if (event.key === "Escape") closeNumbers(editor);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function closeNumbers(editor) {
  editor.picker.box.hidden = true;
  editor.view.focus();
}

function putNumber(editor, { source, text, label }) {
  const { view } = editor;
  const { number, generated } = view.state.schema.nodes;
  if (STANDS_ALONE.test(source)) {
    const at = placeAfter(view.state.selection.$from);
    view.dispatch(view.state.tr.insert(at, generated.create({ source, label })).scrollIntoView());
    closeNumbers(editor);
    return;
  }
  const chip = number.create({ source, text: text || label, label });
  const { $from } = view.state.selection;
  const tr = view.state.tr;
  if ($from.parent.inlineContent) tr.replaceSelectionWith(chip, true);
  else tr.replaceSelectionWith(view.state.schema.nodes.paragraph.create(null, chip));
  view.dispatch(tr.scrollIntoView());
  closeNumbers(editor);
}
