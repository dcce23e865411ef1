// The report as it is written: one text, part after part, on ProseMirror; app/writing/editor.py
// tells what comes in. The other files named editor_….js are put before this one.

let PM = null; // the libraries, once they are here

async function load(address) {
  PM ??= await import(new URL(address, document.baseURI).href);
}

function build(root, data, client) {
  const editor = {
    root, client, key: data.key, schema: makeSchema(),
    numbers: null, toldNumbers: [], numbersVersion: "", unsaved: new Map(), bases: {}, told: {}, keepsHere: true,
    // Counted on from now: what an earlier visit sent must not be taken for ours.
    edits: Date.now(), serial: Date.now(), sent: 0, heard: data.heard?.serial, tries: 0, timer: 0,
    problem: "", said: "", asked: null,
  };
  root.replaceChildren();
  editor.bar = make("div", "", { class: "bar", role: "toolbar", "aria-label": "Định dạng" });
  editor.state = make("span", "", { class: "state", role: "status" });
  editor.saying = make("div", "", { class: "saying", role: "status", hidden: "" });
  const seen = make("button", "Đã xem", { type: "button" });
  seen.onclick = () => {
    say(editor, "");
    editor.view.focus();
  };
  editor.saying.append(make("span"), seen);
  editor.paper = make("div", "", { class: "paper" });
  editor.picker = makeNumbers(editor);
  root.append(editor.bar, editor.picker.box, editor.saying, editor.paper);
  return editor;
}

function open(editor, data) {
  const doc = readDocument(editor.schema, data.doc);
  for (const { name, node } of listParts(doc)) {
    editor.told[name] = JSON.stringify(node.toJSON());
    editor.bases[name] = data.version;
  }
  const { nodes } = editor.schema;
  const dash = PM.wrappingInputRule(/^\s*-\s$/, nodes.bullet_list);
  const state = PM.EditorState.create({
    doc,
    plugins: [
      PM.inputRules({ rules: [dash] }),
      PM.keymap(listKeys(editor)),
      PM.keymap(PM.baseKeymap),
      PM.history(),
      PM.dropCursor(),
      PM.gapCursor(),
      PM.tableEditing(),
      notesPlugin(),
      barPlugin(editor),
      bubblePlugin(editor),
      new PM.Plugin({ filterTransaction: keepsParts }),
    ],
  });
  editor.view = new PM.EditorView(editor.paper, {
    state,
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": data.label,
      "aria-description": "Esc ra các nút; Alt+S chèn số; Ctrl+Alt+F thêm chú thích; Ctrl+S lưu ngay.",
      lang: "vi",
      tabindex: "0",
      spellcheck: "false",
    },
    nodeViews: {
      part: (node) => new PartView(node),
      generated: (node, view, getPos, decorations) => new GeneratedView(node, decorations),
    },
    transformPastedHTML: (html) => cleanPasted(html, (words) => say(editor, words)),
    clipboardTextParser: readPlain,
    handlePaste: (view, _, slice) => putPasted(editor, slice),
    handleTextInput: typeAcross,
    handleClick: clickBelow,
    handleDOMEvents: {
      // An input method must not begin inside of a box: what it writes takes its place.
      compositionstart: (view) => {
        if (view.state.selection instanceof PM.NodeSelection && view.state.selection.node.isInline) {
          view.dispatch(view.state.tr.deleteSelection());
        }
        return false;
      },
      blur: () => (editor.sent < editor.edits && send(editor), false),
    },
    dispatchTransaction(tr) {
      const before = editor.view.state.doc;
      editor.view.updateState(editor.view.state.apply(tr));
      const { doc } = editor.view.state;
      if (tr.docChanged && !tr.getMeta("fromServer")) noteChange(editor, before, doc);
    },
  });
}

function keepsParts(tr, state) {
  if (!tr.docChanged) return true;
  const names = (doc) => listParts(doc).map(({ name }) => name).join();
  return names(tr.doc) === names(state.doc);
}

function typeAcross(view, from, to, text) {
  const tr = emptyParts(view.state);
  if (!tr) return false;
  view.dispatch(tr.insertText(text));
  return true;
}

async function draw(root, { data, setTriggerValue }) {
  await load(data.libraries);
  const client = await nameClient();
  let editor = root.konray;
  if (!editor || editor.key !== data.key) {
    editor?.view.destroy();
    editor = root.konray = build(root, data, client);
    editor.tell = setTriggerValue;
    open(editor, data);
    editor.leave = () => document.visibilityState === "hidden" && send(editor);
    document.addEventListener("visibilitychange", editor.leave);
    await bringBack(editor);
  } else {
    editor.tell = setTriggerValue;
    takeDocument(editor, data);
    takeUnfolded(editor, data.unfolded);
  }
  takeNumbers(editor, data.numbers);
  showState(editor);
}

export default function (component) {
  const root = component.parentElement.querySelector(".editor");
  // One after the other, in the order in which the server told them.
  root.konrayTurn = (root.konrayTurn ?? Promise.resolve()).then(
    () => draw(root, component),
    () => draw(root, component),
  );
  root.konrayTurn.catch((error) => {
    root.textContent = "Chưa mở được phần soạn thảo. Hãy tải lại trang; chữ đã gõ vẫn còn.";
    throw error;
  });
  return () =>
    setTimeout(() => {
      const editor = root.konray;
      if (!editor || root.isConnected) return; // only told anew
      clearTimeout(editor.timer);
      document.removeEventListener("visibilitychange", editor.leave);
      editor.view?.destroy();
      root.konray = null;
    });
}
