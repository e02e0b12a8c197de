/* Search in inflected Polish, inside Material's own search worker.
 *
 * Planloom appends this file to a copy of the worker, after `self.planloomSearch`, which holds
 *   separator  what stands between two words
 *   idle       words that find nothing by themselves (prepositions, endings after an acronym)
 *   table      the forms of the words of this site: "ending,ending;weak,weak|beginning beginning=lemma"
 *
 * The index holds lemmas instead of the words of the text, and a query asks for the lemmas of its words.
 * Everything else – operators, ranking, marking, "missing" – stays with Material and lunr.
 */
(({ separator, idle, table }) => {
  const { lunr } = self
  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
  const RESULT = 3

  /* The word without diacritics; as long as the word, so that beginnings and endings stay apart. */
  const fold = word => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/ł/g, "l")

  const clean = word => word.replace(INVISIBLE, "").normalize("NFC")

  /* What is left of a word that no dictionary knows, without a likely ending. */
  const ENDING = /(.{3})(?:i?ami|i?ach|i?om|owie?|iem|ow|em|ych|ymi?|ego|emu|ej|[yiuaeo]{1,2})$/
  const trunk = plain => plain.replace(ENDING, "$1").replace(/e(?=[kc]$)/, "")

  /* Read the table in one spelling; the result finds lemmas by a form and by the beginning of a form. */
  function dictionary(spell) {
    const rows = new Map()
    const endings = list => new Set(list ? list.split(",").map(end => (end === "0" ? "" : spell(end))) : [])
    for (const line of table ? table.split("\n") : []) {
      const bar = line.indexOf("|")
      const [strong, weak] = line.slice(0, bar).split(";")
      const pattern = { strong: endings(strong), weak: endings(weak) }
      const first = strong.split(",")[0].replace("0", "")
      for (const entry of line.slice(bar + 1).split(" ")) {
        const [stem, lemma = stem + first] = entry.split("=")
        const key = spell(stem)
        if (!rows.has(key)) rows.set(key, [])
        rows.get(key).push({ lemma, ...pattern })
      }
    }
    return {
      read(form) {
        const found = { strong: new Set(), weak: new Set() }
        for (let cut = 0; cut <= form.length; cut++)
          for (const row of rows.get(form.slice(0, cut)) || []) {
            const ending = form.slice(cut)
            if (row.strong.has(ending)) found.strong.add(row.lemma)
            else if (row.weak.has(ending)) found.weak.add(row.lemma)
          }
        return found
      },
      begun(start) {
        const found = new Set()
        for (const [stem, here] of rows) {
          if (!stem.startsWith(start) && !start.startsWith(stem)) continue
          const rest = start.slice(stem.length)
          for (const row of here) if ([...row.strong].some(end => end.startsWith(rest))) found.add(row.lemma)
        }
        return found
      }
    }
  }

  const spelled = dictionary(word => word)
  let folded
  const unspelled = () => (folded = folded || dictionary(fold))

  /* ---- The index ---------------------------------------------------------------------------------- */

  const terms = new Map() /* each word of the site → its terms in the index */
  const forms = new Map() /* each term in the index → the words of the site that stand for it */
  const strangers = new Map() /* each word that is not in the table → without diacritics, without ending */
  const texts = new Map() /* each location → its words */
  let words

  function termsOf(word) {
    if (!terms.has(word)) {
      const { strong, weak } = spelled.read(word)
      const lemmas = [...new Set([...strong, ...weak])]
      if (!lemmas.length) strangers.set(word, { plain: fold(word), core: trunk(fold(word)) })
      const here = lemmas.length ? lemmas : [word]
      terms.set(word, here)
      for (const term of here) {
        if (!forms.has(term)) forms.set(term, [])
        forms.get(term).push(word)
      }
    }
    return terms.get(word)
  }

  function lemmatise(token) {
    const word = clean(token.toString())
    words.add(word)
    const [first, ...others] = termsOf(word)
    return [...others.map(term => token.clone(() => term)), token.update(() => first)]
  }
  lunr.Pipeline.registerFunction(lemmatise, "planloom-lemmatise")

  const { add } = lunr.Builder.prototype
  lunr.Builder.prototype.add = function (doc, attributes) {
    if (!texts.size) {
      lunr.tokenizer.separator = new RegExp(separator)
      this.pipeline.reset()
      this.pipeline.add(lemmatise)
    }
    texts.set(doc.location, (words = new Set()))
    add.call(this, doc, attributes)
  }

  /* ---- The query ---------------------------------------------------------------------------------- */

  const silent = new Set(idle.map(fold))
  const answers = new Map() /* each word of the last query → the words of the site that it means */

  /* What to look for: the lemmas of the word as it is spelled, then whatever else it may mean. */
  function meaning(word, { open, accented, present }) {
    const plain = fold(word)
    const known = ({ strong, weak }) => {
      const here = [...strong].filter(present)
      return here.length ? here : [...weak].filter(present)
    }
    const exact = known(spelled.read(word))
    const alike = accented && exact.length ? [] : known(unspelled().read(plain))
    const others = new Set(alike)
    const found = exact.length + alike.length
    const core = found ? plain : trunk(plain)
    for (const [stranger, seen] of strangers)
      if (seen.plain === plain || seen.core === core || (open && !found && seen.plain.startsWith(plain)))
        others.add(stranger)
    if (!found && present(core)) others.add(core)
    if (!found && open) for (const lemma of unspelled().begun(plain)) if (present(lemma)) others.add(lemma)
    for (const lemma of exact) others.delete(lemma)
    return { exact, others: [...others], found }
  }

  /* The shortest word of the site that begins like the unfinished one, which Material suggests. */
  function completion(word) {
    let best = ""
    for (const known of terms.keys())
      if (known.startsWith(word) && (!best || known.length < best.length)) best = known
    return best || word
  }

  /* Turn a clause of lunr's into clauses for lemmas; fuzzy ones and inner wildcards stay as they are. */
  function expand(clause, context) {
    const spoken = clause.term.replace(/\*$/, "")
    const word = clean(spoken.replace(/\*$/, ""))
    const untouched = { spoken, label: spoken, terms: [], clauses: [clause] }
    if (!word || word.includes("*") || "editDistance" in clause) return untouched
    const open = clause.term.endsWith("*")
    const { exact, others, found } =
      spoken === word || !open
        ? meaning(word, { ...context, open })
        : { exact: [], others: prefixed(word, context), found: 1 }
    const { REQUIRED, PROHIBITED } = lunr.Query.presence
    const strict = [REQUIRED, PROHIBITED].includes(clause.presence)
    const terms = [...exact, ...others]
    const ranks = strict ? [terms, []] : [exact, others]
    const clauses = ranks.flatMap((list, rank) =>
      list.length ? [{ ...clause, boost: clause.boost / (rank + 1), usePipeline: true, term: list }] : []
    )
    if (!clauses.length) clauses.push({ ...clause, usePipeline: true, term: word })
    const label = found || !open ? spoken : completion(spoken)
    return { spoken, label, terms, clauses, idle: silent.has(fold(word)) && !strict }
  }

  /* An explicit `word*`. */
  function prefixed(word, { present }) {
    const plain = fold(word)
    const found = new Set([...unspelled().begun(plain)].filter(present))
    for (const [stranger, seen] of strangers) if (seen.plain.startsWith(plain)) found.add(stranger)
    return [...found]
  }

  /* File the places where a result matched under the words of the query, each place once. */
  function refile(metadata, asked) {
    const filed = Object.create(null)
    const placed = new Set()
    const left = new Set(Object.keys(metadata))
    for (const { label, terms, dropped } of asked) {
      const met = terms.filter(term => term in metadata)
      if (met.length || dropped) filed[label] = filed[label] || {}
      for (const term of met) {
        left.delete(term)
        for (const [field, { position }] of Object.entries(metadata[term])) {
          const fresh = position.filter(at => !placed.has(`${field} ${at}`))
          for (const at of fresh) placed.add(`${field} ${at}`)
          const entry = (filed[label][field] = filed[label][field] || { position: [] })
          entry.position.push(...fresh)
        }
      }
    }
    for (const term of left) filed[term] = metadata[term]
    return filed
  }

  const { query } = lunr.Index.prototype
  lunr.Index.prototype.query = function (build) {
    const { pipeline } = this
    const present = term => term in this.invertedIndex
    let asked = []
    this.pipeline = { runString: term => [].concat(term) }
    try {
      const results = query.call(this, made => {
        build.call(made, made)
        const accented = made.clauses.some(({ term }) => fold(term) !== term)
        asked = made.clauses.map(clause => expand(clause, { accented, present }))
        const meant = asked.some(({ idle }) => !idle)
        for (const part of asked) part.dropped = part.idle && meant
        made.clauses = asked.filter(({ dropped }) => !dropped).flatMap(({ clauses }) => clauses)
      })
      answers.clear()
      for (const { spoken, terms, dropped } of asked)
        if (!dropped) answers.set(spoken, new Set(terms.flatMap(term => forms.get(term) || [])))
      for (const { matchData } of results) matchData.metadata = refile(matchData.metadata, asked)
      return results
    } finally {
      this.pipeline = pipeline
    }
  }

  /* ---- The answer --------------------------------------------------------------------------------- */

  /* Name the words that stand in the text instead of those typed: Material marks them on the page. */
  function named({ location, terms: matched }) {
    const found = new Set()
    const missing = []
    for (const [word, met] of Object.entries(matched)) {
      const meant = answers.get(word)
      if (!met) missing.push(word)
      else if (meant && !meant.size) found.add(word)
      else if (meant) for (const form of texts.get(location) || []) if (meant.has(form)) found.add(form)
    }
    const longest = [...found].sort((a, b) => b.length - a.length)
    return Object.fromEntries([...longest.map(form => [form, true]), ...missing.map(word => [word, false])])
  }

  const send = self.postMessage
  self.postMessage = function (message, ...rest) {
    try {
      if (message.type === RESULT)
        for (const page of message.data.items)
          for (const entry of page) if (Object.keys(entry.terms).length) entry.terms = named(entry)
    } catch (error) {
      console.warn(error) /* the answer is as good without */
    }
    return send.call(self, message, ...rest)
  }
})(self.planloomSearch)
