// The grid of a class: keys, editing in place, pasting, filling. The pattern is that of the ARIA Authoring Practices
// (https://www.w3.org/WAI/ARIA/apg/patterns/grid/). Without it the page is a table that leads to forms.
import { announce, announceChangeBy, forgetWhatWasLeftOut, say, tell } from "./grid-say.js";
import { Grid, link, put } from "./grid-table.js";
import { Saver } from "./grid-save.js";
import { listen } from "./grid-live.js";

const table = document.getElementById("grid");
const here = document.getElementById("here");
const about = document.getElementById("about");
const overall = document.getElementById("overall");
const live = document.getElementById("live");
const clash = document.getElementById("clash");
const undo = document.getElementById("undo");
const fill = document.getElementById("fill");
const why = document.getElementById("why");
const frame = table.closest(".grid-frame");
const SAVED_MILLIS = 2500;

const grid = new Grid(table);
const details = new WeakMap(); // cell -> sentence about its state
let current = grid.at(Math.min(1, grid.height - 1), Math.min(grid.firstItem, grid.width - 1));

const says = {
  cell(cell, state, detail) {
    if (state === "") delete cell.dataset.save;
    else cell.dataset.save = state;
    if (["failed", "conflict"].includes(state)) cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
    details.set(cell, detail);
    if (state === "saved" || state === "changed") {
      setTimeout(() => { if (cell.dataset.save === state) delete cell.dataset.save; }, SAVED_MILLIS);
    }
    if (cell === current) describe();
  },
  changed(cell, by) {
    if (by === table.dataset.user) {
      if (cell.dataset.save === "above") this.cell(cell, "", ""); // it says of another mark
      return;
    }
    this.cell(cell, "changed", "");
    announceChangeBy(by);
  },
  all(aloud) {
    const open = saver.troubles.size + (isLeftOpen() ? 1 : 0);
    const state = saver.halted || (open > 0 ? "failed" : saver.unsaved > 0 ? "saving" : "saved");
    overall.dataset.state = state;
    put(overall, saver.halted ? say(state, saver.unsaved)
      : open > 0 ? say("open", open) : saver.unsaved > 0 ? say("saving") : say("allsaved"));
    undo.disabled = saver.batches.length === 0;
    if (aloud) announce(overall.textContent);
  },
  saved(count) {
    const open = saver.troubles.size;
    announce((count > 0 ? say("savedcells", count) + " " : "") + (open > 0 ? say("open", open) : ""));
  },
  refused: (detail) => tell("", say("refused", saver.troubles.size, detail ?? "")),
  undone(count, not) {
    tell(say("undone", count), not > 0 ? say("notundonecells", not) : "");
    undo.disabled = saver.batches.length === 0;
  },
  notUndone(detail, why) {
    tell("", say("notundone") + " " + (why ? say(why) : detail ?? ""));
    undo.disabled = saver.batches.length === 0;
  },
};

const saver = new Saver(grid, says);

// A user who looks into another window may not come back: what is typed so far is not saved.
let elsewhere = false;
const isLeftOpen = () => elsewhere && grid.editor !== null && grid.editor.input.value.trim() !== grid.editor.before;

// What was wrong may be over, so the same text is sent again; not where there is a choice between two marks.
const isFailed = (cell) => saver.troubles.has(cell) && !saver.troubles.get(cell).theirs;

function type(entries) {
  forgetWhatWasLeftOut();
  saver.type(entries);
}

// Moving about

function focus(cell) {
  if (cell === undefined) return;
  current.tabIndex = -1;
  current.removeAttribute("aria-describedby");
  current = cell;
  cell.tabIndex = 0;
  cell.setAttribute("aria-describedby", "about");
  describe();
  cell.focus();
}

function move(down, right) {
  const row = Math.min(grid.height - 1, Math.max(0, grid.row(current) + down));
  const column = Math.min(grid.width - 1, Math.max(0, current.cellIndex + right));
  focus(grid.at(row, column) ?? current);
}

const pageRows = () => Math.max(1, Math.floor(frame.clientHeight / current.offsetHeight) - 2);

// What there is to say about the cell where one stands, beside what it shows.
function describe() {
  const state = current.dataset.save;
  const trouble = saver.troubles.get(current);
  const sentences = [];
  put(here, grid.isEditable(current) ? say("where", grid.name(current), grid.title(current)) : "");
  if (trouble?.theirs) sentences.push(clashWords(trouble));
  else if (state === "above" && !details.get(current)) sentences.push(say("above"));
  else if (state !== undefined && state !== "saved" && state !== "above") sentences.push(say(state, saver.unsaved));
  if (details.get(current)) sentences.push(details.get(current));
  if (current.title) sentences.push(say("comment", current.title));
  put(about, sentences.join(" "));
  placeClash(trouble);
}

const shown = (text) => text === "" ? say("nothing") : text;

const clashWords = ({ typed, theirs, by, at }) => by
  ? say("clash", by, shown(theirs.text), at, shown(typed))
  : say("clashunknown", shown(theirs.text), shown(typed));

