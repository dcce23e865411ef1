// The deck: all slides come in one message and are drawn once; a key only changes which is seen.
// plot.js, deck_lists.js and deck_form.js are put before it; app/deck/message.py tells what comes in. Slides are paper: always light.
const SIZES = { "16:9": [1280, 720], "4:3": [960, 720], "9:16": [540, 900] };
const LEAST = 20, LEAST_TALL = 18; // pixels of type on a slide; a tall one is held in the hand
const STORE = "konray-deck";
const SECONDS = [5, 10, 15, 20, 30, 60];
const KEYS = [
  ["→  ↓  Dấu cách  Page Down, vuốt sang trái", "trang sau"],
  ["←  ↑  Page Up, vuốt sang phải", "trang trước"],
  ["Home, End", "trang đầu, trang cuối"],
  ["số rồi Enter", "đến trang mang số đó"],
  ["F", "toàn màn hình"],
  ["Esc", "đóng bảng, hoặc về lại trang web"],
  ["B", "tối màn hình, sáng lại"],
  ["P", "tự chuyển trang, dừng"],
  ["T", "bảng số của trang"],
  ["K", "ghi kết luận khi đang chiếu trang này"],
  ["N", "lời nhắc cho người nói, ở cửa sổ khác"],
  ["?", "các phím"],
];

function recall(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(STORE))?.[name] ?? otherwise;
  } catch {
    return otherwise; // nothing is kept in this browser
  }
}

function remember(name, value) {
  try {
    const all = JSON.parse(localStorage.getItem(STORE)) ?? {};
    localStorage.setItem(STORE, JSON.stringify({ ...all, [name]: value }));
  } catch {
    // a browser that keeps nothing asks again next time
  }
}

function press(parent, text, told, act, kind) {
  const button = write(parent, "button", text, kind);
  button.type = "button";
  if (told) {
    button.title = told;
    button.setAttribute("aria-label", told);
  }
  button.onclick = act;
  return button;
}

function choose(parent, label, options, chosen, act) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", label);
  for (const [value, text] of options) {
    const option = write(select, "option", text);
    option.value = value;
    option.selected = String(value) === String(chosen);
  }
  select.onchange = () => act(select.value);
  parent.append(select);
  return select;
}

// The smallest type of a figure, in pixels; axes and notes that say nothing of it have 12.
function smallest({ data, layout }) {
  const axes = Object.entries(layout).filter(([name, one]) =>
    /^[xy]axis/.test(name) && one.visible !== false && one.showticklabels !== false);
  const sizes = [
    ...axes.map(([, axis]) => axis.tickfont?.size ?? 12),
    ...(layout.showlegend !== false && data.some((trace) => trace.name) ? [layout.legend?.font?.size ?? 12] : []),
    ...(layout.annotations ?? []).map((note) => note.font?.size ?? 12),
    ...data.flatMap((trace) => (trace.text && trace.mode !== "markers" ? trace.textfont?.size ?? 12 : [])),
  ].flat().filter((size) => size > 0);
  return Math.min(15, ...sizes);
}

const unbroken = (text) => text.replace(/([Qq]uý) (?=[IV])/g, "$1\u00a0");

