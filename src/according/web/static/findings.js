/* The list of findings by keyboard: from one to the next, and what is said of each, without leaving one's place. */
import { keysOff, say } from "./base.js";
import { keys } from "./keys.js";
import "./replacing.js";

const all = () => [...document.querySelectorAll("[data-finding]")];
const help = document.getElementById("keys");
let place = null;

/** The finding that has the focus, or had it last. */
function current() {
  const here = document.activeElement?.closest("[data-finding]");
  return here || (place && document.getElementById(place)) || null;
}

function go(finding) {
  place = finding.id;
  finding.focus({ preventScroll: true });
  const box = finding.getBoundingClientRect(), room = innerHeight;
  if (box.top < 8 || box.bottom > room) finding.scrollIntoView({ block: box.height < room ? "nearest" : "start" });
}

/** The first finding of which something is to be seen, where none was chosen yet. */
function first() {
  return all().find((one) => one.getBoundingClientRect().bottom > 60) || null;
}

function walk(by) {
  const list = all(), here = current();
  if (!here) { const next = first(); if (next) go(next); return; }
  const next = list[list.indexOf(here) + by];
  if (next) { go(next); return; }
  const page = document.querySelector(`.pager a[rel=${by > 0 ? "next" : "prev"}]`);
  if (page) { location.href = page.href + (by > 0 ? "#first" : "#last"); return; }
  say(by > 0 ? "This is the last finding." : "This is the first finding.");
}

function press(key) {
  const here = current();
  if (!here) { say("Choose a finding first: j goes to the next one."); return; }
  const act = here.querySelector(`[data-key="${key}"]`);
  if (!act) { say("This cannot be done with this finding as it stands."); return; }
  if (act.matches("form")) { act.requestSubmit(); return; }
  if (act.matches("summary")) {
    act.parentElement.open = true;
    act.parentElement.querySelector("textarea").focus();
    return;
  }
  act.click();
}

keys({
  j: () => walk(1),
  k: () => walk(-1),
  a: () => press("a"),
  x: () => press("x"),
  e: () => press("e"),
  n: () => press("n"),
  u: () => {
    const form = document.getElementById("undo-last");
    if (form) form.requestSubmit(); else say("You have no step in this story to take back.");
  },
  "/": () => document.getElementById("words").focus(),
  "?": () => help.showModal(),
  Enter: (event) => {
    if (!event.target.matches("[data-finding]")) return false;
    location.href = event.target.dataset.open;
    return true;
  },
});
document.addEventListener("focusin", (event) => {
  const here = event.target.closest("[data-finding]");
  if (here) place = here.id;
});

/* Esc leaves a note without keeping it, and goes back to its finding. */
document.addEventListener("keydown", (event) => {
  const note = event.target.closest?.(".jotting[open]");
  if (event.key !== "Escape" || !note) return;
  note.open = false;
  note.closest("[data-finding]").focus();
});

/* After a verdict the next finding is in turn; after a note or an undo one stays where one is. */
document.addEventListener("pieces", (event) => {
  const { names, owner, action } = event.detail;
  const list = all(), changed = document.getElementById(owner) || list.find((one) => names.includes(one.id));
  if (!changed) return;
  const verdict = /\/(accept|reject)$/.test(action);
  const next = verdict ? list[list.indexOf(changed) + 1] : null;
  go(next || changed);
});

if (keysOff()) document.querySelector(".keys")?.setAttribute("hidden", "");
for (const button of document.querySelectorAll("[data-show-keys]")) button.addEventListener("click", () => help.showModal());
const asked = location.hash === "#first" ? all()[0] : location.hash === "#last" ? all().at(-1) : document.getElementById(location.hash.slice(1));
if (asked?.matches("[data-finding]")) go(asked);
