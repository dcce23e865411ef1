// What keys, a clicker and a finger do to the deck.
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

function actOn(deck, event) {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || !deck.isSeen) return;
  if (target?.closest?.("input, textarea, select, [contenteditable=true], [role=listbox], [role=radiogroup]")) return;
  if (deck.isWriting && key !== "Escape") return; // a clicker turns nothing under whoever writes
  const isButton = target?.closest?.("button, a, summary, [role=button]");
  if (isButton && (key === " " || (key === "Enter" && !deck.typed))) return;
  const inList = !deck.over.hidden && target?.closest?.(".deck-scroll");
  if (inList && /^(Arrow|Page|Home|End| )/.test(key)) return;
  const acts = {
    ArrowRight: () => deck.turn(deck.at + 1), ArrowDown: () => deck.turn(deck.at + 1),
    PageDown: () => deck.turn(deck.at + 1), " ": () => deck.turn(deck.at + (event.shiftKey ? -1 : 1)),
    ArrowLeft: () => deck.turn(deck.at - 1), ArrowUp: () => deck.turn(deck.at - 1),
    PageUp: () => deck.turn(deck.at - 1),
    Home: () => deck.turn(0), End: () => deck.turn(deck.slides.length - 1),
    f: () => deck.fill(), p: () => deck.play(), t: () => deck.list(), n: () => deck.speaker.open(),
    k: () => deck.conclude(),
    b: () => (deck.dark.hidden = !deck.dark.hidden), "?": () => deck.help(),
    Enter: () => deck.typed && deck.turn(Number(deck.typed) - 1),
    Escape: () => deck.close() || (deck.dark.hidden = true),
  };
  acts["."] = acts.b; // what clickers send
  const isDigit = /^[0-9]$/.test(key);
  const act = acts[key] ?? acts[key.toLowerCase?.()];
  if (!act && !isDigit) return;
  event.preventDefault();
  if (isDigit) deck.typed = (deck.typed + key).slice(-3);
  else {
    act();
    deck.typed = "";
  }
  deck.count.textContent = deck.typed;
}

function listen(deck, signal) {
  document.addEventListener("keydown", (event) => actOn(deck, event), { signal });
  document.addEventListener("fullscreenchange", () => deck.filled(), { signal });
  PRINT.addEventListener("change", () => (PRINT.matches ? deck.drawForPaper() : deck.fit()), { signal });
  const sizes = new ResizeObserver(() => requestAnimationFrame(() => deck.fit()));
  sizes.observe(deck.root);
  let from = null;
  const how = { signal, passive: true };
  deck.frame.addEventListener("touchstart", ({ touches: [one], target }) => {
    const { scrollWidth = 0, clientWidth = 0 } = target.closest(".deck-body") ?? {};
    const scrolls = target.closest(".deck-over") || scrollWidth > clientWidth + 1;
    from = scrolls ? null : one && [one.clientX, one.clientY];
  }, how);
  deck.frame.addEventListener("touchend", ({ changedTouches: [one] }) => {
    const [x, y] = from ? [one.clientX - from[0], one.clientY - from[1]] : [0, 0];
    if (Math.abs(x) > 40 && Math.abs(x) > 2 * Math.abs(y)) deck.turn(deck.at + (x < 0 ? 1 : -1));
  }, how);
  signal.addEventListener("abort", () => sizes.disconnect());
}