class Deck {
  constructor(root) {
    this.root = root;
    this.at = 0;
    this.typed = "";
    this.shape = recall("shape", "");
    this.frame = write(root, "div", "", "deck-frame");
    this.stage = write(this.frame, "div", "", "deck-stage");
    this.dark = write(this.frame, "div", "", "deck-black");
    this.dark.hidden = true;
    this.over = write(this.frame, "div", "", "deck-over");
    this.over.hidden = true;
    this.over.setAttribute("role", "dialog");
    this.count = write(this.frame, "div", "", "deck-typed");
    this.newer = press(this.frame, "Có số liệu mới hơn · Tải lại", "", () => this.adopt(), "deck-newer");
    this.newer.hidden = true;
    this.toast = write(this.frame, "div", "", "deck-toast");
    this.toast.hidden = true;
    this.said = write(root, "p", "", "read-out");
    this.said.setAttribute("aria-live", "polite");
    this.bar = write(root, "div", "", "deck-bar");
    press(this.bar, "‹", "Trang trước", () => this.turn(this.at - 1));
    this.place = write(this.bar, "span", "", "deck-place");
    press(this.bar, "›", "Trang sau", () => this.turn(this.at + 1));
    press(this.bar, "Toàn màn hình (F)", "", () => this.fill());
    this.player = press(this.bar, "Tự chuyển (P)", "", () => this.play());
    choose(this.bar, "Mỗi trang bao lâu", SECONDS.map((one) => [one, `${one} giây`]),
      recall("seconds", 15), (value) => {
        remember("seconds", Number(value));
        if (this.timer) this.play(true);
      });
    choose(this.bar, "Khổ trang", [["", "Khổ tự chọn"], ["16:9", "16:9"], ["4:3", "4:3"], ["9:16", "Khổ dọc"]],
      this.shape, (value) => {
        this.shape = value;
        remember("shape", value);
        this.fit();
      });
    press(this.bar, "Bảng số (T)", "", () => this.list());
    this.writer = press(this.bar, "Kết luận (K)", "", () => this.conclude());
    this.conclusion = new Conclusion(this);
    press(this.bar, "Lời nhắc (N)", "", () => this.prompt());
    press(this.bar, "Phím (?)", "", () => this.help());
    root.tabIndex = -1;
    root.setAttribute("aria-label", "Trang chiếu");
  }

  // What comes in: at once where other slides are asked for; newer figures of the same wait.
  // A conclusion that was written here changes nothing but the slides of tasks.
  // concluding: what its form asks, null where nothing may be written; told: what became of it.
  receive({ told, concluding = null, ...data }) {
    this.concluding = concluding;
    this.writer.hidden = !concluding;
    const isOwn = this.conclusion.hear(told);
    if (this.data?.deck === data.deck && this.data.version !== data.version) {
      this.waiting = data;
      if (isOwn && this.isAsShown(data)) {
        this.adopt();
        return;
      }
      this.newer.hidden = false;
      return;
    }
    if (this.data && JSON.stringify(this.data) === JSON.stringify(data)) return;
    this.waiting = data;
    this.adopt();
  }

  isAsShown({ slides }) {
    const others = (all) => JSON.stringify(all.filter((slide) => !slide.is_of_tasks));
    return others(slides) === others(this.data.slides);
  }

  adopt() {
    const name = this.data?.slides[this.at]?.name ?? recall("seen", {})[this.waiting.deck];
    this.data = this.waiting;
    this.newer.hidden = true;
    this.close();
    this.stage.replaceChildren();
    this.slides = this.data.slides.map((slide, number) => this.build(slide, number));
    this.drawn = "";
    this.at = Math.max(this.data.slides.findIndex((slide) => slide.name === name), 0);
    this.fit();
    this.show();
  }

  build(slide, number) {
    const { chips, until, mark, slides } = this.data;
    const made = write(this.stage, "article", "", `deck-slide deck-${slide.name.replace(/[^a-z0-9-]/g, "")}`);
    made.setAttribute("aria-label", `Trang ${number + 1}: ${slide.title}`);
    const head = write(made, "header", "");
    if (slide.label) write(head, "p", slide.label, "deck-label");
    if (mark) write(head, "p", mark, "deck-mark");
    const title = write(head, "h2", unbroken(slide.title));
    if (slide.title.length > 95) title.className = "deck-long";
    if (slide.subtitle) write(head, "p", unbroken(slide.subtitle), "deck-subtitle");
    const body = write(made, "div", "", "deck-body");
    let plot = null;
    if (slide.spec) {
      plot = write(body, "div", "", "deck-plot");
      plot.setAttribute("role", "img");
      plot.setAttribute("aria-label", slide.alt);
    } else {
      const text = write(body, "div", "", "deck-text");
      text.innerHTML = slide.html; // every word of it was escaped (app/deck/markup.py)
    }
    const foot = write(made, "footer", "");
    const told = write(foot, "div", "");
    if (slide.explained) write(told, "p", slide.explained, "deck-explained");
    if (slide.source) write(told, "p", slide.source, "deck-source");
    write(told, "p", `${chips} · ${until}`);
    write(foot, "p", `${number + 1}/${slides.length}`, "deck-page");
    return { slide, made, body, plot };
  }

