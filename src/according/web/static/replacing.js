/* Speed for whoever has script. Forms with data-replace are sent in place: the answer's pieces take the places of those
   with the same ids, and its data-say is told to screen readers. Whatever goes another way than planned is left to the
   browser, which sends the form as it would without script. */
import { say } from "./base.js";

const MARK = "according-pieces";

/** Sends a form in place. The names of the pieces that came are given back; null where the browser takes over. */
export async function sent(form, button) {
  const fields = new URLSearchParams(new FormData(form, button));
  const address = button?.getAttribute("formaction") || form.getAttribute("action");
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body: fields, headers: { [MARK]: "1" }, redirect: "manual" });
  } catch {
    delete form.dataset.sent;
    say("The server could not be reached; nothing was kept. Try again.");
    return null;
  }
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html") || !answer.headers.has(MARK)) {
    delete form.dataset.sent;
    form.dataset.plain = "1";
    form.requestSubmit(button?.form === form ? button : undefined);
    return null;
  }
  return replaced(await answer.text());
}

/** Puts the pieces of an answer in the places of those with the same ids. */
function replaced(text) {
  const parsed = new DOMParser().parseFromString(text, "text/html");
  const names = [];
  for (const piece of [...parsed.body.children]) {
    if (piece.matches("[data-say]")) { say(piece.textContent); continue; }
    const there = piece.id && document.getElementById(piece.id);
    if (!there) continue;
    const fresh = document.importNode(piece, true), chosen = there.querySelector("select");
    // A choice that was made and not sent yet stays.
    if (chosen) fresh.querySelector("select").value = chosen.value;
    there.replaceWith(fresh);
    names.push(piece.id);
  }
  return names;
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-replace]") || form.dataset.plain || event.defaultPrevented) return;
  event.preventDefault();
  const owner = form.closest("[data-finding]")?.id, button = event.submitter;
  const names = await sent(form, button);
  if (!names) return;
  delete form.dataset.sent;
  document.dispatchEvent(new CustomEvent("pieces", { detail: { names, owner, action: button?.getAttribute("formaction") || form.getAttribute("action") } }));
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-plain]")) delete form.dataset.plain;
});
