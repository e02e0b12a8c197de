"""Asks a browser what sticks out of a page."""

# What sticks out: the page itself, words in drawings that overlap or are cut, what leaves its cell of a table.
MEASURE = """() => {
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(["scrolls sideways", `${page.scrollWidth} pixels`]);
  const box = (element) => element.getBoundingClientRect();
  for (const drawing of document.querySelectorAll(".md-content svg")) {
    const frame = box(drawing);
    const texts = [...drawing.querySelectorAll("text")].map((text) => [text.textContent, box(text)])
      .filter(([words, rect]) => words.trim() && rect.width);
    texts.forEach(([words, a], index) => {
      if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.bottom > frame.bottom + 2)
        found.push(["text of a drawing is cut", words]);
      for (const [others, b] of texts.slice(index + 1)) {
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (width > 1 && height > Math.min(a.height, b.height) / 4)
          found.push(["text of a drawing overlaps", `${words} / ${others}`]);
      }
    });
  }
  for (const cell of document.querySelectorAll(".md-content :is(td, th)")) {
    const right = box(cell).right + 1;
    const beyond = [...cell.querySelectorAll(":not(svg *)")].find((inner) => box(inner).right > right);
    if (beyond) found.push(["leaves its cell", beyond.textContent]);
  }
  for (const one of document.querySelectorAll(".md-content :is(a[href], button, select, input, summary)"))
    if (one.tabIndex < 0 || one.closest("[inert], [aria-hidden=true]"))
      found.push(["out of reach of the keyboard", one.textContent]);
  return found;
}"""
