/* One finding by keyboard, its citation to be copied, and words selected in its passages. */
import { say } from "./base.js";
import { keys } from "./keys.js";
import "./selecting.js";

const help = document.getElementById("keys");
const press = (key) => {
  const act = document.querySelector(`.acts [data-key="${key}"]`);
  if (!act) return;
  if (act.matches("form")) act.requestSubmit();
  else if (act.matches("summary")) { act.parentElement.open = true; act.parentElement.querySelector("textarea").focus(); }
  else act.click();
};
const step = (rel) => { const link = document.querySelector(`main a[rel=${rel}]`); if (link) location.href = link.href; };
keys({ a: () => press("a"), x: () => press("x"), e: () => press("e"), n: () => press("n"), j: () => step("next"), k: () => step("prev"), u: () => document.querySelector(".acts form[action^='/steps/']")?.requestSubmit(), "?": () => help.showModal() });
for (const button of document.querySelectorAll("[data-show-keys]")) button.addEventListener("click", () => help.showModal());

async function copy(text, what) {
  try { await navigator.clipboard.writeText(text); say(`${what} copied`); return true; } catch { say("The browser does not let it be copied; select it and copy it."); return false; }
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-copy-address]");
  if (!button) return;
  const text = button.dataset.copy ? document.getElementById(button.dataset.copy).textContent : location.origin + location.pathname;
  if (await copy(text, button.dataset.copy ? "The citation was" : "The link was")) button.textContent = "Copied";
});
