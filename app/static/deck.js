// The deck: all slides come in one message and are drawn once; a key only changes which is seen.
// plot.js and the other deck_….js are put before it; app/deck/message.py tells what comes in. Slides
// are paper: always light.
const SIZES = { "16:9": [1280, 720], "4:3": [960, 720], "9:16": [540, 900] };
const LEAST = 20, LEAST_TALL = 18; // pixels of type on a slide; a tall one is held in the hand
const SECONDS = [5, 10, 15, 20, 30, 60];
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
    this.speaker = new Speaker(this);
    press(this.bar, "Lời nhắc (N)", "", () => this.speaker.open());
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
    for (const { plot, body } of this.slides) {
      if (!plot && shape === "9:16") body.tabIndex = 0; // there a text may scroll
      else body.removeAttribute("tabindex");
    }
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
    if (this.timer) this.play(true); // each slide has its whole time
  }

  show() {
    this.draw(this.slides[this.at]);
    this.slides.forEach((one, number) => one.made.classList.toggle("deck-on", number === this.at));
    this.place.textContent = `${this.at + 1}/${this.slides.length}`;
    this.said.textContent = `Trang ${this.at + 1}/${this.slides.length}: ${this.data.slides[this.at].title}`;
    this.root.dataset.at = this.at + 1;
    this.speaker.tell();
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
      if (!this.isWriting) this.close(); // what is being written stays
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
    if (!this.root.isConnected) this.play(false); // another page is looked at
    else if (this.dark.hidden && this.over.hidden) this.turn((this.at + 1) % this.slides.length);
  }

  get isWriting() {
    return !this.over.hidden && this.over.querySelector("form") !== null;
  }

  // Who has scrolled on to what lies below the deck reads that: the keys are the page's then.
  get isSeen() {
    const { bottom, height } = this.frame.getBoundingClientRect();
    return document.fullscreenElement === this.root || bottom > height / 3;
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
  listen(deck, listening.signal);
  return () => listening.abort();
}
