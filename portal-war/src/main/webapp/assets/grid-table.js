// The table of a class: which cell is whose, and what it says. Rows and columns are found by maps that are made once, so that
// a key costs the same in a class of 2,000.

export class Grid {
  constructor(table) {
    this.table = table;
    this.lines = [...table.rows];
    this.index = new Map(this.lines.map((line, at) => [line, at]));
    this.students = new Map(this.lines.slice(1).map((line) => [line.dataset.student, line]));
    this.items = [...table.tHead.rows[0].cells].map((cell) => cell.dataset.item ?? "");
    this.columns = new Map(this.items.map((item, at) => [item, at]));
    const first = this.items.findIndex(Boolean);
    this.firstItem = first < 0 ? this.items.length : first; // the name and the totals come before
    this.changes = new Map(); // cell -> the change that it shows, if that is known
    this.editor = null; // the open editor: { cell, input, before, version }
  }

  get height() {
    return this.lines.length;
  }

  get width() {
    return this.items.length;
  }

  at(row, column) {
    return this.lines[row]?.cells[column];
  }

  row(cell) {
    return this.index.get(cell.parentElement);
  }

  find(item, student) {
    const column = this.columns.get(item);
    return column === undefined ? undefined : this.students.get(student)?.cells[column];
  }

  item(cell) {
    return this.items[cell.cellIndex];
  }

  student(cell) {
    return cell.parentElement.dataset.student;
  }

  isEditable(cell) {
    return this.row(cell) > 0 && cell.cellIndex >= this.firstItem;
  }

  isTotal(cell) {
    return this.row(cell) > 0 && cell.dataset.total !== undefined;
  }

  isEmpty(cell) {
    return cell.dataset.v === undefined;
  }

  version(cell) {
    return Number(cell.dataset.v ?? 0);
  }

  // What a cell shows is as new as this change, or newer: one that was emptied has no version.
  change(cell) {
    return this.changes.get(cell) ?? this.version(cell);
  }

  title(cell) {
    return this.lines[0].cells[cell.cellIndex].dataset.title ?? "";
  }

  name(cell) {
    return link(cell.parentElement.cells[0]).textContent;
  }

  // What stands in the grade book: text, state, version, comment, change; shown: the comment with what would not be seen spelled
  // out, if that differs. A cell that is typed into goes on from there.
  show(cell, standing) {
    if (this.editor?.cell === cell) Object.assign(this.editor, { before: standing.text, version: standing.version });
    else put(cell, standing.text);
    this.changes.set(cell, standing.change);
    set(cell, "s", standing.state);
    set(cell, "v", standing.version === 0 ? "" : standing.version);
    cell.title = standing.shown ?? standing.comment;
    set(cell, "c", standing.shown === undefined ? "" : standing.comment);
  }

  standing(cell) {
    const { s: state = "", c: comment = cell.title } = cell.dataset;
    const shown = cell.dataset.c === undefined ? undefined : cell.title;
    return { text: cell.textContent, state, version: this.version(cell), comment, shown, change: this.change(cell) };
  }

  showTotals(totals) {
    for (const { student, current, final } of totals ?? []) {
      const line = this.students.get(student);
      if (line !== undefined) {
        put(link(line.querySelector('[data-total="current"]')), current);
        put(link(line.querySelector('[data-total="final"]')), final);
      }
    }
  }
}

// What is there already would be laid out once more.
export function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export const link = (cell) => cell.querySelector("a");

function set(cell, name, value) {
  if (value === "") delete cell.dataset[name];
  else cell.dataset[name] = value;
}
