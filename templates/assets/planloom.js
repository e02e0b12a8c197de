/* What the theme leaves out: for those who listen to the page or use its keys, a name for the search
   dialog, a way into tables that scroll sideways, and to how a figure was worked out; for those who change the
   language, the place where they were reading, with what they filter a table by.

   Where tables can be sorted and filtered, tables.js is loaded. Without either script nothing is missing. */

(() => {
  "use strict";

  const HERE = document.currentScript?.src ?? "";

  const FRAMES = ".pl-wide, .pl-list, :is(.md-typeset__scrollwrap, .pl-chart__scroll):not(:is(.pl-wide, .pl-list) *)";

  /** A table that scrolls takes the focus, so that the arrow keys move it; one that fits does not. */
  function reach() {
    document.querySelectorAll(FRAMES).forEach((frame) => {
      frame.classList.remove("pl-fits", "pl-scrolls");
      const scrolls = frame.scrollWidth > frame.clientWidth + 1;
      const title = frame.getAttribute("aria-label") || document.querySelector("h1")?.firstChild?.textContent || document.title;
      const wanted = scrolls ? { tabindex: "0", role: "group", "aria-label": title } : {};
      ["tabindex", "role", "aria-label"].forEach((name) => {
        if (name in wanted) frame.setAttribute(name, wanted[name]);
        else frame.removeAttribute(name);
      });
      more(frame);
      frame.addEventListener("scroll", seeMore, { passive: true });
      if (frame.matches(".pl-wide, .pl-list")) frame.classList.add(scrolls ? "pl-scrolls" : "pl-fits");
    });
  }

  /** A column in which no row says anything is left out; in tables of figures that is an answer too. */
  function leaveOut(table) {
    const head = table.tHead?.rows[0];
    const rows = [...table.rows].filter((row) => row !== head);
    if (!head || !rows.length || rows.some(({ cells }) => cells.length !== head.cells.length)) return;
    const isEmpty = (cell) => ["", "–"].includes(cell.textContent.trim()) && !cell.querySelector("svg, img, input");
    [...head.cells].forEach((cell, column) => {
      if (!column || (cell.matches(".pl-number") && !table.closest(".pl-list"))) return;
      if (rows.every(({ cells }) => isEmpty(cells[column]))) [head, ...rows].forEach(({ cells }) => { cells[column].hidden = true; });
    });
  }

  /** A table shows that there is more of it to the right. */
  const more = (frame) => frame.classList.toggle("pl-more", frame.scrollLeft + frame.clientWidth < frame.scrollWidth - 2);
  const seeMore = ({ currentTarget }) => more(currentTarget);

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
    if (link) Object.assign(link, { search: location.search, hash: location.hash });
  }
  ["pointerdown", "focusin", "click"].forEach((name) => document.addEventListener(name, keepPlace, true));

  /** The foot says of which day and commit the site is, and prints the page. */
  function foot() {
    const edition = document.querySelector("[data-pl-edition]");
    if (edition) edition.textContent = window.planloomEdition || "";
    const button = document.querySelector("[data-pl-print]");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  const start = () => {
    document.querySelectorAll(".md-content table:not([class])").forEach(leaveOut);
    foot();
    unfold();
    if (HERE && document.querySelector("[data-pl-list]")) {
      document.head.append(Object.assign(document.createElement("script"), { src: HERE.replace("planloom.js", "tables.js") }));
    }
    const search = document.querySelector(".md-search[role=dialog]:not([aria-label])");
    search?.setAttribute("aria-label", search.querySelector("input").placeholder);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
