// Everything works without this file; it adds keys, marks and panels that open in place.
import { themes } from "./themes.js";
import { swaps } from "./swap.js";
import { keys } from "./keys.js";
import { marks } from "./marks.js";

themes();
swaps();
keys();
marks();

const page = document.body.dataset.page;
if (page === "review") import("./review.js").then((m) => m.review());
if (document.querySelector("[data-map]")) import("./map.js").then((m) => m.maps());

// A table that goes on to the side begins at its end, but shows the fullest of its days.
for (const box of document.querySelectorAll("[data-end]")) {
  box.scrollLeft = box.scrollWidth;
  const columns = new Map();
  for (const cell of box.querySelectorAll("td.has:not([data-undated])")) {
    const found = columns.get(cell.cellIndex) ?? { cell, count: 0 };
    columns.set(cell.cellIndex, { cell, count: found.count + 1 });
  }
  const fullest = [...columns.values()].reduce((a, b) => (a && a.count > b.count ? a : b), null);
  if (!fullest) continue;
  const start = fullest.cell.offsetLeft - fullest.cell.parentElement.cells[0].offsetWidth;
  box.scrollLeft = Math.min(box.scrollLeft, start);
}
// The bar shows where one is.
const bar = document.querySelector(".tw-nav");
const here = bar?.querySelector("[aria-current]");
if (bar && here) bar.scrollLeft = here.offsetLeft - bar.clientWidth / 2 + here.clientWidth / 2;
