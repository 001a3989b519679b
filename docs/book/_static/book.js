// Filters above the table of behaviours, and a scrolling frame around each drawing. Without it the page is whole.
document.addEventListener("DOMContentLoaded", () => {
  frameDrawings();
  const table = behaviourTable();
  if (table) addFilters(table);
});

function frameDrawings() {
  for (const image of document.querySelectorAll("img.schedule")) {
    const frame = document.createElement("div");
    frame.className = "schedule-frame";
    image.replaceWith(frame);
    frame.append(image);
    makeScrollable(frame, image.alt);
  }
  for (const wrapper of document.querySelectorAll(".table-wrapper")) makeScrollable(wrapper, "Table");
}

// What is wider than the page can be scrolled with the arrow keys once it has the focus.
function makeScrollable(element, label) {
  element.tabIndex = 0;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
}

function behaviourTable() {
  return [...document.querySelectorAll("article table")].find(
    (table) => table.tHead && [...table.tHead.rows[0].cells].some((cell) => cell.textContent.trim() === "verdict"),
  );
}

function addFilters(table) {
  const titles = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows];
  const filters = document.createElement("form");
  filters.className = "behaviour-filters";
  filters.setAttribute("aria-label", "Choose behaviours");
  filters.addEventListener("submit", (event) => event.preventDefault());
  const choices = ["verdict", "chapter", "covered"].map((title) => {
    const column = titles.indexOf(title);
    const values = [...new Set(rows.map((row) => row.cells[column].textContent.trim()))];
    return { column, control: labelled(filters, title, selectOf(["all", ...values])) };
  });
  const search = document.createElement("input");
  search.type = "search";
  labelled(filters, "words", search);
  const count = document.createElement("output");
  filters.append(count);
  const show = () => {
    const words = search.value.toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = choices.every(
        ({ column, control }) => control.value === "all" || row.cells[column].textContent.trim() === control.value,
      );
      row.hidden = !(fits && row.textContent.toLowerCase().includes(words));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = `${shown} of ${rows.length} behaviours`;
  };
  filters.addEventListener("input", show);
  (table.closest(".table-wrapper") || table).before(filters);
  show();
}

function selectOf(values) {
  const select = document.createElement("select");
  for (const value of values) select.add(new Option(value, value));
  return select;
}

function labelled(form, text, control) {
  const label = document.createElement("label");
  control.name = text;
  label.append(text, control);
  form.append(label);
  return control;
}
