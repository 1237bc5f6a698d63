// Keeps the page System up to date. It is sent what changes as HTML, and puts in just the parts that differ, so that
// nothing moves under the reader's hand. Without it the page works by being loaded again.
const badge = document.getElementById("live");
const announcement = document.getElementById("announcement");
const SILENCE_MILLIS = 20_000;

const sent = new Map(); // the parts as they were sent: ages tick meanwhile
let clockOffset = 0; // how far the browser's clock is ahead of the server's
let lastHeard = Date.now();
let lost = false;

const containers = (root) => [...root.querySelectorAll("[data-keyed]")];
const parts = (container) => [...container.children].filter((part) => part.dataset.key);
const name = (container, part) => container.id + " " + part.dataset.key;
const headline = () => document.querySelector("h1")?.textContent ?? "";

function remember(root) {
  for (const container of containers(root)) {
    for (const part of parts(container)) sent.set(name(container, part), part.outerHTML);
  }
}

function replace(old, fresh) {
  const focus = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  old.replaceWith(fresh);
  if (focus !== null) {
    [...fresh.querySelectorAll("a[href]")].find((link) => link.getAttribute("href") === focus)?.focus();
  }
}

function patch(container, wanted) {
  const old = new Map(parts(container).map((part) => [part.dataset.key, part]));
  let place = container.firstElementChild;
  for (const fresh of parts(wanted)) {
    const key = name(container, fresh);
    const present = old.get(fresh.dataset.key);
    old.delete(fresh.dataset.key);
    const same = present !== undefined && sent.get(key) === fresh.outerHTML;
    sent.set(key, fresh.outerHTML);
    if (present === undefined) {
      container.insertBefore(fresh, place);
      continue;
    }
    if (present === place) place = place.nextElementSibling;
    else container.insertBefore(present, place);
    if (!same) replace(present, fresh);
  }
  for (const [key, part] of old) {
    part.remove();
    sent.delete(container.id + " " + key);
  }
}

function showPage(html) {
  const before = headline();
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const wanted of containers(page)) {
    const container = document.getElementById(wanted.id);
    if (container !== null) patch(container, wanted);
  }
  if (headline() !== before) {
    announcement.textContent = headline();
    document.title = "System: " + headline().trim() + " · Rollcall";
  }
  tick();
}

function showChecks({ now, taken, checks }) {
  clockOffset = Date.now() - Date.parse(now);
  const cells = new Map([...document.querySelectorAll("[data-instance]")].map((row) => [row.dataset.instance, row]));
  for (const [instance, time, latency] of checks) {
    const cell = cells.get(instance)?.querySelector(".check");
    if (!cell) continue;
    const age = document.createElement("span");
    age.dataset.ago = time;
    cell.replaceChildren(age, " ago" + (latency === "" ? "" : ", answered in " + latency));
  }
  const read = document.querySelector("time.taken");
  if (read !== null) {
    read.dateTime = taken;
    read.textContent = new Date(taken).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
  }
  tick();
}

function ago(time) {
  const seconds = Math.max(0, Math.floor((Date.now() - clockOffset - Date.parse(time)) / 1000));
  if (seconds >= 172_800) return Math.floor(seconds / 86_400) + " days";
  if (seconds >= 7_200) return Math.floor(seconds / 3_600) + " h";
  if (seconds >= 120) return Math.floor(seconds / 60) + " min";
  return seconds + " s";
}

function tick() {
  for (const age of document.querySelectorAll("[data-ago]")) {
    const text = ago(age.dataset.ago);
    if (age.textContent !== text) age.textContent = text;
  }
  if (Date.now() - lastHeard > SILENCE_MILLIS && !lost) say("stale", "Not up to date since " + clock(lastHeard) + ".");
}

const clock = (millis) => new Date(millis).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });

function say(state, words) {
  if (badge.dataset.state !== state) {
    badge.dataset.state = state;
    badge.textContent = words;
  }
}

function heard() {
  lastHeard = Date.now();
  say("live", "Live.");
}

remember(document);
const stream = new EventSource(badge.dataset.stream);
stream.addEventListener("page", (event) => {
  heard();
  showPage(event.data);
});
stream.addEventListener("checks", (event) => {
  heard();
  showChecks(JSON.parse(event.data));
});
stream.addEventListener("error", () => {
  if (stream.readyState === EventSource.CLOSED) {
    lost = true;
    say("lost", "Not up to date since " + clock(lastHeard) + ": load the page again.");
  } else if (Date.now() - lastHeard <= SILENCE_MILLIS) {
    say("reconnecting", "Reconnecting …");
  }
});
setInterval(tick, 1000);
