// Saves what is typed, in the background and in order: one request at a time, each with a key of its own, so that it can be
// sent again when no answer came. What is not saved stays in its cell as it was typed.
import { ask } from "./stream.js";

const AT_ONCE = 2000;
const AT_ONCE_BYTES = 500_000;
const PATIENCE_MILLIS = 15_000;
const LONGEST_PAUSE_MILLIS = 15_000;
const LOGIN_MILLIS = 5_000;
const LOGGED_OUT = [401, 403];
const REVERSED_OR_NEVER = [200, 404, 409, 422];

export class Saver {
  // says: what happens to a cell and to all, see grid.js
  constructor(grid, says) {
    this.grid = grid;
    this.says = says;
    this.addresses = grid.table.dataset;
    this.waiting = new Map(); // cell -> { typed, version, comment }
    this.sent = null; // { key, edits, body }
    this.troubles = new Map(); // cell -> { typed, detail, theirs, by, at }
    this.standing = new Map(); // cell -> what stands in the grade book while it shows something else
    this.told = new Map(); // cell -> the newest change of it that the page was told
    this.batches = []; // { batch, versions: what it left in its cells }, the newest last
    this.undone = [];
    this.reversing = false;
    this.pause = 0;
    this.timer = 0;
    this.halted = ""; // why nothing is saved at the moment, if so
  }

  // How many cells show something that is not in the grade book.
  get unsaved() {
    return this.waiting.size + (this.sent?.edits.size ?? 0) + this.troubles.size;
  }

  isBusy(cell) {
    return this.waiting.has(cell) || this.sent?.edits.has(cell) || this.troubles.has(cell);
  }

  // Takes what was typed into cells: [cell, text, version that was seen].
  type(entries) {
    for (const [cell, typed, version] of entries) {
      if (!this.standing.has(cell)) this.standing.set(cell, this.grid.standing(cell));
      const trouble = this.troubles.get(cell);
      const earlier = this.waiting.get(cell);
      const seen = trouble?.theirs?.version ?? earlier?.version ?? (this.sent?.edits.has(cell) ? null : version);
      this.troubles.delete(cell);
      this.waiting.set(cell, { typed, version: seen, comment: trouble?.theirs?.comment ?? this.standing.get(cell).comment });
      cell.textContent = typed;
      this.says.cell(cell, "saving", "");
    }
    this.undone = [];
    this.send();
  }

  // Gives a cell's typed text up; what stands in the grade book is shown.
  drop(cell) {
    const trouble = this.troubles.get(cell);
    if (trouble === undefined) return false;
    this.troubles.delete(cell);
    this.settle(cell, trouble.theirs ?? this.standing.get(cell), "", "");
    this.says.all();
    return true;
  }

  // A cell was changed, perhaps by another user. That is told once.
  changed(cell, standing) {
    if (standing.change <= (this.told.get(cell)?.change ?? 0)) return;
    this.told.set(cell, standing);
    this.catchUp(cell);
  }

  // Shows what was told of a cell. One with something of ours in it stays until that is settled: the grade book will say that
  // it was changed.
  catchUp(cell) {
    const told = this.told.get(cell);
    if (told === undefined || told.change <= this.grid.change(cell)) return;
    if (this.isBusy(cell) || this.grid.editor?.cell === cell) return;
    this.grid.show(cell, told);
    this.says.changed(cell, told.by);
  }

  // What came of a cell; what was told of it may be newer, as when an answer was lost and is given again.
  settle(cell, standing, state, detail) {
    this.standing.delete(cell);
    this.grid.show(cell, standing);
    this.says.cell(cell, state, detail);
    this.catchUp(cell);
  }

  send() {
    if (this.sent === null && this.waiting.size > 0) {
      const edits = new Map();
      const cells = [];
      let bytes = 0;
      for (const [cell, edit] of this.waiting) {
        const version = edit.version ?? this.standing.get(cell)?.version ?? this.grid.version(cell);
        const said = { item: this.grid.item(cell), student: this.grid.student(cell), typed: edit.typed, version, comment: edit.comment };
        bytes += lengthOf(said);
        if (cells.length > 0 && (cells.length === AT_ONCE || bytes > AT_ONCE_BYTES)) break;
        this.waiting.delete(cell);
        edits.set(cell, { ...edit, version });
        cells.push(said);
      }
      this.sent = { edits, body: JSON.stringify({ key: newKey(), cells }) };
      this.attempt();
    }
    this.says.all();
  }

  async attempt() {
    this.timer = 0;
    const { status, json } = await post(this.addresses.cells, this.addresses.token, this.sent.body);
    if (status === 200) this.answered(json);
    else if (status === 503 || status === 504 || status === 0) this.later(status, json?.detail);
    else if (LOGGED_OUT.includes(status)) this.loggedOut();
    else this.refused(json?.detail);
  }

  answered({ batch, cells, totals }) {
    const edits = this.done();
    this.remember(batch, cells, this.batches);
    let saved = 0;
    for (const answer of cells) {
      const cell = this.grid.find(answer.item, answer.student);
      const edit = edits.get(cell);
      if (edit === undefined) continue;
      edits.delete(cell);
      if (answer.outcome === "saved") {
        saved++;
        this.saved(cell, since(edit.version, answer));
      } else this.trouble(cell, edit.typed, since(edit.version, answer));
    }
    this.grid.showTotals(totals);
    this.says.saved(saved);
    this.send();
  }

  done() {
    const { edits } = this.sent;
    this.sent = null;
    this.pause = 0;
    this.halted = "";
    return edits;
  }

