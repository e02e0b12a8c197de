/* The card of a glossary term above what the search found.
 *
 * It stands before the scripts of the theme and listens to the search worker that these make. Without it the search
 * works and shows no card.
 */
(() => {
  "use strict"
  const OURS = /\/search\/search\.js$/
  const RESULT = 3

  function show(card) {
    const list = document.querySelector(".md-search-result__list")
    if (!list) return
    list.parentElement.querySelector(".pl-search-card")?.remove()
    if (!card) return
    const base = JSON.parse(document.getElementById("__config").textContent).base
    const link = document.createElement("a")
    const article = document.createElement("article")
    const title = document.createElement("h1")
    link.className = "pl-search-card md-search-result__link"
    if (card.location) link.href = new URL(card.location, new URL(base.endsWith("/") ? base : `${base}/`, document.baseURI))
    link.tabIndex = -1
    article.className = "md-search-result__article md-typeset"
    article.setAttribute("data-md-score", "0")
    title.textContent = card.title
    article.append(title, card.text)
    link.append(article)
    list.before(link)
  }

  const Original = window.Worker
  if (!Original) return
  window.Worker = class extends Original {
    constructor(url, options) {
      super(url, options)
      if (OURS.test(url))
        this.addEventListener("message", ({ data }) => data && data.type === RESULT && show(data.data.card))
    }
  }
})()