  // The stage has one size, whatever the screen's: a shape is 720 high, and all of it is scaled.
  fit() {
    const full = document.fullscreenElement === this.root;
    const room = full ? [innerWidth, innerHeight] : [this.root.clientWidth, innerHeight * 0.78];
    if (!room[0] || PRINT.matches) return;
    const shape = this.shape || this.chooseShape(full, room);
    const [wide, high] = SIZES[shape];
    const scale = Math.min(room[0] / wide, room[1] / high);
    this.frame.style.width = `${wide * scale}px`;
    this.frame.style.height = `${high * scale}px`;
    this.stage.style.width = `${wide}px`;
    this.stage.style.height = `${high}px`;
    this.stage.style.transform = `scale(${scale})`;
    this.stage.classList.toggle("deck-tall", shape === "9:16");
    this.over.style.fontSize = `${Math.max(22 * scale, 13)}px`;
    if (this.drawn === shape || !window.Plotly) return;
    this.drawn = shape;
    for (const one of this.slides) one.done = false;
    this.draw(this.slides[this.at]);
    this.drawRest();
  }

  // On paper every slide is seen, and all of them are 16:9.
  drawForPaper() {
    this.stage.classList.remove("deck-tall");
    if (this.drawn !== "16:9") for (const one of this.slides) one.done = false;
    this.drawn = "16:9";
    for (const one of this.slides) this.draw(one);
  }

  chooseShape(full, [wide, high]) {
    if (wide < 600 && innerHeight > innerWidth) return "9:16";
    return full && wide / high < 1.5 ? "4:3" : "16:9";
  }

  // All charts once, those nearest to what is seen first, and none while a key may be waiting.
  drawRest() {
    const left = this.slides.filter((one) => one.plot && !one.done);
    if (!left.length) {
      this.root.dataset.ready = "yes";
      return;
    }
    const away = (one) => Math.abs(this.slides.indexOf(one) - this.at);
    left.sort((one, other) => away(one) - away(other));
    setTimeout(() => {
      this.draw(left[0]);
      this.drawRest();
    });
  }

  draw(one) {
    if (!one?.plot || one.done || !window.Plotly) return;
    one.done = true;
    for (const text of one.body.querySelectorAll(".deck-text")) text.remove();
    const { clientWidth: wide, clientHeight: high } = one.body;
    const figure = JSON.parse(one.slide.spec);
    const isTall = this.drawn === "9:16";
    const fill = isTall ? 1 : high / (figure.layout.height ?? 300);
    const scale = Math.min(Math.max(fill, (isTall ? LEAST_TALL : LEAST) / smallest(figure)), 2.6);
    const size = { width: Math.floor(wide / scale), height: Math.floor(high / scale) };
    one.plot.style.cssText = `width:${size.width}px;height:${size.height}px;transform:scale(${scale})`;
    const [data, ...rest] = compose({ spec: one.slide.spec }, false, size);
    // a bar that says nothing when it is pointed at has a list behind it all the same
    for (const trace of data) if (trace.type === "bar" && trace.hoverinfo === "skip") trace.hoverinfo = "none";
    window.Plotly.newPlot(one.plot, data, ...rest);
    one.plot.removeAllListeners("plotly_click");
    one.plot.on("plotly_click", ({ points: [point] }) => this.pick(one.slide, point));
  }

  turn(to) {
    const last = this.slides.length - 1;
    const at = Math.min(Math.max(to, 0), last);
    this.close();
    this.dark.hidden = true;
    if (at === this.at) return;
    this.at = at;
    remember("seen", { [this.data.deck]: this.data.slides[at].name });
    this.show();
  }

