/* Reading side by side: a finding's words are lit in all columns at once, brought to one height, and walked through
   with j and k. Without script each small number is a link to this page with that finding lit. */
import { say, writing } from "./base.js";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const side = document.querySelector(".columns.side");
const columns = all(".column", side), entries = all(".marked li"), note = document.getElementById("lit");
const what = note.querySelector(".lit-what"), clear = note.querySelector(".clear");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
const hint = what.innerHTML.includes("lit-title hint") ? what.innerHTML : "";
let current = Number(note.querySelector(".lit-title .no")?.textContent || 0);

const entry = (number) => entries.find((one) => Number(one.dataset.n) === number);
const marked = (number, within) => all(`mark[data-f~="${number}"]`, within);
const wide = () => getComputedStyle(side).display === "flex";

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** What stands in the bar: the finding, its words in each column, and the further accounts that have it. */
function told(number) {
  const one = entry(number), title = one.querySelector(".title");
  const line = element("p", "lit-title"), no = element("a", "no", String(number)), name = element("a", "title", title.textContent);
  no.href = name.href = title.href;
  name.dir = "auto";
  line.append(no, " ", name);
  const list = element("ul", "lit-places");
  for (const column of columns) {
    const marks = marked(number, column);
    if (!marks.length) continue;
    const item = element("li", column.className.match(/acc-\d/)[0]);
    item.append(column.querySelector(".chip").cloneNode(true), " ");
    const link = element("a", "ev"), words = element("mark", "");
    let text = "";
    for (const mark of marks) { if (text.length > 70) break; text += mark.textContent; }
    words.textContent = text.length > 72 ? `${text.slice(0, 70)}…` : text;
    link.href = `#${column.id}`;
    link.dir = "auto";
    link.append(words);
    link.addEventListener("click", (event) => { event.preventDefault(); reveal(column, number); });
    item.append(link);
    list.append(item);
  }
  const shown = columns.map((column) => column.dataset.letter);
  const others = [...new Set(one.dataset.in.split(" "))].filter((letter) => letter && !shown.includes(letter));
  if (others.length) {
    const item = element("li", ""), link = element("a", "", `also in ${others.join(", ")}`);
    link.href = `${side.dataset.act}/read?f=${encodeURIComponent(title.pathname.split("/").pop())}#lit`;
    item.append(link);
    list.append(item);
  }
  what.replaceChildren(line, list, ...all(".judged", one).map((said) => said.cloneNode(true)));
}

function unlight() {
  for (const one of all(".lit", side)) one.classList.remove("lit");
  for (const one of entries) one.classList.remove("lit");
  side.classList.remove("lighting");
}

/** Whether a finding speaks of accounts that are not shown; where nobody chose the accounts it brings its own. */
function brings(number) {
  const letters = entry(number).dataset.in.split(" ").slice(0, 4), shown = columns.map((column) => column.dataset.letter);
  return !("chosen" in side.dataset) && letters.some((letter) => letter && !shown.includes(letter));
}

/** Lights a finding's words. False where the page with its own accounts is asked for instead. */
function light(number, { record = true } = {}) {
  const one = entry(number);
  if (!one) return false;
  if (brings(number)) { location.assign(one.querySelector(".no").href); return false; }
  unlight();
  current = number;
  for (const mark of all(`[data-f~="${number}"], .n[data-n="${number}"]`, side)) mark.classList.add("lit");
  one.classList.add("lit");
  side.classList.add("lighting");
  told(number);
  note.classList.remove("nothing-lit");
  clear.hidden = false;
  steps();
  if (record) history.replaceState(null, "", one.querySelector(".no").href);
  return true;
}

function put_out() {
  unlight();
  current = 0;
  what.innerHTML = hint || '<p class="lit-title hint">Nothing is lit.</p>';
  note.classList.add("nothing-lit");
  clear.hidden = true;
  steps();
  history.replaceState(null, "", clear.href);
}

/** All columns to one height: that of the words that were clicked, else a quarter down; never beyond a text's head. */
function align(number, from = null) {
  if (!wide()) return;
  const places = columns.flatMap((column) => {
    const flow = column.querySelector(".flow"), mark = marked(number, flow)[0];
    if (!mark) return [];
    const shift = mark.getBoundingClientRect().top - flow.getBoundingClientRect().top;
    return [{ column, flow, shift, depth: flow.scrollTop + shift }];
  });
  const held = places.find((place) => place.column === from);
  const height = Math.min(held ? Math.max(20, held.shift) : places[0]?.flow.clientHeight / 4, ...places.map((place) => place.depth));
  for (const { flow, depth } of places) flow.scrollTo({ top: depth - height, behavior: calm });
}

/** One column's words of a finding come to the eye: on a phone its tab is opened. */
function reveal(column, number) {
  if (!wide()) { tab(column); }
  const mark = marked(number, column)[0];
  if (wide()) column.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm });
  mark?.scrollIntoView({ block: wide() ? "nearest" : "center", behavior: calm });
}

