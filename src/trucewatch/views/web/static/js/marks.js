// The switches over a story: which marks are shown.
export function marks() {
  const bar = document.querySelector("[data-marks]");
  if (!bar) return;
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mark]");
    if (!button) return;
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    document.body.classList.toggle(`hide-${button.dataset.mark}`, !shown);
  });
  // The number of the statement that is explained is the current one.
  document.addEventListener("tw:swapped", ({ detail }) => {
    const asked = new URL(detail.href).searchParams.get("why");
    for (const link of document.querySelectorAll(".tw-story a.mk-id")) {
      const own = new URL(link.href).searchParams.get("why");
      if (own === asked) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  });
}
