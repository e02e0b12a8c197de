/* Follows `planloom serve` from an open page: loads the page again when there is a new site, at the place where it was
   scrolled to, and shows what the last build found. A page that nobody looks at asks for nothing.

   What was found is text and is only ever set as text. It lives in a shadow, so that the styles of the page and ours
   do not meet. What a reader has closed stays closed in this tab until something new is found. */

(() => {
  "use strict";

  const { site, edition, own } = document.currentScript.dataset;
  const SCROLL = "planloom-live-scroll";
  const CLOSED = "planloom-live-closed";
  const AGAIN = 1000; // ms until a server that does not answer is asked again
  const STYLE = "/.planloom/live.css";

  /* ---- The place on the page -------------------------------------------------------------------- */

  const here = () => location.pathname + location.search;

  function kept(name) {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch {
      return null; // nothing may be stored in this browser
    }
  }

  function keep(name, value) {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      /* the page then begins at its top, and the findings are shown again */
    }
  }

  function reload() {
    keep(SCROLL, { page: here(), x: scrollX, y: scrollY });
    location.reload();
  }

  function back() {
    const place = kept(SCROLL);
    keep(SCROLL, null);
    if (!place || place.page !== here()) return;
    const go = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    go();
    // Pictures and scripts of the page change its height until it is loaded; who scrolls meanwhile is left alone.
    let moved = false;
    ["wheel", "touchmove", "keydown", "pointerdown"].forEach((kind) =>
      addEventListener(kind, () => { moved = true; }, { once: true, passive: true }));
    addEventListener("load", () => requestAnimationFrame(() => moved || go()), { once: true });
  }

  /* ---- What was found ---------------------------------------------------------------------------- */

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function labelled(label, text, className) {
    const line = element("p", "", className);
    line.append(element("b", label), ` ${text}`);
    return line;
  }

  function entry(finding, help) {
    const item = element("li", "", finding.level);
    item.append(labelled(`${finding.word} ${finding.code}`, finding.message, "message"));
    if (finding.place) {
      const place = element("p");
      place.append(element("code", finding.place));
      item.append(place);
    }
    if (finding.source) item.append(element("pre", `${finding.source} ${finding.label}`.trimEnd()));
    if (finding.help) item.append(labelled(`${help}:`, finding.help));
    return item;
  }

  function overlay() {
    const host = element("div");
    host.id = "planloom-live";
    const root = host.attachShadow({ mode: "open" });
    const style = element("link");
    style.rel = "stylesheet";
    style.href = STYLE;
    const dialog = element("dialog");
    dialog.setAttribute("aria-labelledby", "title");
    dialog.tabIndex = -1;
    const badge = element("button", "", "badge");
    const aloud = element("p", "", "aloud");
    badge.type = "button";
    badge.hidden = true;
    aloud.setAttribute("role", "status");
    root.append(style, aloud, dialog, badge);
    document.body.append(host);
    let present = [];

    function close() {
      if (!dialog.open) return;
      const inside = root.activeElement !== null;
      keep(CLOSED, present);
      dialog.open = false;
      badge.hidden = false;
      if (inside) badge.focus();
    }

    badge.addEventListener("click", () => {
      badge.hidden = true;
      dialog.open = true;
      dialog.focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });

    return (news) => {
      const closed = new Set(kept(CLOSED) ?? []);
      present = news.findings.map(({ id }) => id);
      // What is mended is forgotten, so that it is shown when it comes back.
      keep(CLOSED, present.filter((id) => closed.has(id)));
      const anything = present.length > 0 || news.broken;
      const fresh = news.broken && present.length === 0 ? true : present.some((id) => !closed.has(id));

      const title = element("h2", news.title);
      title.id = "title";
      const button = element("button", news.close);
      button.type = "button";
      button.addEventListener("click", close);
      const head = element("div", "", "head");
      head.append(title, button);
      const list = element("ol");
      list.append(...news.findings.map((finding) => entry(finding, news.help)));
      const lines = [news.lead, news.count].filter(Boolean).map((text) => element("p", text));
      dialog.replaceChildren(head, ...lines, list, ...(news.more ? [element("p", news.more)] : []));
      host.lang = news.language;
      [dialog, badge].forEach((part) => part.classList.toggle("broken", news.broken));
      badge.textContent = news.count || news.title;
      // Opened without taking the keys: somebody may be typing in the search of the page.
      dialog.open = anything && fresh;
      badge.hidden = !anything || fresh;
      aloud.textContent = dialog.open ? `${news.title}. ${news.count}` : "";
    };
  }

  /* ---- Listening --------------------------------------------------------------------------------- */

  const sleep = (time) => new Promise((done) => { setTimeout(done, time); });
  const seen = () => new Promise((done) => {
    if (document.visibilityState === "visible") return done();
    return document.addEventListener("visibilitychange", done, { once: true });
  });

  async function asked(after) {
    const given = new AbortController();
    const away = () => given.abort();
    document.addEventListener("visibilitychange", away, { once: true });
    try {
      const query = new URLSearchParams({ after, lang: document.documentElement.lang });
      const answer = await fetch(`/.planloom/news?${query}`, { cache: "no-store", signal: given.signal });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    } finally {
      document.removeEventListener("visibilitychange", away);
    }
  }

  async function listen() {
    const show = own === undefined ? overlay() : null;
    let known = "";
    for (;;) {
      await seen();
      const news = await asked(known);
      if (!news) {
        await sleep(AGAIN);
        continue;
      }
      if (news.site !== site || (!show && news.edition !== edition)) {
        reload();
        return;
      }
      if (news.edition !== known) show?.(news);
      known = news.edition;
    }
  }

  back();
  listen();
})();
