// What the page of a class says beside its table: aloud for screen readers, and in sight what an action left out.
const words = document.getElementById("words").dataset;
const said = document.getElementById("said");
const notDone = document.getElementById("not-done");
const TOGETHER_MILLIS = 150;

let announcing = 0;
let action = ""; // what was done at once to many cells
let unsaid = ""; // what came of it
const others = new Set(); // users who changed something and were not named yet

// A sentence in the language of the page.
export const say = (word, ...values) => words[word].replace(/\{(\d)\}/g, (_, at) => values[at]);

export function announce(text = unsaid) {
  unsaid = text;
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    const names = others.size > 0 ? say("others", [...others].join(", ")) : "";
    said.textContent = [action, unsaid, names].map((part) => part.trim()).filter((part) => part !== "").join(" ");
    action = unsaid = "";
    others.clear();
  }, TOGETHER_MILLIS);
}

export function announceChangeBy(name) {
  others.add(name);
  announce();
}

// What the user did to many cells. What was left out stays in sight until the next action.
export function tell(done, not = "") {
  action = done + " " + not;
  unsaid = "";
  notDone.hidden = not === "";
  notDone.querySelector("span").textContent = not;
  announce();
}

export function forgetWhatWasLeftOut() {
  notDone.hidden = true;
}
