// Tables sort by a click on a head, filter by typing and, when long, show their first rows only; in the reader a fact lights up in every
// article, and its number brings the other article level with this one.  Without this script pages
// are read as they stand, and the numbers are links: nothing is hidden from who does not run it.
"use strict";

const LONG = 8; // rows from which on a table gets a box to filter it
const NUMBERS = 6; // columns of numbers from which on a table stays one to be read down, with prose in it too
const FOLDED = 14; // and from which on only its first are shown; the style sheet says how many

function value(row, column, numeric) {
  const text = row.cells[column].textContent.trim();
  if (!numeric) return text;
  const number = Number(text.replaceAll(",", "").replace("\u2212", "-"));
  return text === "" || Number.isNaN(number) ? null : number;
}

function compare(a, b, numeric) {
  return numeric ? a - b : a.localeCompare(b, "en", { numeric: true });
}

function sort(table, head, column) {
  const descending = head.getAttribute("aria-sort") === "ascending";
  const numeric = head.classList.contains("number");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => [value(row, column, numeric), row]);
  const empty = rows.filter(([key]) => key === null);
  const filled = rows.filter(([key]) => key !== null);
  filled.sort(([a], [b]) => compare(a, b, numeric) * (descending ? -1 : 1));
  body.append(...[...filled, ...empty].map(([, row]) => row));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
}

function sortable(table) {
  Array.from(table.tHead.rows[0].cells, (head, column) => {
    const button = document.createElement("button");
    head.dataset.label = head.textContent; // which is printed
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(table, head, column));
  });
}

// On a phone a table with prose in it is stacked, one mostly of numbers stays one to be read down.  Stacked,
// cells are blocks: they say their column themselves, and what they are in the table.
function stackable(table) {
  const names = Array.from(table.tHead.rows[0].cells, (head) => head.textContent);
  table.classList.add("stacks");
  table.setAttribute("role", "table");
  for (const row of table.tBodies[0].rows) {
    row.setAttribute("role", "row");
    Array.from(row.cells, (cell, column) => {
      cell.setAttribute("role", "cell");
      cell.dataset.label = names[column];
    });
  }
}

function filterable(table) {
  const box = document.createElement("input");
  const count = document.createElement("output");
  const label = document.createElement("p");
  const caption = document.getElementById(table.getAttribute("aria-labelledby"));
  box.type = "search";
  box.placeholder = "Filter rows";
  box.setAttribute("aria-label", `Filter rows: ${caption ? caption.textContent : ""}`);
  label.className = "filter";
  label.append(box, count);
  table.closest(".scroll").before(label);
  const rows = Array.from(table.tBodies[0].rows, (row) => [row.textContent.toLowerCase(), row]);
  box.addEventListener("input", () => {
    const wanted = box.value.toLowerCase().trim();
    table.classList.toggle("filtered", wanted !== ""); // it is looked for in all rows
    for (const [text, row] of rows) row.hidden = !text.includes(wanted);
    const left = rows.filter(([, row]) => !row.hidden).length;
    count.textContent = wanted ? `${left} of ${rows.length} rows` : "";
  });
}

function fold(table, folded) {
  const button = table.closest(".scroll").nextElementSibling;
  table.classList.toggle("folds", folded);
  button.setAttribute("aria-expanded", String(!folded));
  button.textContent = folded ? `Show all ${table.tBodies[0].rows.length} rows` : "Show the first rows only";
}

function foldable(table) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fold";
  table.closest(".scroll").after(button);
  button.addEventListener("click", () => fold(table, !table.classList.contains("folds")));
  fold(table, true);
}

// A link may lead to a row that is folded away.
function unfoldTarget() {
  const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const table = row && row.closest("table.folds");
  if (!table) return;
  fold(table, false);
  row.scrollIntoView();
}

function light(reader, fact) {
  for (const sentence of reader.querySelectorAll(".told")) {
    sentence.classList.toggle("lit", sentence.dataset.fact === fact);
  }
}

function level(event) {
  const here = event.currentTarget;
  const there = document.getElementById(here.hash.slice(1));
  const box = there && there.closest(".text");
  if (!box || box.scrollHeight <= box.clientHeight) return; // stacked: the link leads there
  event.preventDefault();
  const offset = there.getBoundingClientRect().top - here.parentElement.getBoundingClientRect().top;
  box.scrollTop += offset;
  there.querySelector("a.tie").focus({ preventScroll: true });
}

function tie(reader) {
  for (const sentence of reader.querySelectorAll(".told")) {
    sentence.addEventListener("pointerenter", () => light(reader, sentence.dataset.fact));
    sentence.addEventListener("focusin", () => light(reader, sentence.dataset.fact));
  }
  for (const number of reader.querySelectorAll("a.tie")) {
    if (number.getAttribute("href").startsWith("#")) number.addEventListener("click", level);
  }
}

for (const reader of document.querySelectorAll(".reader")) tie(reader);
for (const table of document.querySelectorAll("table.data")) {
  const rows = table.tBodies[0].rows.length;
  if (table.querySelector("th.long") && table.querySelectorAll("th.number").length < NUMBERS) stackable(table);
  if (rows > 1) sortable(table);
  if (rows > LONG) filterable(table);
  if (rows > FOLDED) foldable(table);
}
unfoldTarget();
window.addEventListener("hashchange", unfoldTarget);
