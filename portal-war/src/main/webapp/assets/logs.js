// What the page Logs can do beyond links: more lines as the reader comes to an end of them, and links to copy.
const MAX_LINES = 2_000; // further lines are a link away: a page that grows without end becomes slow

const lines = document.getElementById("lines");
const facets = document.getElementById("facets");
if (facets !== null && matchMedia("(min-width: 60rem)").matches) facets.open = true;

async function more(link) {
  if (link.dataset.loading || lines.children.length >= MAX_LINES) return;
  link.dataset.loading = "true";
  try {
    const answer = await fetch(link.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return; // the link stays, and says what is wrong when it is followed
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const rows = [...page.querySelectorAll("#lines > li")].map((row) => document.adoptNode(row));
    if (rows.length === 0 && page.querySelector(".empty") === null) return; // it is the log-in page
    const next = page.getElementById(link.id);
    if (link.id === "below") lines.append(...rows);
    else prepend(rows);
    if (next === null) link.parentElement.remove();
    else link.href = next.href;
  } catch {
    return; // as above
  } finally {
    delete link.dataset.loading;
  }
}

/** What the reader looks at stays where it is. */
function prepend(rows) {
  const before = document.documentElement.scrollHeight;
  lines.prepend(...rows);
  window.scrollBy(0, document.documentElement.scrollHeight - before);
}

if (lines !== null) {
  const below = document.getElementById("below");
  if (below !== null) {
    new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && more(below), {
      rootMargin: "0px 0px 600px 0px",
    }).observe(below);
  }
  const above = document.getElementById("above");
  let last = window.scrollY;
  addEventListener(
    "scroll",
    () => {
      const up = window.scrollY < last;
      last = window.scrollY;
      if (up && above?.isConnected && above.getBoundingClientRect().bottom > 0) more(above);
    },
    { passive: true },
  );
  lines.addEventListener("toggle", (event) => offerCopy(event.target), true);
  lines.querySelectorAll("details[open]").forEach(offerCopy);
}

function offerCopy(details) {
  const place = details.querySelector(".place");
  if (place === null || place.nextElementSibling !== null || !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = lines.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(place.href);
    button.textContent = lines.dataset.copied;
  });
  place.after(button);
}
