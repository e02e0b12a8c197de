/* Before a page is printed: measure its tables, open what is folded, take away links that lead
   nowhere on paper, and give the sheets a running title. print.css works without this, more coarsely. */
(() => {
  const MM = 96 / 25.4;
  const UPRIGHT = 174 * MM, ACROSS = 261 * MM; // A4 less the margins of print.css
  const TALL = 251 * MM, LOW = 164 * MM;       // the height of either sheet
  const FEWER = 0.8;                           // so much less paper is worth turning a table
  const LONGEST = 24, PIECE = 12;              // characters of a word, and of its parts
  const SHORT = 700;                           // characters of text that a landscape sheet takes along
  const FOR_SCREENS = ".pl-screen, .md-content__button", FOR_PAPER = ".pl-print, .gl-defs";

  const all = (selector) => [...document.querySelectorAll(selector)];
  const undo = [];

  function title() {
    const quoted = (text) => JSON.stringify(text.replace(/\s+/g, " ").trim()).replace(/</g, "\\3c ");
    const heading = document.querySelector(".md-content h1");
    const own = heading ? heading.cloneNode(true) : null;
    own?.querySelectorAll(".headerlink").forEach((link) => link.remove());
    const site = document.querySelector(".md-header__topic .md-ellipsis")?.textContent ?? "";
    const style = document.getElementById("pl-running") ?? document.head.appendChild(document.createElement("style"));
    style.id = "pl-running";
    const font = "font: 8pt sans-serif; color: #4a5560";
    style.textContent = `@page { @top-left { content: ${quoted(site)}; ${font} }` +
      ` @top-right { content: ${quoted(own?.textContent ?? document.title)}; ${font} } }`;
  }

  function breakLongWords(table) {
    const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.split(/[ \n\t]+/).some((word) => word.length > LONGEST)) texts.push(walker.currentNode);
    }
    for (const text of texts) {
      if (text.parentElement.closest("svg")) continue;
      const parts = text.data.match(new RegExp(`[^ \\n\\t]{1,${PIECE}}|[ \\n\\t]+`, "g"));
      text.replaceWith(...parts.flatMap((part) => [part, document.createElement("wbr")]));
    }
  }

  function fit(table, width) {
    const room = (sheet) => sheet - inset(table);
    if (table.closest(".pl-turn")) return width <= room(ACROSS) ? "across" : "tight";
    if (width * 8 / 7 <= room(UPRIGHT)) return "upright";
    if (width <= room(UPRIGHT)) return "small";
    if (!turns(table)) return "tight";
    if (width <= room(ACROSS)) return "across";
    return width * 6.5 / 7 <= room(ACROSS) ? "across-small" : "tight";
  }

  const inset = (table) => {
    let boxes = 0;
    for (let up = table.parentElement; up && !up.matches(".md-content__inner"); up = up.parentElement) {
      if (up.matches(".admonition, details, li, blockquote, dd")) boxes += 1;
    }
    return 32 * boxes;
  };
  const turns = (table) => !table.closest(".tabbed-set, li, td, dd");

  function measure() {
    const tables = all(".md-typeset table").filter((table) => !table.closest("td"));
    tables.forEach(breakLongWords);
    for (const cell of all(".md-typeset td:is(.pl-number, [style*='right'])")) cell.classList.toggle("pl-long", cell.textContent.length > LONGEST);
    const root = document.documentElement;
    root.classList.add("pl-measuring");
    const widths = tables.map((table) => table.getBoundingClientRect().width);
    tables.forEach((table, index) => { table.dataset.plFit = fit(table, widths[index]); });
    const crammed = tables.filter((table) => table.dataset.plFit === "small" && turns(table));
    const heights = [UPRIGHT, ACROSS].map((width) => {
      root.style.setProperty("--pl-sheet", `${width}px`);
      return crammed.map((table) => table.getBoundingClientRect().height);
    });
    root.style.removeProperty("--pl-sheet");
    root.classList.remove("pl-measuring");
    crammed.forEach((table, index) => {
      const upright = heights[0][index] / TALL, across = heights[1][index] / LOW;
      if (upright > 1 && across < upright * FEWER) table.dataset.plFit = "across";
    });
  }

  // Landscape sheets: whole blocks turn, with the headings above them and with what is short beside
  // them, so that no sheet holds but a line or two.
  function turn() {
    all(".pl-across").forEach((block) => block.classList.remove("pl-across"));
    const article = document.querySelector(".md-content__inner");
    if (!article) return;
    const isTurned = (block) => turned.some((table) => block.contains(table));
    const turned = all(".md-content__inner table").filter((table) => !["upright", "small"].includes(table.dataset.plFit) && turns(table));
    let stretch = [], before = false;
    const close = (after) => {
      const short = stretch.reduce((sum, block) => sum + block.textContent.length, 0) <= SHORT &&
        !stretch.some((block) => block.matches("table, svg, img") || block.querySelector("table, svg, img"));
      const heads = [];
      while (after && stretch.length && /^H[1-6]$/.test(stretch.at(-1).tagName)) heads.push(stretch.pop());
      if (short && (before || after)) heads.push(...stretch);
      heads.forEach((block) => block.classList.add("pl-across"));
      stretch = [];
    };
    for (const block of article.children) {
      if (block.matches(FOR_SCREENS) || (getComputedStyle(block).display === "none" && !block.matches(FOR_PAPER))) continue;
      if (!isTurned(block)) { stretch.push(block); continue; }
      close(true);
      block.classList.add("pl-across");
      before = true;
    }
    close(false);
    // Chromium leaves an empty sheet before a page that turns at once, unless its frame is turned as well.
    const opening = [...article.children].find((block) => !block.matches(FOR_SCREENS) && block.offsetHeight > 0);
    document.body.classList.toggle("pl-across", opening?.classList.contains("pl-across") ?? false);
  }

  function settleLinks() {
    const bare = (text) => text.trim().replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "").toLowerCase();
    const local = /^(file:|https?:\/\/(localhost|127\.|\[::1\]))/;
    for (const link of all(".md-content a[href]")) {
      const href = link.getAttribute("href");
      const target = new URL(href, location.href);
      const here = target.origin + target.pathname === location.origin + location.pathname;
      link.classList.toggle("pl-named", bare(link.textContent) === bare(target.href));
      if (link.matches(".tabbed-labels *, .pl-worked") || (local.test(target.href) && !here)) {
        link.removeAttribute("href");
        undo.push(() => link.setAttribute("href", href));
      }
    }
  }

  function explainOnce() {
    const known = new Set();
    for (const short of all(".md-content abbr[title]")) {
      short.classList.toggle("pl-known", known.has(short.textContent));
      known.add(short.textContent);
    }
  }

  // As in the book: the data of a chart are left out where the tables of the page say them all. Figures are the
  // same when their significant digits are, so 4,500,000 stands in a table in millions as 4.5.
  function leaveOutRepeated() {
    const elsewhere = all(".md-content :is(td, th), .md-content td :is(a, span)").filter((one) => !one.closest(".pl-chart__data"));
    const told = new Set(elsewhere.map((one) => meaning(one.textContent)));
    for (const data of all(".pl-chart__data")) {
      const cells = [...data.querySelectorAll("tbody :is(td, th)")];
      data.classList.toggle("pl-screen", cells.length > 0 && cells.every((cell) => told.has(meaning(cell.textContent))));
    }
  }

  function meaning(text) {
    const bare = text.trim().replace(/(?<=\d)[\s,.](?=\d)/g, "");
    const figure = /^(?:[A-Z]{3}\s|[£€$])?([−-]?)(?:[A-Z]{3}\s|[£€$])?(\d+)\s?\D{0,12}$/.exec(bare);
    return figure ? figure[1] + (figure[2].replace(/^0+|0+$/g, "") || "0") : text.replace(/\s+/g, " ").trim().toLowerCase();
  }

  function open() {
    for (const details of all(".md-content details:not([open])")) {
      details.open = true;
      undo.push(() => { details.open = false; });
    }
  }

  function before() {
    after();
    leaveOutRepeated();
    open();
    title();
    measure();
    turn();
    settleLinks();
    explainOnce();
  }

  function after() {
    while (undo.length) undo.pop()();
  }

  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  title();
  if (window.document$) window.document$.subscribe(title);
})();
