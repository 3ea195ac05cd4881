// Saved searches: kept in this browser only; each also has a feed that a reader can follow.
const KEY = "tw-searches";

const read = () => {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((s) => typeof s?.query === "string") : [];
  } catch { return []; }
};

export function saved() {
  const box = document.querySelector("[data-saved]");
  if (!box) return;
  const list = box.querySelector("ul");
  const write = (all) => {
    try { localStorage.setItem(KEY, JSON.stringify(all)); } catch { /* not kept */ }
    show();
  };
  const show = () => {
    list.replaceChildren(...read().map(({ name, query }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `/search?${query}`;
      link.textContent = name;
      const gone = document.createElement("button");
      gone.type = "button";
      gone.className = "tw-link";
      gone.textContent = "remove";
      gone.setAttribute("aria-label", `Remove ${name}`);
      gone.addEventListener("click", () => write(read().filter((s) => s.query !== query)));
      item.append(link, " ", gone);
      return item;
    }));
  };
  const here = new URLSearchParams(location.search);
  here.delete("page");
  const button = box.querySelector("[data-save]");
  button.hidden = !here.get("q");
  button.addEventListener("click", () => {
    const query = here.toString();
    const more = [...here].filter(([name]) => name !== "q").map(([, value]) => value);
    const name = [here.get("q"), ...more].join(", ");
    write([{ name, query }, ...read().filter((s) => s.query !== query)].slice(0, 50));
  });
  box.hidden = false;
  show();
}
