/* Selecting words in a passage fills the field that they are meant for. A passage tells by data-start where it begins in
   its text and by data-fills which field takes its words; where several may, the field that was used last does. Places
   are counted in code points, as the server counts: a browser counts UTF-16 units. */
import { say } from "./base.js";

const length = (text) => [...text].length;
let wanted = null;

/** How many characters of the text stand in a stretch of the page; a character that was made visible is one. */
function counted(range) {
  const part = range.cloneContents();
  let count = 0;
  for (const mark of part.querySelectorAll(".ctl")) { mark.remove(); count += 1; }
  for (const number of part.querySelectorAll(".n")) number.remove();
  return count + length(part.textContent);
}

function chosen() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0), node = range.startContainer;
  const passage = (node.nodeType === 1 ? node : node.parentElement).closest("[data-fills]");
  if (!passage || !passage.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(passage);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString(), words = text.trim();
  if (!words) return null;
  const start = Number(passage.dataset.start) + counted(before) + length(text) - length(text.trimStart());
  const end = start + counted(range) - (length(text) - length(words));
  return { passage, words: words.replace(/\s+/g, " "), place: `${start}-${end}` };
}

function field(passage) {
  const names = passage.dataset.fills.split(" ");
  const ticked = passage.closest("form")?.querySelector("input[name=selects]:checked")?.value;
  const name = names.includes(wanted) ? wanted : names.includes(ticked) ? ticked : names[0];
  return document.getElementById(name);
}

function take() {
  const found = chosen();
  if (!found) return;
  const target = field(found.passage), places = document.getElementById(`${target.id}-at`);
  const more = target.dataset.several && document.getElementById(`${target.id}-more`)?.checked;
  if (more && target.value.trim()) {
    target.value = `${target.value.trim()}\n${found.words}`;
    if (places) places.value = `${places.value} ${found.place}`.trim();
  } else {
    target.value = found.words;
    if (places) places.value = found.place;
  }
  const told = document.getElementById(`${target.id}-taken`);
  const name = target.dataset.name || "the field";
  if (told) told.textContent = `Taken for “${name}”: “${found.words.length > 60 ? `${found.words.slice(0, 60)} …` : found.words}”`;
  say(`Taken for ${name}: ${found.words}`);
}

document.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea[data-name]")) {
    wanted = event.target.id;
    const radio = document.querySelector(`input[name=selects][value="${wanted}"]`);
    if (radio) radio.checked = true;
  }
  if (event.target.matches("input[name=selects]")) wanted = event.target.value;
});
document.addEventListener("change", (event) => {
  if (event.target.matches("input[name=selects]")) wanted = event.target.value;
});
/* Words that are typed have no place yet: the server finds it. */
document.addEventListener("input", (event) => {
  const places = event.target.matches("textarea[data-name]") && document.getElementById(`${event.target.id}-at`);
  if (places) places.value = "";
});
for (const passage of document.querySelectorAll("[data-fills]")) {
  passage.addEventListener("mouseup", () => setTimeout(take));
  passage.addEventListener("touchend", () => setTimeout(take, 300));
  passage.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") take(); });
}
