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

// A wide table begins at its newest end; the bar shows where one is.
for (const box of document.querySelectorAll("[data-end]")) box.scrollLeft = box.scrollWidth;
const bar = document.querySelector(".tw-nav");
const here = bar?.querySelector("[aria-current]");
if (bar && here) bar.scrollLeft = here.offsetLeft - bar.clientWidth / 2 + here.clientWidth / 2;
