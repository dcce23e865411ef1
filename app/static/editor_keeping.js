// What is typed is kept: at once in this browser, soon on the server, and brought back after a
// reload, a closed tab or a lost server. app/writing/editor.py has the other end.

const PAUSE = 300; // ms after the last key
const PATIENCE = [5_000, 10_000, 20_000, 60_000]; // until what was sent is sent again
const MOST_KEPT = 2_000_000; // letters

// One number for each tab, also after a reload; a tab that was duplicated gets another. A lock is
// held as long as the tab lives, so that others don't take over what it still writes.
async function nameClient() {
  window.konrayClient ??= (async () => {
    const hold = (name) =>
      new Promise((done) => {
        if (!navigator.locks) return done(true);
        navigator.locks.request(`konray.${name}`, { ifAvailable: true }, (lock) => {
          done(Boolean(lock));
          return lock ? new Promise(() => {}) : undefined;
        });
      });
    const fresh = () => crypto.randomUUID?.() ?? String(Math.random()).slice(2);
    let name = sessionStorage.getItem("konray.client") ?? fresh();
    if (!(await hold(name))) {
      name = fresh();
      await hold(name);
    }
    sessionStorage.setItem("konray.client", name);
    return name;
  })();
  return window.konrayClient;
}

async function listLiving() {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.map((lock) => lock.name.replace("konray.", "")));
}

function placeOf(editor, client = editor.client) {
  return `konray.report.${editor.key}.${client}`;
}

// Everything that the server has not confirmed, in this browser's own store.
function keepHere(editor) {
  if (!editor.unsaved.size) {
    localStorage.removeItem(placeOf(editor));
    return;
  }
  const parts = {};
  for (const { node, name } of listParts(editor.view.state.doc)) {
    const { base, writer } = editor.unsaved.get(name) ?? {};
    if (base !== undefined) parts[name] = { base, writer, node: writePart(node) };
  }
  const text = JSON.stringify({ at: Date.now(), parts });
  try {
    if (text.length > MOST_KEPT) throw new RangeError("more than this browser keeps");
    localStorage.setItem(placeOf(editor), text);
    editor.keepsHere = true;
  } catch (error) {
    if (!["QuotaExceededError", "RangeError"].includes(error.name)) throw error;
    editor.keepsHere = false; // said by showState until the server has it
  }
}

function noteChange(editor, before, after) {
  const old = new Map(listParts(before).map(({ name, node }) => [name, node]));
  for (const { name, node } of listParts(after)) {
    if (old.get(name) === node) continue;
    const own = { base: editor.bases[name], writer: editor.client };
    editor.unsaved.set(name, { ...own, ...editor.unsaved.get(name), edit: ++editor.edits });
  }
  keepHere(editor);
  editor.problem = "";
  editor.tries = 0;
  showState(editor);
  clearTimeout(editor.timer);
  editor.timer = setTimeout(() => send(editor), PAUSE);
}

function send(editor) {
  clearTimeout(editor.timer);
  if (!editor.unsaved.size || editor.view?.isDestroyed) return;
  if (editor.view.composing) {
    editor.timer = setTimeout(() => send(editor), PAUSE);
    return;
  }
  const parts = {};
  for (const { node, name } of listParts(editor.view.state.doc)) {
    const change = editor.unsaved.get(name);
    if (change && change.refused !== change.edit) {
      const { base, writer, edit } = change;
      parts[name] = { node: writePart(node), base, writer, edit };
    }
  }
  if (!Object.keys(parts).length) return;
  editor.sent = editor.edits;
  const serial = String(++editor.serial);
  editor.tell("changed", { client: editor.client, serial, parts, numbers: editor.numbersVersion });
  const wait = PATIENCE[Math.min(editor.tries++, PATIENCE.length - 1)];
  editor.timer = setTimeout(() => {
    editor.isLate = true;
    send(editor);
  }, wait);
  showState(editor);
}

// What the server says it has saved is let go here, unless it was changed again meanwhile; so is
// what was settled with another writer, of which the server's text then takes the place.
function hearSaved(editor, heard) {
  if (heard?.client !== editor.client || heard.serial === editor.heard) return {};
  editor.heard = heard.serial;
  for (const [name, edit] of Object.entries({ ...heard.saved, ...heard.settled })) {
    if (editor.unsaved.get(name)?.edit === edit) editor.unsaved.delete(name);
  }
  for (const [name, edit] of Object.entries(heard.refused ?? {})) {
    const change = editor.unsaved.get(name);
    if (change?.edit === edit) change.refused = edit;
  }
  editor.problem = heard.problem ?? "";
  editor.isLate = false;
  if (!editor.unsaved.size) {
    clearTimeout(editor.timer);
    editor.tries = 0;
  }
  keepHere(editor);
  return heard.saved ?? {};
}

// New values come into a part in place; only what somebody else changed is put in anew.
function takeDocument(editor, data) {
  const { view } = editor;
  const echoed = hearSaved(editor, data.heard);
  const news = readDocument(view.state.schema, data.doc);
  const tr = view.state.tr;
  for (const { name, node } of listParts(news)) {
    const told = JSON.stringify(node.toJSON());
    const isNew = told !== editor.told[name];
    const mine = listParts(tr.doc).find((part) => part.name === name);
    const isMine = name in echoed || editor.unsaved.has(name);
    if (!isNew || name in echoed) editor.bases[name] = data.version;
    const settled = name in (data.heard?.settled ?? {});
    if (editor.unsaved.has(name) && (!isNew || name in echoed || settled)) {
      editor.unsaved.get(name).base = data.version;
    }
    if (!editor.unsaved.has(name)) editor.bases[name] = data.version;
    editor.told[name] = told;
    if (!mine || !isNew) continue;
    if (nameContent(mine.node) === nameContent(node)) copyAttributes(tr, mine, node);
    else if (isMine) copyValues(tr, mine, node);
    else replacePart(tr, mine, node);
  }
  if (!tr.docChanged) return;
  tr.setMeta("addToHistory", false).setMeta("fromServer", true);
  view.dispatch(tr);
}

