/* Single keys. They are caught nowhere that text is written, not with other keys held down, not while a dialog is open,
   and not at all where the person turned them off (WCAG 2.1.4). */
import { writing } from "./base.js";

/** Calls deeds[key] when a key is pressed; a deed that gives back false leaves the key to the browser. */
export function keys(deeds) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat && !"jk".includes(event.key) || writing(event)) return;
    if (document.querySelector("dialog[open]")) return;
    const deed = deeds[event.key];
    if (deed && deed(event) !== false) event.preventDefault();
  });
}
