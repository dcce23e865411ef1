// The head of a column that sorts its table, by mouse and by keyboard.
// A real button in it would keep Chromium from printing the head on each page.
function makeSortable(button, sort) {
  button.setAttribute("role", "button");
  button.tabIndex = 0;
  button.title = "Sắp xếp theo cột này";
  button.onclick = sort;
  button.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    sort();
  };
}

