/* Asks how far the work is and puts the answer in its place, until it has ended. */
import { say } from "./base.js";

let wait = 700;

async function look() {
  const here = document.getElementById("job");
  if (!here || !here.dataset.open) return;
  if (document.hidden) { setTimeout(look, 1500); return; }
  try {
    const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("job");
    if (!fresh) return;
    const held = here.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    here.replaceWith(fresh);
    if (held) {
      const again = fresh.querySelector(`a[href="${CSS.escape(held)}"]`) || fresh.querySelector("a");
      if (again) again.focus();
    }
    if (!fresh.dataset.open) {
      const words = fresh.querySelector("#job-words");
      document.getElementById("stop")?.remove();
      if (words) say(words.textContent);
      document.title = page.title;
      return;
    }
    wait = Math.min(wait * 1.25, 4000);
  } catch {
    wait = Math.min(wait * 2, 8000);
  }
  setTimeout(look, wait);
}

setTimeout(look, wait);
