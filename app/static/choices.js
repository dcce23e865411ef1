// What a reader chooses from: the browser's own fields; app/choices.py tells what comes in.
function buildList({ field, label, options }) {
  const root = document.createElement("div");
  const list = document.createElement("select");
  list.id = `choice-${field}`;
  write(root, "label", label, "choice-label").htmlFor = list.id;
  root.append(list);
  for (const [key, text] of options) write(list, "option", text).value = key;
  return root;
}

// While Streamlit builds a place anew the one before still stands beside it: marks of one name would
// be one group, in which the last one made takes the mark from the other.
let groups = 0;

function buildMarks({ field, label, kind, options }) {
  const root = document.createElement("fieldset");
  write(root, "legend", label, "choice-label");
  const row = write(root, "div", "", "choice-options");
  groups += 1;
  for (const [key, text] of options) {
    const option = write(row, "label", "");
    const mark = write(option, "input", "");
    mark.type = kind === "many" ? "checkbox" : "radio";
    mark.name = `${field}-${groups}`;
    mark.value = key;
    write(option, "span", text);
  }
  return root;
}

function build(choice, change) {
  const root = choice.kind === "list" ? buildList(choice) : buildMarks(choice);
  root.className = `choice choice-${choice.kind} choose-${choice.field}`;
  if (choice.hidden) root.querySelector(".choice-label").classList.add("read-out");
  if (choice.note) write(root, "p", choice.note, "choice-note");
  root.addEventListener("change", () => change(choice.field, readChosen(root)));
  return root;
}

function readChosen(root) {
  const marked = root.querySelectorAll("option:checked, input:checked");
  return [...marked].map((one) => one.value);
}

function mark(root, chosen) {
  const list = root.querySelector("select");
  if (list) list.value = chosen[0] ?? "";
  for (const one of root.querySelectorAll("input")) one.checked = chosen.includes(one.value);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("div");
  root.className = "choices";
  // A server that was started anew counts anew, while what is drawn here has stayed.
  const isAnew = root.session !== data.session;
  root.session = data.session;
  root.made = isAnew ? data.made : Math.max(root.made, data.made);
  root.change = (field, keys) => {
    root.made += 1;
    setTriggerValue("picked", JSON.stringify([field, keys, root.made]));
  };
  // Built anew only where something else is to be chosen from: what has the focus keeps it.
  const drawn = (root.drawn ??= new Map());
  const kept = new Map();
  for (const choice of data.choices) {
    const { chosen, ...shape } = choice;
    const told = JSON.stringify(shape);
    const place = drawn.get(choice.field);
    const isSame = place?.told === told;
    const field = isSame ? place.field : build(choice, (...change) => root.change(...change));
    kept.set(choice.field, { told, field });
    // An answer to an older choice does not undo the newest one.
    if (!isSame || data.made >= root.made) mark(field, chosen);
  }
  root.drawn = kept;
  const above = (root.above ??= plant(["div", { class: "stHtml" }])); // looks like Streamlit's HTML
  lay(above, data.above);
  const fields = [...kept.values()].map(({ field }) => field);
  const wanted = data.above.length ? [above, ...fields] : fields;
  const isThere = wanted.every((one, at) => root.children[at] === one);
  if (!isThere || root.children.length !== wanted.length) root.replaceChildren(...wanted);
}