function placeClash(trouble) {
  clash.hidden = !trouble?.theirs;
  if (clash.hidden) return;
  clash.querySelector("p").textContent = clashWords(trouble);
  const cell = current.getBoundingClientRect();
  const box = frame.getBoundingClientRect();
  const left = cell.left - box.left + frame.scrollLeft;
  // below its cell, above it where that is cut off, and at the edge of a frame with room for neither
  const room = frame.clientHeight - clash.offsetHeight;
  const below = cell.bottom - box.top + 4;
  const above = cell.top - box.top - clash.offsetHeight - 4;
  const top = below <= room ? below : above >= 0 ? above : Math.max(0, room);
  clash.style.top = top + frame.scrollTop + "px";
  clash.style.left = Math.max(frame.scrollLeft + 8,
    Math.min(left, frame.scrollLeft + frame.clientWidth - clash.offsetWidth - 8)) + "px";
}

clash.addEventListener("click", ({ target }) => {
  const trouble = saver.troubles.get(current);
  if (trouble?.theirs === undefined) return;
  const cell = current;
  if (target.value === "mine") type([[cell, trouble.typed, trouble.theirs.version]]);
  else if (target.value === "theirs") saver.drop(cell);
  focus(cell);
});

clash.addEventListener("keydown", (event) => {
  if (event.key === "Escape") focus(current);
});

// Editing

function edit(text, caretAtEnd) {
  const cell = current;
  if (!grid.isEditable(cell)) return;
  const input = document.createElement("input");
  input.className = "cell-input";
  input.setAttribute("aria-label", say("where", grid.name(cell), grid.title(cell)));
  input.autocomplete = "off";
  input.maxLength = 100;
  grid.editor = { cell, input, before: cell.textContent, version: grid.version(cell), touched: text !== undefined };
  input.addEventListener("input", () => { if (grid.editor?.input === input) grid.editor.touched = true; });
  input.value = text ?? grid.editor.before;
  cell.replaceChildren(input);
  cell.dataset.open = "";
  clash.hidden = true;
  input.focus();
  if (text === undefined && !caretAtEnd) input.select();
}

function endEdit(keep) {
  if (grid.editor === null) return;
  const { cell, input, before, version, touched } = grid.editor;
  grid.editor = null;
  const typed = input.value.trim();
  cell.textContent = before;
  delete cell.dataset.open;
  const again = touched && isFailed(cell); // the same once more
  if (keep && (typed !== before || again)) type([[cell, typed, version]]);
  else saver.catchUp(cell);
}

function open(cell) {
  if (grid.isEditable(cell)) {
    if (saver.troubles.get(cell)?.theirs) clash.querySelector("button").focus();
    else edit();
  } else if (grid.isTotal(cell)) explain(link(cell));
  else link(cell)?.click();
}

const EDIT_KEYS = {
  Enter: (event) => { endEdit(true); move(event.shiftKey ? -1 : 1, 0); },
  Tab: (event) => { endEdit(true); move(0, event.shiftKey ? -1 : 1); },
  Escape: () => { endEdit(false); focus(current); },
  ArrowUp: () => { endEdit(true); move(-1, 0); },
  ArrowDown: () => { endEdit(true); move(1, 0); },
};

const KEYS = {
  ArrowUp: () => move(-1, 0),
  ArrowDown: () => move(1, 0),
  ArrowLeft: () => move(0, -1),
  ArrowRight: () => move(0, 1),
  Home: (event) => (event.ctrlKey ? focus(grid.at(0, 0)) : move(0, -Infinity)),
  End: (event) => (event.ctrlKey ? focus(grid.at(grid.height - 1, grid.width - 1)) : move(0, Infinity)),
  PageUp: () => move(-pageRows(), 0),
  PageDown: () => move(pageRows(), 0),
  Enter: () => open(current),
  F2: () => edit(undefined, true),
  Escape: () => { if (saver.drop(current)) describe(); },
  Delete: () => clear(),
  Backspace: () => clear(),
};

function clear() {
  if (grid.isEditable(current) && (current.textContent !== "" || isFailed(current))) type([[current, "", grid.version(current)]]);
}

table.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const command = event.ctrlKey || event.metaKey;
  if (grid.editor !== null) {
    const key = EDIT_KEYS[event.key];
    if (key !== undefined) {
      event.preventDefault();
      key(event);
    }
  } else if (command && event.key.toLowerCase() === "z") {
    event.preventDefault();
    if (event.shiftKey) saver.redo(); else saver.undo();
  } else if (command && event.key.toLowerCase() === "y") {
    event.preventDefault();
    saver.redo();
  } else if (KEYS[event.key] !== undefined && !event.altKey && (!command || event.key === "Home" || event.key === "End")) {
    event.preventDefault();
    KEYS[event.key](event);
  } else if (event.key.length === 1 && !command && !event.altKey && grid.isEditable(current)) {
    event.preventDefault();
    edit(event.key === " " ? "" : event.key);
  }
});