const tabs = all(".tabs a");
function tab(column) {
  const address = new URL(location.href);
  address.hash = column.id;
  // Only a true step to the anchor makes it the target that the style shows.
  location.replace(address);
  current_tab();
}
function current_tab() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const open = (target && target.closest(".column")) || columns[0];
  for (const one of tabs) {
    if (one.hash === `#${open.id}`) one.setAttribute("aria-current", "true"); else one.removeAttribute("aria-current");
  }
}
addEventListener("hashchange", current_tab);
current_tab();

/** The finding before or after in the report's order. */
function beside(by) {
  const at = entries.findIndex((one) => Number(one.dataset.n) === current);
  return entries[at < 0 ? (by > 0 ? 0 : -1) : at + by];
}
function steps() {
  for (const [name, by] of [["before", -1], ["after", 1]]) {
    const link = note.querySelector(`.lit-tools .${name}`), one = beside(by);
    link.classList.toggle("off", !one);
    if (one) link.href = one.querySelector(".no").href; else link.removeAttribute("href");
  }
}
function step(by) {
  const one = beside(by);
  if (!one) { say(by > 0 ? "This was the last finding" : "This was the first finding"); return; }
  const number = Number(one.dataset.n);
  if (!light(number)) return;
  align(number);
  if (!wide()) { const column = columns.find((each) => marked(number, each).length); if (column) reveal(column, number); }
}

const plain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
document.addEventListener("click", (event) => {
  if (!plain(event) || !getSelection().isCollapsed) return;
  const tool = event.target.closest(".lit-tools a");
  if (tool) {
    event.preventDefault();
    if (tool.matches(".clear")) put_out(); else if (tool.href) step(tool.matches(".after") ? 1 : -1);
    return;
  }
  const number = event.target.closest(".flow a.n, .marked .no");
  if (number) {
    event.preventDefault();
    const chosen = Number(number.dataset.n || number.textContent);
    if (!light(chosen)) return;
    align(chosen, number.closest(".column"));
    if (!number.closest(".column")) note.scrollIntoView({ block: "start", behavior: "auto" });
    return;
  }
  const mark = event.target.closest(".flow mark[data-f]");
  if (mark && !event.target.closest(".cue")) {
    // The first click lights; a click on what is lit follows the link to the finding.
    const numbers = mark.dataset.f.split(" ").map(Number), at = numbers.indexOf(current);
    if (at >= 0 && at === numbers.length - 1) {
      event.preventDefault();
      location.assign(entry(current).querySelector(".title").href);
      return;
    }
    event.preventDefault();
    if (light(numbers[at + 1])) align(numbers[at + 1], mark.closest(".column"));
    return;
  }
  const choice = event.target.closest(".tabs a");
  if (choice) { event.preventDefault(); tab(document.getElementById(choice.hash.slice(1))); }
});

document.addEventListener("keydown", (event) => {
  if (writing(event)) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "Escape" && current) put_out();
  else if (event.key === "Enter" && current && event.target.matches("body, main, .flow, #lit")) {
    location.assign(entry(current).querySelector(".title").href);
  }
});

/* What is marked stays as it was chosen while one goes from page to page in this tab. */
for (const box of all(".toggles input")) {
  const kept = sessionStorage.getItem(box.id);
  if (kept !== null) box.checked = kept === "on";
  box.addEventListener("change", () => sessionStorage.setItem(box.id, box.checked ? "on" : "off"));
}

if (current) align(current, columns.find((column) => column.querySelector(":target")) || null);

/* Words that are selected can be attributed: to the page on which their document is put right. */
const offer = element("a", "attribute", "Attribute these words");
offer.hidden = true;
document.body.append(offer);

const length = (text) => [...text].length;
/** How many characters of the text stand in a stretch of the page; one that was made visible counts as one. */
function counted(range) {
  const part = range.cloneContents();
  let count = 0;
  for (const one of all(".ctl", part)) { one.remove(); count += 1; }
  for (const one of all(".folded", part)) { one.remove(); count += Number(one.dataset.length); }
  return count + length(part.textContent);
}
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  offer.hidden = true;
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0), node = range.startContainer;
  const flow = (node.nodeType === 1 ? node : node.parentElement).closest(".flow");
  const words = range.toString();
  if (!flow || !flow.contains(range.endContainer) || !words.trim()) return;
  const before = document.createRange();
  before.selectNodeContents(flow);
  before.setEnd(range.startContainer, range.startOffset);
  const start = counted(before) + length(words) - length(words.trimStart());
  const end = counted(before) + counted(range) - (length(words) - length(words.trimEnd()));
  offer.href = `/documents/${encodeURIComponent(flow.dataset.document)}?start=${start}&end=${end}#add`;
  const box = range.getBoundingClientRect();
  offer.style.top = `${box.bottom + scrollY + 6}px`;
  offer.style.left = `${Math.min(box.left + scrollX, scrollX + innerWidth - 190)}px`;
  offer.hidden = false;
});
