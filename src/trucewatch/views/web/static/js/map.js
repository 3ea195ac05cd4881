// The map: zoom and move by keys, wheel and drag; the slider hides what is later. Without this file
// the form above the map does the same.
export function maps() {
  for (const figure of document.querySelectorAll("[data-map]")) zoomable(figure);
  slider();
}

function zoomable(figure) {
  const svg = figure.querySelector("svg");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  let view = { x: 0, y: 0, w: width };
  const show = () => {
    const h = (view.w * height) / width;
    view.x = Math.min(Math.max(view.x, 0), width - view.w);
    view.y = Math.min(Math.max(view.y, 0), height - h);
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${h}`);
  };
  const zoom = (factor, x = 0.5, y = 0.5) => {
    const w = Math.min(width, Math.max(width / 12, view.w * factor));
    view.x += (view.w - w) * x;
    view.y += ((view.w - w) * y * height) / width;
    view.w = w;
    show();
  };
  const bar = document.createElement("p");
  bar.className = "tw-map-keys no-print";
  for (const [words, label, act] of [
    ["+", "Nearer", () => zoom(0.7)],
    ["−", "Farther", () => zoom(1.4)],
    ["all", "Show all of the map", () => { view = { x: 0, y: 0, w: width }; show(); }],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tw-btn";
    button.textContent = words;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    bar.append(button);
  }
  figure.prepend(bar);
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.15 : 0.87, (event.clientX - box.left) / box.width,
      (event.clientY - box.top) / box.height);
  }, { passive: false });
  svg.addEventListener("pointerdown", (start) => {
    if (view.w === width) return;
    svg.setPointerCapture(start.pointerId);
    const scale = view.w / svg.getBoundingClientRect().width;
    const from = { ...view };
    const move = (event) => {
      view.x = from.x - (event.clientX - start.clientX) * scale;
      view.y = from.y - (event.clientY - start.clientY) * scale;
      show();
    };
    svg.addEventListener("pointermove", move);
    svg.addEventListener("pointerup", () => svg.removeEventListener("pointermove", move), { once: true });
  });
}

function slider() {
  const holder = document.querySelector("[data-slider]");
  if (!holder) return;
  const dates = holder.dataset.dates.split(" ");
  const input = holder.querySelector("input");
  const output = holder.querySelector("output");
  const words = (date) => new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB",
    { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  holder.hidden = false;
  input.addEventListener("input", () => {
    const until = dates[Number(input.value)];
    output.textContent = words(until);
    input.setAttribute("aria-valuetext", words(until));
    for (const disc of document.querySelectorAll("[data-map] .disc")) {
      const own = disc.dataset.date;
      disc.classList.toggle("is-out", Boolean(own) && own > until);
    }
  });
}