// A user who goes to another window is still typing, and comes back.
table.addEventListener("focusout", (event) => {
  if (grid.editor === null || event.target !== grid.editor.input) return;
  if (document.hasFocus()) endEdit(true);
  else goElsewhere(true);
});

function goElsewhere(away) {
  elsewhere = away;
  says.all();
}

table.addEventListener("focusin", (event) => {
  if (elsewhere) goElsewhere(false);
  const cell = event.target.closest("td, th");
  if (cell !== null && cell !== current && grid.editor === null) focus(cell);
});

table.addEventListener("mousedown", (event) => {
  const cell = event.target.closest("td, th");
  if (cell === null || event.target.closest("a, input") !== null) return;
  event.preventDefault();
  endEdit(true);
  const again = cell === current && document.activeElement === cell;
  focus(cell);
  if (again) open(cell);
});

table.addEventListener("click", (event) => {
  const total = event.target.closest("td[data-total] a");
  if (total === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  explain(total);
});

// Copying, pasting, filling

document.addEventListener("copy", (event) => {
  if (document.activeElement !== current || grid.editor !== null || String(getSelection()) !== "") return;
  event.clipboardData.setData("text/plain", current.textContent);
  event.preventDefault();
});

document.addEventListener("paste", (event) => {
  if (!table.contains(document.activeElement)) return;
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (grid.editor !== null) {
    if (!/[\t\n]/.test(text)) return;
    endEdit(false);
    focus(current);
  }
  event.preventDefault();
  if (grid.isEditable(current)) paste(text);
});

const isStaying = (line) => line.dataset.left === undefined;

// From the cell on to the right and below. What is blank in the spreadsheet clears nothing here, and students who have left are
// not in it.
function paste(text) {
  const first = grid.row(current);
  const rows = grid.lines.slice(first).filter((line) => isStaying(line) || !isStaying(grid.lines[first]));
  const entries = [];
  const lines = text.split("\n").map((line) => line.split("\t"));
  let beyond = 0;
  lines.forEach((values, down) => values.forEach((value, right) => {
    const cell = rows[down]?.cells[current.cellIndex + right];
    const typed = value.trim().slice(0, 200);
    if (typed === "") return;
    if (cell === undefined) beyond++;
    else if (cell.textContent !== typed || isFailed(cell)) entries.push([cell, typed, grid.version(cell)]);
  }));
  type(entries);
  tell(say("pasted", entries.length), beyond > 0 ? say("beyond", beyond) : "");
}

// A class without work has no tool for it.
document.getElementById("fill-open")?.addEventListener("click", () => {
  if (!grid.isEditable(current)) focus(grid.at(1, grid.firstItem));
  if (!grid.isEditable(current)) return;
  fill.querySelector("label").textContent = say("fill", grid.title(current));
  fill.showModal();
});

fill.addEventListener("close", () => {
  const typed = fill.querySelector("input").value.trim();
  if (fill.returnValue === "fill" && typed !== "") {
    const cells = grid.lines.slice(1).filter(isStaying).map((line) => line.cells[current.cellIndex]);
    const empty = cells.filter((cell) => grid.isEmpty(cell) && !saver.isBusy(cell));
    type(empty.map((cell) => [cell, typed, 0]));
    tell(say("filled", empty.length));
  }
  fill.returnValue = "";
  focus(current);
});

undo.addEventListener("click", () => saver.undo());

// How a total comes about

async function explain(to) {
  try {
    const html = await (await fetch(to.href)).text();
    const text = new DOMParser().parseFromString(html, "text/html").getElementById("explanation");
    why.querySelector("div").replaceChildren(text ?? say("lost"));
    why.showModal();
  } catch {
    announce(say("lost"));
  }
}

why.addEventListener("close", () => focus(current));

// What others do

function status(state, word) {
  live.dataset.state = state;
  live.textContent = say(word);
}

listen(table.dataset.live, table.dataset.revision, {
  live: () => status("live", "live"),
  lost: (loggedOut) => loggedOut ? status("lost", "loggedout") : status("reconnecting", "reconnecting"),
  over: () => status("lost", "over"),
  away() {
    status("stale", "bookaway");
  },
  back() {
    status("live", "live");
    saver.hurry();
  },
  reload: () => { document.getElementById("reload").hidden = false; },
  cells({ cells, totals }) {
    grid.showTotals(totals);
    for (const change of cells) {
      const cell = grid.find(change.item, change.student);
      if (cell !== undefined) saver.changed(cell, change);
    }
    if (grid.editor === null) describe();
  },
});

addEventListener("beforeunload", (event) => {
  if (grid.editor !== null) {
    endEdit(true); // what is in it is typed, whether or not it is left
    focus(current);
  }
  if (saver.unsaved > 0) event.preventDefault();
});

table.setAttribute("role", "grid");
for (const anchor of table.querySelectorAll("a")) anchor.tabIndex = -1;
for (const tool of document.querySelectorAll("[data-tool]")) tool.hidden = false;
current.tabIndex = 0;
