/* Tables that are lists: sorted by a column, filtered by words, plan, owner, status and time.

   planloom.js loads this on pages that have such a table, a frame with `data-pl-list`. What it says in the
   reader's language stands there, with the words of the codes that rows carry (`data-owner="anna"`); cells that
   are not sorted by their words carry a number (`data-value`). Codes alone go into the address, so that a link to
   a filtered table works in the other language too. Of several tables, those after the first have a number
   before the names of their parameters. Without this script a table is whole. */

(() => {
  "use strict";

  const WORDY = 40; // more characters than this take the whole width of a card
  const FIRST_CARDS = 25; // so many cards a phone shows before it is asked for the others
  const FACETS = ["plan", "owner", "status", "period"];
  const language = document.documentElement.lang || "en";
  const collator = new Intl.Collator(language, { numeric: true });
  const phone = matchMedia("screen and (max-width: 44.9375em)");

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[łŁ]/g, "l").toLowerCase();

  function made(name, settings = {}, ...content) {
    const element = Object.assign(document.createElement(name), settings);
    element.append(...content);
    return element;
  }

  function arm(frame, number) {
    const table = frame.querySelector("table");
    if (!table || !table.tHead) return;
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const prefix = number ? `${number + 1}.` : "";
    const { words, choices } = JSON.parse(frame.dataset.plList || "{}");
    const code = (column) => heads[column].dataset.key || String(column + 1);
    const called = heads.map((head) => (head.hidden ? "" : head.textContent.trim()));
    const state = { column: -1, down: false };
    const controls = {};
    let count, reset, nothing, others;

    // ---- Order

    const valueOf = (row, column) => {
      const cell = row.cells[column];
      if (cell?.dataset.value !== undefined) return Number(cell.dataset.value);
      const number = cell?.querySelector(".pl-no")?.textContent ?? "";
      const text = cell?.textContent.replace(number, "").trim() ?? "";
      return text === "–" || text === "" ? null : text;
    };

    function compare(one, other) {
      if (one === null || other === null) return (one === null) - (other === null) || 0;
      const sign = state.down ? -1 : 1;
      if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
      return sign * (typeof one === "number" ? one - other : collator.compare(one, other));
    }

    function order(column, down) {
      Object.assign(state, { column, down });
      const keyed = rows.map((row) => ({ row, key: column < 0 ? 0 : valueOf(row, column) }));
      if (column >= 0) {
        const numeric = keyed.some(({ key }) => typeof key === "number");
        if (numeric) keyed.forEach((one) => { if (typeof one.key === "string") one.key = null; });
        keyed.sort((one, other) => compare(one.key, other.key));
      }
      body.append(...keyed.map(({ row }) => row));
      if (others) fold();
      heads.forEach((head, place) => {
        if (place === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      if (controls.order) controls.order.value = column < 0 ? "" : `${down ? "-" : ""}${code(column)}`;
    }

    function turn(column) {
      if (state.column !== column) order(column, false);
      else if (state.down) order(-1, false);
      else order(column, true);
      tell();
    }

    heads.forEach((head, column) => {
      if (!called[column]) return;
      const button = made("button", { type: "button", className: "pl-sort" });
      if (head.querySelector("a")) {
        button.setAttribute("aria-label", called[column]);
        head.append(button);
      } else {
        button.append(...head.childNodes);
        head.append(button);
      }
      button.addEventListener("click", () => turn(column));
    });

    function ordered(text) {
      const down = text.startsWith("-");
      return order(heads.findIndex((_, column) => code(column) === text.slice(down ? 1 : 0)), down);
    }

    // ---- Filter

    const fits = {
      period: (row, id) => {
        const [, from, to] = choices.period[id];
        const [start, end] = (row.dataset.period ?? "/").split("/");
        return Boolean(end) && start <= to && end >= from;
      },
      q: (row, text) => {
        row.plWords ??= folded(row.textContent);
        return folded(text).split(/\s+/).every((word) => row.plWords.includes(word));
      },
    };
    const equal = (name) => (row, id) => row.dataset[name] === id;

    function show() {
      const wanted = Object.entries(controls).filter(([name, { value }]) => name !== "order" && value.trim());
      let shown = 0;
      rows.forEach((row) => {
        row.hidden = !wanted.every(([name, { value }]) => (fits[name] ?? equal(name))(row, value));
        shown += row.hidden ? 0 : 1;
      });
      if (table.tFoot) table.tFoot.hidden = wanted.length > 0; // totals are those of all rows
      if (reset) reset.hidden = !wanted.length && state.column < 0;
      if (nothing) nothing.hidden = shown > 0;
      if (others) fold();
      return shown;
    }

    // Cards of a long list are unfolded on request, or by a link to one of them.
    function fold() {
      const late = [...body.rows].filter((row) => !row.hidden).slice(FIRST_CARDS);
      rows.forEach((row) => row.classList.remove("pl-further"));
      late.forEach((row) => row.classList.add("pl-further"));
      others.textContent = words.rest.replace("{count}", late.length);
      others.hidden = !late.length || !frame.classList.contains("pl-folded");
    }

    function unfold() {
      const next = body.querySelector(".pl-further");
      frame.classList.remove("pl-folded");
      others.hidden = true;
      return next;
    }

    function foldable() {
      others = made("button", { type: "button", className: "pl-unfold pl-screen" });
      others.addEventListener("click", () => unfold()?.querySelector("a, button")?.focus());
      const sought = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".pl-further");
      const seek = () => { const row = sought(); if (row && frame.contains(row)) { unfold(); row.scrollIntoView(); } };
      frame.classList.add("pl-folded");
      frame.after(others);
      fold();
      addEventListener("hashchange", seek);
      seek();
    }

    function tell() {
      const shown = show();
      const sorted = words && state.column >= 0 ? ` · ${called[state.column]}, ${state.down ? words.down : words.up}` : "";
      if (count) count.textContent = words.count.replace("{shown}", shown).replace("{all}", rows.length) + sorted;
      const address = new URLSearchParams(location.search);
      [...FACETS, "q"].forEach((name) => address.delete(prefix + name));
      address.delete(`${prefix}sort`);
      Object.entries(controls).forEach(([name, { value }]) => {
        if (name !== "order" && value.trim()) address.set(prefix + name, value.trim());
      });
      if (state.column >= 0) address.set(`${prefix}sort`, `${state.down ? "-" : ""}${code(state.column)}`);
      history.replaceState(null, "", `${location.pathname}${address.size ? `?${address}` : ""}${location.hash}`);
    }

    function choice(name, label, options) {
      const select = made("select", {}, made("option", { value: "" }, name === "order" ? words.listed : words.all));
      select.append(...options.map(([value, text]) => made("option", { value }, text)));
      select.dataset.choice = name;
      select.setAttribute("aria-label", label);
      select.addEventListener("change", () => {
        if (name === "order") ordered(select.value || "-");
        tell();
      });
      controls[name] = select;
      return made("label", { className: `pl-filter__${name}` }, label, select);
    }

    function bar() {
      const box = made("search", { className: "pl-filter pl-screen" });
      const find = made("input", { type: "search", autocomplete: "off" });
      let waiting;
      find.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(tell, 150); });
      controls.q = find;
      const unfold = made("button", { type: "button", className: "pl-filter__more" }, words.more);
      unfold.setAttribute("aria-expanded", "false");
      unfold.addEventListener("click", () => {
        unfold.setAttribute("aria-expanded", String(box.classList.toggle("pl-filter--open")));
      });
      count = made("output");
      count.setAttribute("aria-live", "polite");
      reset = made("button", { type: "button" }, words.reset);
      reset.addEventListener("click", () => {
        Object.values(controls).forEach((control) => { control.value = ""; });
        order(-1, false);
        tell();
        find.focus();
      });
      box.append(made("label", { className: "pl-filter__q" }, words.find, find), unfold);
      FACETS.filter((name) => choices[name]).forEach((name) => {
        const options = Object.entries(choices[name]).map(([id, said]) => [id, name === "period" ? said[0] : said]);
        if (name === "plan" || name === "owner") options.sort((one, other) => collator.compare(one[1], other[1]));
        box.append(choice(name, words[name], options));
      });
      const ways = called.flatMap((text, column) => text ? [[code(column), `${text}, ${words.up}`], [`-${code(column)}`, `${text}, ${words.down}`]] : []);
      box.append(choice("order", words.order, ways));
      if (frame.dataset.minor) box.append(details());
      box.append(reset, count);
      nothing = made("p", { hidden: true }, words.none);
      frame.before(box);
      frame.after(nothing);
    }

    // On a phone each row is a card, which first shows the columns that matter.
    function details() {
      const button = made("button", { type: "button", className: "pl-filter__details" }, words.details);
      const set = (all) => {
        frame.classList.toggle("pl-short", !all);
        button.setAttribute("aria-pressed", String(all));
      };
      button.addEventListener("click", () => set(frame.classList.contains("pl-short")));
      set(false);
      return button;
    }

    // A table that is shown as cards is a table still for those who listen to it.
    function roles() {
      const named = { table: [table], rowgroup: [body], row: rows };
      Object.entries(named).forEach(([role, elements]) => elements.forEach((one) => one.setAttribute("role", role)));
      rows.forEach((row) => [...row.cells].forEach((cell) => cell.setAttribute("role", "cell")));
    }
    if (phone.matches) roles();
    phone.addEventListener("change", roles, { once: true });

    [...rows, ...(table.tFoot?.rows ?? [])].forEach((row) => [...row.cells].forEach((cell, column) => {
      if (column && ["", "–"].includes(cell.textContent.trim()) && !cell.firstElementChild) cell.classList.add("pl-none");
      else if (column && cell.textContent.trim().length > WORDY) cell.classList.add("pl-wordy");
    }));
    if (words) bar();
    if (words && rows.length > FIRST_CARDS) foldable();
    // What somebody sent by its address is taken up.
    const asked = new URLSearchParams(location.search);
    Object.entries(controls).forEach(([name, control]) => {
      const value = asked.get(prefix + name);
      if (value && name !== "order" && (name === "q" || choices[name][value])) control.value = value;
    });
    if (asked.has(`${prefix}sort`)) ordered(asked.get(`${prefix}sort`));
    if (count) count.textContent = words.count.replace("{shown}", rows.length).replace("{all}", rows.length);
    if ([...asked.keys()].length) {
      const folder = frame.closest("details");
      if (folder) folder.open = true;
      tell();
    } else show();
    frame.dataset.plArmed = "";
  }

  document.querySelectorAll("[data-pl-list]").forEach(arm);
  dispatchEvent(new Event("resize")); // heads have grown
})();
