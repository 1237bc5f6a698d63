// Shows what is logged as it is logged. However fast that is, the page keeps the last lines only, draws at most a
// hundred of them while they move, ten times a second.
import { clock } from "./clock.js";
import { follow } from "./stream.js";

const KEPT = 2_000;
const MOVING = 100;
const DRAW_MILLIS = 100;
const SAY_MILLIS = 3_000;
const MAX_TEXT = 4_000;
const MAX_FIRST_LINE = 500;
const TONES = { ERROR: "bad", FATAL: "bad", WARN: "warn", INFO: "info" };

const list = document.getElementById("tail");
const words = list?.dataset ?? {};
const badge = document.getElementById("tail-state");
const count = document.getElementById("tail-count");
const missedNote = document.getElementById("tail-missed");
const pause = document.getElementById("pause");

let kept = []; // the newest last
let fresh = []; // not drawn yet
let paused = false;
let seen = 0;
let waiting = 0; // came while it was paused
let missed = 0;
let silent = 0;
let connected = "reconnecting";
let drawn = 0;
let planned = false;

// Characters that are not seen, or that change how others are shown; but not those that are part of how people write.
const HIDDEN = /(?![\n\t\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u200c-\u200f\u{110bd}\u{110cd}])[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const visible = (text) =>
  String(text ?? "").replace(HIDDEN, (c) => "\\u" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0"));

const times = clock(words.zone, { second: "2-digit", fractionalSecondDigits: 3 });

const fill = (text, ...values) => values.reduce((all, value, i) => all.replace(`{${i}}`, value), text);
const number = (value) => value.toLocaleString(words.lang);

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function row(entry) {
  const tone = TONES[entry.level] ?? "quiet";
  const line = element("li", tone);
  const when = element("span", "when");
  const moment = new Date(entry.time);
  if (!Number.isNaN(moment.getTime())) {
    const time = element("time", "", times.format(moment));
    time.dateTime = entry.time;
    when.append(time);
  }
  const level = element("span", "level " + tone);
  level.append(document.getElementById("icon-" + tone).content.cloneNode(true), element("span", "", visible(entry.level)));
  const from = element("span", "from", visible(entry.service));
  if (entry.signed === false) from.append(" ", element("span", "claim", words.unsigned));
  const trace = element("span", "trace");
  if (/^[0-9a-f]{32}$/.test(entry.traceId ?? "")) {
    const link = element("a", "", words.trace + " " + entry.traceId.slice(0, 8));
    link.href = words.logs + "?trace=" + entry.traceId + "&limit=1000";
    trace.append(link);
  }
  line.append(when, level, from, details(entry), trace);
  return line;
}

function details(entry) {
  const made = element("details", "text");
  const text = visible(String(entry.text ?? "").slice(0, MAX_TEXT));
  const first = text.split("\n", 1)[0];
  made.append(element("summary", "", first.length > MAX_FIRST_LINE ? first.slice(0, MAX_FIRST_LINE) + "…" : first));
  made.addEventListener("toggle", () => made.children.length > 1 || made.append(...inside(entry, text, first)), { once: true });
  return made;
}

function inside(entry, text, first) {
  const parts = [];
  if (text !== first || text.length > MAX_FIRST_LINE) parts.push(element("pre", "", text));
  const facts = element("dl");
  const { sequence, time, signed, text: _, producer, producerSequence, attributes, ...known } = entry;
  for (const [name, value] of Object.entries({ ...known, ...attributes }).slice(0, 70)) {
    facts.append(element("dt", "", visible(name)), element("dd", "", visible(value).slice(0, MAX_TEXT)));
  }
  const place = element("p", "row-links");
  const link = element("a", "place", words.around);
  link.href = words.line + "?" + new URLSearchParams({ seq: sequence, time }) + "#line";
  place.append(link);
  return [...parts, facts, place];
}

function plan() {
  if (planned) return;
  planned = true;
  setTimeout(() => requestAnimationFrame(draw), Math.max(0, DRAW_MILLIS - (performance.now() - drawn)));
}

function draw() {
  planned = false;
  drawn = performance.now();
  if (paused || fresh.length === 0) return;
  const follows = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 80;
  const rows = fresh.slice(-MOVING).map(row);
  fresh = [];
  while (list.children.length > 0 && list.children.length + rows.length > MOVING) list.firstElementChild.remove();
  list.append(...rows);
  if (follows) window.scrollTo(0, document.documentElement.scrollHeight);
}

/** All that is kept, so that the reader can look around. */
function drawKept() {
  fresh = [];
  list.replaceChildren(...kept.map(row));
}

function say() {
  const state = connected === "live" && silent > 0 ? "silent" : connected === "live" && paused ? "paused" : connected;
  if (badge.dataset.state !== state) {
    badge.dataset.state = state;
    badge.textContent = words[state];
  }
}

/** Now and then, since it is read out. */
function sayCount() {
  const text = fill(words.count, number(Math.min(KEPT, kept.length)), number(paused ? waiting : seen));
  if (count.textContent !== text) count.textContent = text;
  if (!paused) seen = 0;
}

function sayMissed(lines) {
  missed += lines;
  missedNote.hidden = false;
  missedNote.lastElementChild.textContent = fill(words.missed, number(missed));
}

function take(entry) {
  seen++;
  if (paused) {
    waiting++;
    if (waiting > KEPT) return; // the reader looks at what is there; what is new is counted, and the page Logs has it
    fresh.push(entry);
    return;
  }
  kept.push(entry);
  if (kept.length > KEPT * 1.5) kept = kept.slice(-KEPT);
  fresh.push(entry);
  if (fresh.length > KEPT) fresh = fresh.slice(-KEPT);
  plan();
}

function togglePause() {
  paused = !paused;
  pause.setAttribute("aria-pressed", String(paused));
  pause.textContent = paused ? words.resume : words.pause;
  if (paused) {
    kept = kept.slice(-KEPT);
    drawKept();
    waiting = 0;
  } else {
    if (waiting > KEPT) sayMissed(waiting - KEPT);
    kept = [...kept, ...fresh].slice(-KEPT);
    waiting = 0;
    plan();
  }
  say();
  sayCount();
}

function clear() {
  kept = [];
  fresh = [];
  waiting = 0;
  seen = 0;
  missed = 0;
  missedNote.hidden = true;
  list.replaceChildren();
  sayCount();
}

function read(text, use) {
  try {
    use(JSON.parse(text));
  } catch {
    return; // not what a log service says: there is nothing to show
  }
}

if (list !== null) {
  document.getElementById("tail-buttons").classList.remove("hidden-without-script");
  pause.addEventListener("click", togglePause);
  document.getElementById("clear").addEventListener("click", clear);
  follow(words.stream, {
    events: {
      log: (data) => read(data, take),
      missed: (data) => read(data, ({ first, last }) => sayMissed(last - first + 1)),
      state: (data) =>
        read(data, (state) => {
          silent = state.silent;
          connected = "live"; // not before: what is logged until the log services are connected is not shown
          say();
        }),
    },
    lost(loggedOut) {
      connected = loggedOut ? "lost" : "reconnecting";
      say();
    },
  });
  say();
  setInterval(sayCount, SAY_MILLIS);
}
