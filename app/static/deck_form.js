// The form for a conclusion over a slide; app/deck/concluding.py takes what is sent.
// What was typed stays, whatever happens to the form, until it is written down.
class Conclusion {
  constructor(deck) {
    this.deck = deck;
    this.typed = { text: "", unit: "", due: "", who: "" };
    this.sent = 0;
  }

  // asked: the units by id, and who wrote last.
  show(over, asked) {
    const { deck, typed } = this;
    const { slide } = deck.slides[deck.at];
    this.slide = slide;
    const form = write(over, "form", "", "deck-form");
    this.field(form, "Nội dung kết luận", "text", "textarea").maxLength = asked.longest;
    const unit = this.field(form, "Đơn vị thực hiện", "unit", "select");
    for (const [id, name] of [["", "Chọn đơn vị"], ...Object.entries(asked.units)]) {
      const option = write(unit, "option", name);
      option.value = id;
    }
    unit.value = typed.unit;
    // a browser's own field for days follows the language of the machine: 09/12 or 12/09
    this.field(form, "Hạn hoàn thành (để trống khi không nêu ngày)", "due", "input").placeholder = "ngày/tháng/năm";
    typed.who ||= asked.who;
    this.field(form, "Người ghi (ghi vào sổ)", "who", "input").maxLength = 60;
    this.said = write(form, "p", "", "deck-said-back");
    this.said.setAttribute("role", "status");
    this.button = write(form, "button", "Ghi kết luận", "deck-write");
    form.onsubmit = (event) => {
      event.preventDefault();
      this.send();
    };
    form.onkeydown = (event) => {
      if (event.key === "Escape") deck.close();
    };
    form.querySelector("textarea").focus();
  }

  field(form, label, name, kind) {
    const box = write(form, "label", label, `deck-field-${name}`);
    const made = write(box, kind, "");
    made.value = this.typed[name];
    made.oninput = () => (this.typed[name] = made.value);
    return made;
  }

  send() {
    const missing = !/\p{L}/u.test(this.typed.text) ? "Chưa có nội dung, hãy viết việc phải làm."
      : !this.typed.unit ? "Chưa chọn đơn vị thực hiện." : "";
    this.tell(missing || "Đang ghi và dựng lại kho số liệu…", missing);
    if (missing) return;
    this.button.disabled = true;
    this.sent = Date.now(); // never that of an answer from before
    const { title } = this.slide;
    this.deck.tellServer({ ...this.typed, slide: title, version: this.deck.data.number, number: this.sent });
  }

  tell(text, isWrong) {
    this.said.textContent = text;
    this.said.classList.toggle("deck-wrong", Boolean(isWrong));
  }

  // What became of it; whether it was written down.
  hear(told) {
    if (!told || told.number !== this.sent || this.heard === this.sent) return false;
    this.heard = this.sent;
    if (!told.done) {
      this.tell(told.text, true);
      this.button.disabled = false;
      return false;
    }
    this.typed = { text: "", unit: "", due: "", who: this.typed.who };
    this.deck.close();
    this.deck.announce(told.text);
    return true;
  }
}