  show() {
    this.draw(this.slides[this.at]);
    this.slides.forEach((one, number) => one.made.classList.toggle("deck-on", number === this.at));
    this.place.textContent = `${this.at + 1}/${this.slides.length}`;
    this.said.textContent = `Trang ${this.at + 1}/${this.slides.length}: ${this.data.slides[this.at].title}`;
    this.root.dataset.at = this.at + 1;
    this.tell();
  }

  pick(slide, point) {
    const { list, shown } = findBehind(slide, point, this.data.units, this.data.quarter);
    this.lay(shown ? `${slide.title}: ${shown}` : slide.title, list);
  }

  list() {
    const { title, table, rows } = this.data.slides[this.at];
    this.lay(title, table ?? rows);
  }

  help() {
    const rows = KEYS.filter(([key]) => key !== "K" || this.concluding);
    this.lay("Phím khi trình chiếu", { heads: ["Phím", "Việc"], rows });
  }

  lay(title, list) {
    this.cover(title);
    if (!list) write(this.over, "p", "Trang này không có bảng số.");
    else tabulate(this.over, list);
    this.over.querySelector(".deck-scroll, button").focus();
  }

  cover(title) {
    this.over.replaceChildren();
    press(this.over, "Đóng (Esc)", "", () => this.close(), "deck-close");
    write(this.over, "h3", title);
    this.over.setAttribute("aria-label", title);
    this.over.hidden = false;
  }

  conclude() {
    if (!this.concluding) return;
    this.play(false); // nothing is turned under whoever writes
    this.dark.hidden = true;
    this.cover(`Kết luận tại trang ${this.at + 1}: ${this.data.slides[this.at].title}`);
    this.conclusion.show(this.over, this.concluding);
  }

  announce(text) {
    this.toast.textContent = this.said.textContent = text;
    this.toast.hidden = false;
    clearTimeout(this.fading);
    this.fading = setTimeout(() => (this.toast.hidden = true), 6000);
  }

  close() {
    if (this.over.hidden) return false;
    this.over.hidden = true;
    this.root.focus({ preventScroll: true });
    return true;
  }

  fill() {
    const main = document.querySelector('[data-testid="stMain"]');
    this.before = main?.scrollTop ?? 0;
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen?.().then(() => this.root.focus({ preventScroll: true }), () => {});
  }

  filled() {
    if (!document.fullscreenElement) {
      if (!this.over.querySelector("form")) this.close(); // what is being written stays
      this.dark.hidden = true;
      this.play(false);
      const main = document.querySelector('[data-testid="stMain"]');
      if (main && this.before !== undefined) main.scrollTop = this.before;
    }
    this.fit();
  }

  play(on = !this.timer) {
    clearInterval(this.timer);
    this.timer = on ? setInterval(() => this.turnOn(), recall("seconds", 15) * 1000) : null;
    this.player.setAttribute("aria-pressed", String(Boolean(on)));
    this.player.textContent = on ? "Dừng tự chuyển (P)" : "Tự chuyển (P)";
  }

  turnOn() {
    if (this.root.isConnected) this.turn((this.at + 1) % this.slides.length);
    else this.play(false); // another page is looked at
  }

  // The speaker's window: what the slide rests on; it follows, and its keys turn the slides.
  prompt() {
    this.window = open("", "konray-notes", "width=760,height=680");
    if (!this.window) return;
    this.window.onkeydown = (event) => this.key(event);
    this.tell();
  }

  tell() {
    if (!this.window || this.window.closed) return;
    const { document: page } = this.window;
    const { title, notes, source } = this.data.slides[this.at];
    const following = this.data.slides[this.at + 1];
    page.title = "Lời nhắc cho người nói";
    page.documentElement.lang = "vi";
    page.body.style.cssText = "font:18px/1.5 sans-serif;margin:1.5rem;max-width:60rem;color:#1d2b2a";
    page.body.replaceChildren();
    write(page.body, "p", `Trang ${this.at + 1}/${this.slides.length} · ${this.data.chips} · ${this.data.until}`);
    write(page.body, "h1", title).style.fontSize = "1.5rem";
    const list = write(page.body, "ul", "");
    for (const note of notes.length ? notes : [source || "Trang này không có lời nhắc."]) write(list, "li", note);
    write(page.body, "p", following ? `Trang sau: ${following.title}` : "Đây là trang cuối.").style.fontWeight = "600";
  }

