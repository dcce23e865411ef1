// Heads of columns that sort their table, by mouse and by keyboard.
// A real button in one would keep Chromium from printing the heads on each page.
const SORTING = { role: "button", tabindex: "0", title: "Sắp xếp theo cột này" };

function onSort(table, sort) {
  const take = (event) => {
    const head = event.target.closest("thead [role=button]")?.parentElement;
    if (!head || (event.key !== undefined && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    sort([...head.parentElement.children].indexOf(head));
  };
  table.addEventListener("click", take);
  table.addEventListener("keydown", take);
}
