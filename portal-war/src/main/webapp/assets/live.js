// Keeps the page System up to date. It is sent what changes as HTML, in which parts that are as they were have just their place
// (data-same), and puts in just those that differ, so that nothing moves under the reader's hand. Without it the page works by
// being loaded again.
import { clock } from "./clock.js";
import { follow } from "./stream.js";

const badge = document.getElementById("live");
const words = badge.dataset; // what it says, in the language of the page
const announcement = document.getElementById("announcement");
const times = clock(words.zone);
const SILENCE_MILLIS = 20_000;

const sent = new Map(); // the parts as they were sent: ages tick meanwhile
let clockOffset = 0; // how far the browser's clock is ahead of the server's
let lastHeard = Date.now();
let lost = false; // the user is not logged in any more

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

// What is gone goes first: before what stays, it would make all of that move.
function patch(container, wanted) {
  const keys = new Set(parts(wanted).map((part) => part.dataset.key));
  for (const gone of parts(container).filter((part) => !keys.has(part.dataset.key))) {
    gone.remove();
    sent.delete(name(container, gone));
  }
  const old = new Map(parts(container).map((part) => [part.dataset.key, part]));
  let place = container.firstElementChild;
  for (const fresh of parts(wanted)) {
    const key = name(container, fresh);
    const present = old.get(fresh.dataset.key);
    const html = fresh.dataset.same === undefined ? fresh.outerHTML : sent.get(key);
    const same = present !== undefined && sent.get(key) === html;
    sent.set(key, html);
    if (present === undefined) {
      container.insertBefore(fresh, place);
      continue;
    }
    if (present === place) place = place.nextElementSibling;
    else container.insertBefore(present, place);
    if (!same) replace(present, fresh);
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
    document.title = words.title.replace("{0}", () => headline().trim()) + " · Rollcall";
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
    age.dataset.told = "yes";
    const answered = latency === "" ? "" : words.answered.replace("{0}", latency);
    cell.replaceChildren(age, answered);
  }
  const read = document.querySelector("time.taken");
  if (read !== null) {
    read.dateTime = taken;
    read.textContent = times.format(new Date(taken));
  }
  tick();
}

function ago(time) {
  const seconds = Math.max(0, Math.floor((Date.now() - clockOffset - Date.parse(time)) / 1000));
  if (seconds >= 172_800) return words.days.replace("{0}", Math.floor(seconds / 86_400));
  if (seconds >= 7_200) return Math.floor(seconds / 3_600) + " h";
  if (seconds >= 120) return Math.floor(seconds / 60) + " min";
  return seconds + " s";
}

function tick() {
  for (const age of document.querySelectorAll("[data-ago]")) {
    const span = ago(age.dataset.ago);
    const text = age.dataset.told === undefined ? span : words.told.replace("{0}", span);
    if (age.textContent !== text) age.textContent = text;
  }
  if (Date.now() - lastHeard > SILENCE_MILLIS && !lost) say("stale");
}

function say(state) {
  if (badge.dataset.state !== state) {
    badge.dataset.state = state;
    badge.textContent = words[state].replace("{0}", times.format(lastHeard - clockOffset));
  }
}

function heard() {
  lastHeard = Date.now();
  say("live");
}

remember(document);
follow(words.stream, {
  events: {
    page(html) {
      heard();
      showPage(html);
    },
    checks(json) {
      heard();
      showChecks(JSON.parse(json));
    },
  },
  open() {
    lost = false;
  },
  lost(loggedOut) {
    lost = loggedOut;
    if (lost) say("lost");
    else if (Date.now() - lastHeard <= SILENCE_MILLIS) say("reconnecting");
  },
});
setInterval(tick, 1000);
