// Links with data-swap="#part" fetch their page and put that part of it in place.
let latest = 0;
// The page that is shown, without the place in it.
const address = () => location.pathname + location.search;
let shown = address();

export async function swap(href, selector, { push = true, focus = true } = {}) {
  const target = document.querySelector(selector);
  if (!target) return location.assign(href);
  const turn = ++latest;
  target.classList.add("is-loading");
  target.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector(selector);
    if (!part) throw new Error("no such part");
    if (turn !== latest) return;
    target.replaceWith(document.adoptNode(part));
    if (push) history.pushState({ swap: selector }, "", href);
    shown = address();
    if (focus) part.focus({ preventScroll: true });
    const box = part.getBoundingClientRect();
    if (box.top < 0 || box.top > innerHeight - 80) part.scrollIntoView({ block: "nearest" });
    document.dispatchEvent(new CustomEvent("tw:swapped", { detail: { selector, href } }));
  } catch {
    location.assign(href);
  }
}

export function swaps() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    swap(link.href, link.dataset.swap);
  });
  // A link to a place in the page, such as the one past the bar, is no reason to load it again.
  addEventListener("popstate", () => {
    if (address() !== shown) location.reload();
  });
}
