"use strict";
(function () {
  var body = document.body, note = document.getElementById("note"), back = document.getElementById("note-back");
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding[data-n]"));
  var columns = Array.prototype.slice.call(document.querySelectorAll(".column"));
  var current = 0;
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  function finding(number) { return findings.find(function (f) { return Number(f.dataset.n) === number; }); }

  function title(element) {
    var words = element.querySelector("h3 > span, th > span[dir]");
    return words ? words.textContent : "";
  }

  function marked(number, within) { return within.querySelectorAll('[data-f~="' + number + '"]'); }

  function clear() {
    document.querySelectorAll(".lit").forEach(function (mark) { mark.classList.remove("lit"); });
    document.querySelectorAll(".chosen").forEach(function (one) { one.classList.remove("chosen"); });
    document.querySelectorAll(".column.has").forEach(function (one) { one.classList.remove("has"); });
    body.classList.remove("lighting", "some");
    note.hidden = true;
    current = 0;
  }

  function light(number) {
    var chosen = finding(number);
    if (!chosen) { return; }
    clear();
    current = number;
    marked(number, document).forEach(function (mark) { mark.classList.add("lit"); });
    chosen.classList.add("chosen");
    columns.forEach(function (column) { column.classList.toggle("has", marked(number, column.querySelector(".flow")).length > 0); });
    body.classList.add("lighting");
    if (document.querySelectorAll(".column.has").length > 1) { body.classList.add("some"); }
    back.textContent = number + "  " + title(chosen);
    back.href = "#" + chosen.id;
    note.hidden = false;
  }

  function align(number, from, target) {
    columns.forEach(function (column) {
      if (column === from || column.offsetParent === null) { return; }
      var flow = column.querySelector(".flow"), mark = target && flow.contains(target) ? target : flow.querySelector('mark[data-f~="' + number + '"]');
      if (!mark) { return; }
      var shift = mark.getBoundingClientRect().top - flow.getBoundingClientRect().top;
      var wanted = flow.clientHeight / 4;
      if (from) {
        var held = from.querySelector("mark.lit");
        wanted = held ? held.getBoundingClientRect().top - from.querySelector(".flow").getBoundingClientRect().top : wanted;
      }
      flow.scrollTo({ top: flow.scrollTop + shift - Math.max(20, wanted), behavior: calm });
    });
  }

  function unfold(element) {
    for (var up = element; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
  }

  function show(number) {
    light(number);
    align(number, null);
  }

  function step(by) {
    var place = findings.findIndex(function (f) { return Number(f.dataset.n) === current; });
    for (var i = place + by; i >= 0 && i < findings.length; i += by) {
      var number = Number(findings[i].dataset.n);
      if (document.querySelector('.flow mark[data-f~="' + number + '"]')) { show(number); return; }
    }
  }

  /* From finding to finding in the order of the page: from the one that has the focus, else from what is on the screen. */
  function walk(by) {
    var shown = findings.filter(function (one) { return !one.hidden && one.offsetParent !== null; });
    var here = document.activeElement.closest(".finding[data-n]"), at = shown.indexOf(here), next;
    if (at >= 0) { next = shown[at + by]; } else {
      var below = shown.filter(function (one) { return one.getBoundingClientRect().top > 8; });
      next = by > 0 ? below[0] : shown[shown.length - below.length - 1];
    }
    if (!next) { return; }
    light(Number(next.dataset.n));
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start", behavior: "auto" });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a"), mark = event.target.closest(".flow mark[data-f]");
    if (link && link.matches("main a[href^='#a-']") && !link.closest(".columns")) {
      var owner = link.closest(".finding[data-n]"), number = owner ? Number(owner.dataset.n) : 0, target = document.getElementById(link.hash.slice(1));
      var column = target && target.closest(".column"), box = column && document.getElementById("show-" + column.id.slice(4));
      if (box && !box.checked) { box.checked = true; }
      if (!column) { return; }
      /* A table's link belongs to no finding: the browser leads to its place. */
      if (!owner) { clear(); return; }
      event.preventDefault();
      light(number);
      window.history.pushState(null, "", link.hash);
      var row = column.parentElement;
      row.scrollIntoView({ block: "start", behavior: "auto" });
      row.scrollTo({ left: column.offsetLeft - row.offsetLeft, behavior: "auto" });
      column.querySelector(".flow").focus({ preventScroll: true });
      align(number, null, target);
      return;
    }
    if (link && link.matches(".n")) { unfold(document.getElementById(link.hash.slice(1))); light(Number(link.dataset.n)); return; }
    if (link && link.hash) { unfold(document.getElementById(link.hash.slice(1))); }
    if (mark && !link) {
      var numbers = mark.dataset.f.split(" ").map(Number), at = numbers.indexOf(current);
      var next = numbers[(at + 1) % numbers.length];
      light(next);
      align(next, mark.closest(".column"));
      return;
    }
    var chosen = event.target.closest(".finding[data-n]");
    if (chosen && !link && !event.target.closest("button, summary, details")) { show(Number(chosen.dataset.n)); }
  });
  document.addEventListener("focusin", function (event) {
    var owner = event.target.closest(".finding[data-n]");
    if (owner && event.target.matches(".ev, .to a, .no")) { light(Number(owner.dataset.n)); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && current) { clear(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) { return; }
    if (event.key === "j") { walk(1); } else if (event.key === "k") { walk(-1); }
  });
  document.getElementById("note-previous").addEventListener("click", function () { step(-1); });
  document.getElementById("note-next").addEventListener("click", function () { step(1); });
  document.getElementById("note-close").addEventListener("click", clear);

  function follow() {
    var target = window.location.hash.length > 1 && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (!target) { return; }
    unfold(target);
    if (target.matches(".finding[data-n]")) { show(Number(target.dataset.n)); target.scrollIntoView(); }
  }
  window.addEventListener("load", follow);
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (target && target.matches(".finding[data-n]")) { unfold(target); light(Number(target.dataset.n)); }
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".more, .fold").forEach(function (details) { details.open = true; });
  });

  var box = document.getElementById("search"), found = document.getElementById("found");
  box.closest(".search").hidden = findings.length === 0;
  box.addEventListener("input", function () {
    var wanted = box.value.trim().toLocaleLowerCase(), count = 0;
    findings.forEach(function (one) {
      var hit = !wanted || one.textContent.toLocaleLowerCase().includes(wanted);
      one.hidden = !hit;
      count += hit;
      if (wanted && hit) { unfold(one); }
    });
    found.textContent = wanted ? count + (count === 1 ? " finding" : " findings") : "";
  });

  function copy(text, button) {
    function done() { button.textContent = "copied"; window.setTimeout(function () { button.textContent = "copy as citation"; }, 2000); }
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(text).then(done, function () {}); return; }
    var area = document.createElement("textarea");
    area.value = text;
    body.appendChild(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    done();
  }
  document.querySelectorAll(".cite").forEach(function (cite) {
    var line = document.createElement("p"), button = document.createElement("button");
    line.className = "tools";
    button.type = "button";
    button.textContent = "copy as citation";
    button.addEventListener("click", function () { copy(cite.textContent, button); });
    line.appendChild(button);
    cite.after(line);
  });
}());
