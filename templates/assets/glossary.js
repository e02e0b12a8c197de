/* Explains glossary terms where they stand: on hover, on keyboard focus, at the first tap.

   The definitions are on the page already (`.gl-defs`), and each term is described by its own; this
   shows them beside the term. The pointer may move onto the explanation, Escape closes it, and
   without this script a term is still a link to the glossary. */
(() => {
  const TERM = "a[aria-describedby^='gl-']";
  const OPEN_AFTER = 120, CLOSE_AFTER = 200; // milliseconds
  const GAP = 6, EDGE = 8;                   // pixels to the term, and to the edge of the window

  let tip = null, term = null, timer = 0, pointer = "";

  const termAt = (node) => (node instanceof Element ? node.closest(TERM) : null);
  const isOpen = () => term !== null;

  function later(action, delay) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  function make(near) {
    tip = document.createElement("div");
    tip.className = "gl-tip";
    tip.setAttribute("popover", "manual");
    tip.addEventListener("pointerenter", () => clearTimeout(timer));
    tip.addEventListener("pointerleave", () => later(close, CLOSE_AFTER));
    (near.closest("main, article") ?? document.body).append(tip);
  }

  function fill(link, definition) {
    const head = definition.previousElementSibling, name = document.createElement("p"), text = document.createElement("p");
    name.className = "gl-tip__term";
    name.append(...[...(head?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    text.append(...[...definition.childNodes].map((node) => node.cloneNode(true)));
    tip.lang = definition.lang || definition.closest("[lang]")?.lang || "";
    tip.replaceChildren(name, text);
    const more = definition.closest(".gl-defs")?.dataset.more;
    if (pointer === "touch" && more) {
      const entry = document.createElement("a");
      entry.className = "gl-tip__more";
      entry.href = link.href;
      entry.textContent = more;
      tip.append(entry);
    }
  }

  function open(link) {
    clearTimeout(timer);
    const definition = document.getElementById(link.getAttribute("aria-describedby"));
    if (!definition || link === term) return;
    if (!tip?.isConnected) make(link);
    term = link;
    fill(link, definition);
    tip.classList.add("gl-tip--open");
    if (tip.showPopover && !tip.matches(":popover-open")) tip.showPopover();
    place();
  }

  function close() {
    clearTimeout(timer);
    if (!isOpen()) return;
    term = null;
    tip.classList.remove("gl-tip--open");
    if (tip.hidePopover && tip.isConnected && tip.matches(":popover-open")) tip.hidePopover();
  }

  function place() {
    if (!isOpen()) return;
    const lines = term.getClientRects();
    if (!term.isConnected || !lines.length) { close(); return; }
    const first = lines[0], last = lines[lines.length - 1];
    const { width, height } = tip.getBoundingClientRect();
    const below = last.bottom + GAP, above = first.top - GAP - height;
    const fits = below + height <= innerHeight - EDGE || above < EDGE;
    const left = (fits ? last : first).left;
    tip.style.top = `${Math.max(EDGE, fits ? below : above)}px`;
    tip.style.left = `${Math.max(EDGE, Math.min(left, document.documentElement.clientWidth - EDGE - width))}px`;
  }

  document.addEventListener("pointerover", (event) => {
    const link = termAt(event.target);
    if (event.pointerType === "touch" || !link) return;
    pointer = event.pointerType;
    if (link === term) clearTimeout(timer);
    else later(() => open(link), OPEN_AFTER);
  });
  document.addEventListener("pointerout", (event) => {
    const link = termAt(event.target);
    if (event.pointerType === "touch" || !link || link.contains(event.relatedTarget)) return;
    later(close, CLOSE_AFTER);
  });

  document.addEventListener("focusin", (event) => {
    const link = termAt(event.target);
    if (link?.matches(":focus-visible")) open(link);
    else if (!tip?.contains(event.target)) close();
  });
  document.addEventListener("focusout", (event) => {
    if (termAt(event.target) === term && !tip?.contains(event.relatedTarget)) close();
  });

  document.addEventListener("keydown", (event) => {
    pointer = "";
    if (event.key !== "Escape" || !isOpen()) return;
    close();
    event.stopPropagation();
  }, true);

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (isOpen() && termAt(event.target) !== term && !tip.contains(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    const link = termAt(event.target);
    if (!link || pointer !== "touch" || link === term) return;
    if (!document.getElementById(link.getAttribute("aria-describedby"))) return;
    event.preventDefault();
    event.stopPropagation();
    open(link);
  }, true);

  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
  addEventListener("beforeprint", close);
})();
