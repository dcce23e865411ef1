// The speaker's window: what the slide rests on; it follows, and its keys turn the slides.
class Speaker {
  constructor(deck) {
    this.deck = deck;
  }

  open() {
    this.window = open("", "konray-notes", "width=760,height=680");
    if (!this.window) {
      this.deck.announce("Trình duyệt chặn cửa sổ lời nhắc. Hãy cho phép cửa sổ bật lên ở trang này.");
      return;
    }
    this.window.focus();
    this.window.onkeydown = (event) => actOn(this.deck, event);
    this.tell();
  }

  tell() {
    if (!this.window || this.window.closed) return;
    const { at, data: { slides, chips, until } } = this.deck;
    const { document: page } = this.window;
    const { title, notes, source } = slides[at];
    const following = slides[at + 1];
    page.title = "Lời nhắc cho người nói";
    page.documentElement.lang = "vi";
    page.body.style.cssText = "font:18px/1.5 sans-serif;margin:1.5rem;max-width:60rem;color:#1d2b2a";
    page.body.replaceChildren();
    write(page.body, "p", `Trang ${at + 1}/${slides.length} · ${chips} · ${until}`);
    write(page.body, "h1", title).style.fontSize = "1.5rem";
    const list = write(page.body, "ul", "");
    for (const note of notes.length ? notes : [source || "Trang này không có lời nhắc."]) write(list, "li", note);
    write(page.body, "p", following ? `Trang sau: ${following.title}` : "Đây là trang cuối.").style.fontWeight = "600";
  }
}
