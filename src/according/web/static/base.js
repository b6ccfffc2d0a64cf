/* What every page does with script: it says so, tells a screen reader what was just done and when the work that it names
   has ended, and "/" goes to the search. */
document.documentElement.classList.add("scripted");

const live = document.getElementById("live");

/** Says a sentence to screen readers. */
export function say(words) {
  live.textContent = "";
  setTimeout(() => { live.textContent = words; }, 60);
}

/** Whether the person at this browser turned single keys off, in the settings. */
export function keysOff() {
  return /(?:^|;\s*)according-keys=off(?:;|$)/.test(document.cookie);
}

/** Whether a key is none of ours: where text is written, with a key that means something else, or where keys are off. */
export function writing(event) {
  return keysOff() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing
    || event.target.matches("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
}

const flash = document.getElementById("flash");
if (flash) say(flash.textContent.trim());

// Somebody may stay on a page for long: when the work that it speaks of has ended, it says so and offers what came of it.
const work = document.getElementById("work");
async function look(address, wait) {
  if (document.hidden) { setTimeout(look, wait, address, wait); return; }
  let job = null;
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (answer.ok) job = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
  } catch { /* The server may be on its way back. */ }
  if (!job || job.dataset.open) { setTimeout(look, Math.min(wait * 1.3, 15000), address, Math.min(wait * 1.3, 15000)); return; }
  if (job.dataset.then) { look(job.dataset.then, 1500); return; }
  const here = new URL(location.href), show = document.createElement("a");
  for (const name of ["said", "step"]) here.searchParams.delete(name);
  here.hash = "";
  show.href = here.href;
  show.textContent = "Show it";
  const words = job.querySelector("#job-words").textContent.trim();
  work.replaceChildren(`${words} `, show);
  say(words);
}
if (work) setTimeout(look, 1500, work.dataset.job, 1500);

// On a phone the story's views are one row to be pushed: the current one is brought into it.
const current = document.querySelector(".views [aria-current]");
if (current) {
  const row = current.closest("ul");
  row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || writing(event)) return;
  event.preventDefault();
  (document.querySelector("main input[type=search]") || document.getElementById("q-top")).focus();
});

// A form that was sent is not sent twice by a second press.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