  // Who has scrolled on to what lies below the deck reads that: the keys are the page's then.
  get isSeen() {
    const { bottom, height } = this.frame.getBoundingClientRect();
    return document.fullscreenElement === this.root || bottom > height / 3;
  }

  key(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !this.isSeen) return;
    if (target?.closest?.("input, textarea, select, [contenteditable=true], [role=listbox], [role=radiogroup]")) return;
    const isButton = target?.closest?.("button, a, summary, [role=button]");
    if (isButton && (key === " " || (key === "Enter" && !this.typed))) return;
    const inList = !this.over.hidden && target?.closest?.(".deck-scroll");
    if (inList && /^(Arrow|Page|Home|End| )/.test(key)) return;
    const acts = {
      ArrowRight: () => this.turn(this.at + 1), ArrowDown: () => this.turn(this.at + 1),
      PageDown: () => this.turn(this.at + 1), " ": () => this.turn(this.at + (event.shiftKey ? -1 : 1)),
      ArrowLeft: () => this.turn(this.at - 1), ArrowUp: () => this.turn(this.at - 1),
      PageUp: () => this.turn(this.at - 1),
      Home: () => this.turn(0), End: () => this.turn(this.slides.length - 1),
      f: () => this.fill(), p: () => this.play(), t: () => this.list(), n: () => this.prompt(),
      k: () => this.conclude(),
      b: () => (this.dark.hidden = !this.dark.hidden), "?": () => this.help(),
      Enter: () => this.typed && this.turn(Number(this.typed) - 1),
      Escape: () => this.close() || (this.dark.hidden = true),
    };
    acts["."] = acts.b; // what clickers send
    const isDigit = /^[0-9]$/.test(key);
    const act = acts[key] ?? acts[key.toLowerCase?.()];
    if (!act && !isDigit) return;
    event.preventDefault();
    if (isDigit) this.typed = (this.typed + key).slice(-3);
    else {
      act();
      this.typed = "";
    }
    this.count.textContent = this.typed;
  }

  listen(signal) {
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    document.addEventListener("fullscreenchange", () => this.filled(), { signal });
    PRINT.addEventListener("change", () => (PRINT.matches ? this.drawForPaper() : this.fit()), { signal });
    const sizes = new ResizeObserver(() => requestAnimationFrame(() => this.fit()));
    sizes.observe(this.root);
    let from = null;
    const how = { signal, passive: true };
    this.frame.addEventListener("touchstart", ({ touches: [one], target }) => {
      from = target.closest(".deck-over") ? null : one && [one.clientX, one.clientY];
    }, how);
    this.frame.addEventListener("touchend", ({ changedTouches: [one] }) => {
      const [x, y] = from ? [one.clientX - from[0], one.clientY - from[1]] : [0, 0];
      if (Math.abs(x) > 40 && Math.abs(x) > 2 * Math.abs(y)) this.turn(this.at + (x < 0 ? 1 : -1));
    }, how);
    signal.addEventListener("abort", () => sizes.disconnect());
  }
}

export default function show({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".deck");
  const deck = (root.konray ??= new Deck(root));
  deck.tellServer = (told) => setTriggerValue("concluded", told);
  deck.receive(data);
  loadPlotly(data.plotly).then(
    () => deck.fit(),
    () => {
      for (const { plot, slide } of deck.slides) if (plot) plot.textContent = slide.alt;
    },
  );
  deck.listening?.abort(); // after a trigger Streamlit comes again without having ended the last
  const listening = (deck.listening = new AbortController());
  deck.listen(listening.signal);
  return () => listening.abort();
}