  saved(cell, answer) {
    if (this.waiting.has(cell)) {
      this.standing.set(cell, answer); // typed again meanwhile
      return;
    }
    this.settle(cell, answer, answer.detail ? "above" : "saved", answer.detail);
  }

  trouble(cell, typed, answer) {
    const newer = this.waiting.get(cell);
    const theirs = answer.outcome === "conflict" ? answer : undefined;
    if (newer !== undefined && theirs === undefined) return; // what was wrong was mended meanwhile
    this.waiting.delete(cell);
    this.troubles.set(cell, { typed: newer?.typed ?? typed, detail: answer.detail, theirs, by: answer.by, at: answer.at });
    this.says.cell(cell, theirs ? "conflict" : "failed", answer.detail);
  }

  // The same again: what has arrived is known by its key.
  later(status, detail) {
    this.halt(status === 503 ? "away" : "unconfirmed", detail ?? "");
    this.pause = Math.min(LONGEST_PAUSE_MILLIS, this.pause * 2 || 1000);
    this.timer = setTimeout(() => this.attempt(), this.pause);
  }

  halt(why, detail) {
    for (const cell of this.sent.edits.keys()) this.says.cell(cell, why, detail);
    const changed = this.halted !== why;
    this.halted = why;
    this.says.all(changed);
  }

  // The service is back: what waits for it need not wait longer.
  hurry() {
    if (this.timer !== 0) {
      clearTimeout(this.timer);
      this.attempt();
    }
  }

  // Waits for a log-in.
  loggedOut(why = "loggedout") {
    this.halt(why, "");
    setTimeout(async () => {
      const still = await this.renew();
      if (still === "") this.attempt();
      else this.loggedOut(still);
    }, LOGIN_MILLIS);
  }

  // Takes the new token of a user who has logged in again in another tab. Another user who logs in there has one too, but did
  // not type this. Returns why it could not, or "".
  async renew() {
    const { user, token } = await freshPage();
    if (token === undefined) return "loggedout";
    if (user !== this.addresses.user) return "otheruser";
    this.addresses.token = token;
    return "";
  }

  // As a whole, as when the term was closed meanwhile.
  refused(detail) {
    const edits = this.done();
    for (const [cell, { typed }] of edits) this.trouble(cell, typed, { outcome: "invalid", detail: detail ?? "" });
    this.says.refused(detail);
    this.send();
  }

  undo() {
    return this.reverse(this.batches, this.undone);
  }

  redo() {
    return this.reverse(this.undone, this.batches);
  }

  // One at a time. What cannot be taken back now can be later; the key tells whether it was already.
  async reverse(from, to) {
    if (this.reversing || this.sent !== null || this.waiting.size > 0 || from.length === 0) return;
    this.reversing = true;
    const last = from.at(-1);
    const { status, json, why } = await this.takeBack(last.batch);
    this.reversing = false;
    if (REVERSED_OR_NEVER.includes(status)) from.splice(from.indexOf(last), 1);
    if (status === 200) this.reversed(last, json, to);
    else this.says.notUndone(json?.detail, why);
  }

  async takeBack(batch) {
    const body = JSON.stringify({ batch, key: "undo-" + batch });
    const send = () => post(this.addresses.undo, this.addresses.token, body);
    const answer = await send();
    if (!LOGGED_OUT.includes(answer.status)) return answer;
    const why = await this.renew();
    return why === "" ? send() : { ...answer, why };
  }

  // A cell may have been changed since, even by this page.
  reversed({ versions }, { batch, cells, totals }, to) {
    const back = this.remember(batch, cells, to);
    for (const answer of cells) {
      const cell = this.grid.find(answer.item, answer.student);
      if (cell === undefined || answer.outcome === "invalid" || this.isBusy(cell)) continue;
      const standing = since(versions.get(cell) ?? 0, answer);
      if (standing.change < this.grid.change(cell)) continue;
      this.settle(cell, standing, answer.outcome === "saved" ? "saved" : "", "");
    }
    this.grid.showTotals(totals);
    this.says.undone(back, cells.length - back);
  }

  // Puts a batch where it can be taken back from, unless it has changed nothing; says how many cells it has changed.
  remember(batch, cells, where) {
    const saved = cells.filter(({ outcome }) => outcome === "saved");
    const versions = new Map(saved.map(({ item, student, version }) => [this.grid.find(item, student), version]));
    if (saved.length > 0) where.push({ batch, versions });
    return saved.length;
  }
}

// An answer is newer than the version that was seen, also when there is nothing in the cell any more, which has no version.
const since = (seen, answer) => ({ ...answer, change: Math.max(seen, answer.version ?? 0) });

// In bytes, with a comma.
const lengthOf = (json) => new TextEncoder().encode(JSON.stringify(json)).length + 1;

const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");

// Status 0: no answer came. What an answer means that is not the grid's: 200, the log-in page; 404, no portal, as in a Tomcat
// into which one is being deployed; 502, no portal behind a load balancer, which may have reached one.
const MEANT = { 200: 401, 404: 503, 502: 504 };

async function post(address, token, body) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": token },
      body,
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    if (!isJson) return { status: MEANT[answer.status] ?? answer.status };
    return { status: answer.status, json: await answer.json() };
  } catch {
    return { status: 0 };
  }
}

// The user and the token that the page would have now; neither when it is not the page of a class, or no answer comes. Without
// a log-in the page must not be asked for: a log-in in another tab would lead to it, or be undone by the session that comes
// with the answer.
async function freshPage() {
  if (!(await ask())?.loggedIn) return {};
  try {
    const html = await (await fetch(location.href)).text();
    return new DOMParser().parseFromString(html, "text/html").getElementById("grid")?.dataset ?? {};
  } catch {
    return {};
  }
}