function setAttributes(tr, pos, old, told) {
  for (const [name, value] of Object.entries(told)) {
    if (OWN_OF_TABLES.includes(name)) continue;
    if (JSON.stringify(old[name]) !== JSON.stringify(value)) tr.setNodeAttribute(pos, name, value);
  }
}

// Two parts with the same content, piece by piece.
function copyAttributes(tr, { node: mine, at }, told) {
  const walk = (here, there, start) => {
    here.forEach((child, offset, index) => {
      const other = there.maybeChild(index);
      if (child.isText || other?.type !== child.type) return;
      setAttributes(tr, start + offset, child.attrs, other.attrs);
      if (!child.isLeaf) walk(child, other, start + offset + 1);
    });
  };
  setAttributes(tr, at, mine.attrs, told.attrs);
  walk(mine, told, at + 1);
}

// A part that is being written in: what comes from the facts gets its value by its source.
function copyValues(tr, { node: mine, at }, told) {
  const values = new Map();
  told.descendants((node) => {
    if (node.attrs.source) values.set(`${node.type.name} ${node.attrs.source}`, node.attrs);
  });
  mine.descendants((node, pos) => {
    const value = node.attrs.source && values.get(`${node.type.name} ${node.attrs.source}`);
    if (value) setAttributes(tr, at + 1 + pos, node.attrs, { ...value, src: node.attrs.src });
  });
  setAttributes(tr, at, mine.attrs, told.attrs);
}

// Only from the first block that differs to the last: the cursor stays elsewhere.
function replacePart(tr, { node: mine, at }, told) {
  const start = mine.content.findDiffStart(told.content);
  if (start !== null) {
    let { a, b } = mine.content.findDiffEnd(told.content);
    const overlap = start - Math.min(a, b);
    if (overlap > 0) [a, b] = [a + overlap, b + overlap];
    tr.replace(at + 1 + start, at + 1 + a, told.slice(start, b));
  }
  setAttributes(tr, at, mine.attrs, told.attrs);
}

// What an earlier visit left unsaved goes back into the text, and on to the server.
async function bringBack(editor) {
  const living = await listLiving();
  const prefix = placeOf(editor, "");
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  const brought = [];
  const done = [];
  let last = 0;
  for (const name of names) {
    const client = name.slice(prefix.length);
    if (client !== editor.client && living.has(client)) continue;
    const kept = readKept(localStorage.getItem(name));
    const tr = editor.view.state.tr;
    for (const [part, { base, writer, node }] of Object.entries(kept.parts)) {
      const mine = listParts(tr.doc).find((one) => one.name === part);
      const written = readPart(editor, node);
      if (!mine || !written || nameContent(mine.node) === nameContent(written)) continue;
      replacePart(tr, mine, written.type.create(mine.node.attrs, written.content));
      editor.unsaved.set(part, { base, writer, edit: ++editor.edits });
      brought.push(mine.node.attrs.title);
    }
    if (tr.docChanged) {
      last = Math.max(last, kept.at);
      editor.view.dispatch(tr.setMeta("fromServer", true).setMeta("addToHistory", false));
    }
    if (client !== editor.client) done.push(name);
  }
  keepHere(editor);
  for (const name of done) localStorage.removeItem(name);
  if (!brought.length) return;
  const when = new Date(last).toLocaleString("vi-VN", { timeStyle: "short", dateStyle: "short" });
  say(editor, `Đã đưa lại chữ gõ lúc ${when} mà chưa kịp lưu: ${brought.join(", ")}.`);
  send(editor);
}

function readKept(text) {
  try {
    const kept = JSON.parse(text);
    return typeof kept?.parts === "object" ? kept : { parts: {} };
  } catch (error) {
    if (error instanceof SyntaxError) return { parts: {} };
    throw error;
  }
}

function readPart(editor, told) {
  try {
    const read = PM.Node.fromJSON(editor.view.state.schema, told);
    read.check();
    return read;
  } catch (error) {
    if (error instanceof RangeError) return null; // of an older program
    throw error;
  }
}

function showState(editor) {
  const waits = editor.unsaved.size > 0;
  const refused = [...editor.unsaved.values()].some(({ edit, refused: no }) => edit === no);
  let words = "Đã lưu";
  if (waits) words = "Đang lưu…";
  if (waits && editor.isLate) words = "Chưa lưu được lên máy chủ; chữ vẫn giữ trong máy này.";
  if (refused) words = "Chưa dùng được phần vừa viết; xem câu báo ở phần ấy.";
  if (editor.problem) words = editor.problem;
  if (waits && !editor.keepsHere) words += " Máy này không còn chỗ giữ: đừng đóng trang.";
  if (editor.state.textContent !== words) editor.state.textContent = words;
  editor.state.classList.toggle("waits", waits);
}

// A sentence above the text, until it was seen.
function say(editor, words) {
  editor.saying.hidden = !words;
  editor.saying.firstChild.textContent = words;
}
