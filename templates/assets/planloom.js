/* The filter of the scorecard. Without this script every measure is shown and nothing is missing.
   And what the theme leaves out: for those who listen to the page or use its keys, a name for the search
   dialog, a way into tables that scroll sideways, and to how a figure was worked out; for those who change the
   language, the place where they were reading.

   A table that stands after `[data-pl-filter=ID]` (ID is the id of its frame) gets a choice for plan,
   owner and status, made of the words that its rows mark with `data-pl`. How many rows are left is told
   aloud. */

(() => {
  "use strict";

  const CHOICES = ["plan", "owner", "status"];

  function wordIn(row, name) {
    return row.querySelector(`[data-pl="${name}"]`)?.textContent.trim() ?? "";
  }

  function choice(name, label, all, words, onChange) {
    const wrap = document.createElement("label");
    const select = document.createElement("select");
    wrap.append(label, select);
    select.dataset.choice = name;
    select.append(new Option(all, ""));
    words.forEach((word) => select.append(new Option(word, word)));
    select.addEventListener("change", onChange);
    return wrap;
  }

  function arm(bar) {
    const table = document.querySelector(`#${bar.dataset.plFilter} table`);
    if (!table || bar.childElementCount) return;
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 2) return;

    const count = document.createElement("output");
    count.setAttribute("aria-live", "polite");
    const reset = document.createElement("button");
    reset.type = "button";
    reset.textContent = bar.dataset.reset;

    const selects = () => [...bar.querySelectorAll("select")];
    function show() {
      let shown = 0;
      rows.forEach((row) => {
        const fits = selects().every(({ dataset, value }) => !value || wordIn(row, dataset.choice) === value);
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      count.textContent = bar.dataset.count.replace("{shown}", shown).replace("{all}", rows.length);
      reset.hidden = shown === rows.length;
      const chosen = selects().filter((select) => select.value).map((select) => [select.dataset.choice, select.value]);
      history.replaceState(null, "", chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname);
    }

    CHOICES.forEach((name) => {
      const words = [...new Set(rows.map((row) => wordIn(row, name)))].filter((word) => word && word !== "–");
      if (words.length < 2) return;
      words.sort((a, b) => a.localeCompare(b, document.documentElement.lang));
      bar.append(choice(name, bar.dataset[name], bar.dataset.all, words, show));
    });
    if (!bar.childElementCount) return;
    bar.append(reset, count);
    bar.hidden = false;
    reset.addEventListener("click", () => {
      selects().forEach((select) => { select.value = ""; });
      show();
    });

    // A filter that somebody sent by its address is taken up.
    const wanted = new URLSearchParams(location.search);
    selects().forEach((select) => {
      const word = wanted.get(select.dataset.choice);
      if ([...select.options].some((option) => option.value === word)) select.value = word;
    });
    show();
  }

  /** A table that scrolls takes the focus, so that the arrow keys move it; one that fits does not. */
  function reach() {
    document.querySelectorAll(":is(.md-typeset__scrollwrap, .pl-chart__scroll):not(.pl-wide *)").forEach((frame) => {
      const scrolls = frame.scrollWidth > frame.clientWidth;
      const title = document.querySelector("h1")?.firstChild?.textContent || document.title;
      const wanted = scrolls ? { tabindex: "0", role: "group", "aria-label": title } : {};
      ["tabindex", "role", "aria-label"].forEach((name) => {
        if (name in wanted) frame.setAttribute(name, wanted[name]);
        else frame.removeAttribute(name);
      });
    });
  }
  window.addEventListener("load", reach);
  window.addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);

  /** A figure leads to how it was worked out, which is folded; browsers that do not unfold it get help. */
  function unfold() {
    const target = document.getElementById(location.hash.slice(1));
    const folded = target?.closest("details.pl-workings:not([open])");
    if (folded) {
      folded.open = true;
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", unfold);

  /** The language switch leads to the same place of the page. Objects have one id in both languages; a heading
      has its own in each, and browsers show a page from its top where it has no such place. */
  function keepPlace({ target }) {
    const link = target.closest?.("a.md-select__link[hreflang]");
    if (link) link.hash = location.hash;
  }
  ["pointerdown", "focusin", "click"].forEach((name) => document.addEventListener(name, keepPlace, true));

  const start = () => {
    unfold();
    document.querySelectorAll("[data-pl-filter]").forEach(arm);
    const search = document.querySelector(".md-search[role=dialog]:not([aria-label])");
    search?.setAttribute("aria-label", search.querySelector("input").placeholder);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
