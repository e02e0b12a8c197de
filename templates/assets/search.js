/* The search, as a worker that speaks the language of Material's search box.
 *
 * It holds nothing until the first question is asked, and then loads the parts of the index that the question needs
 * (generator/planloom/search/index.py tells what is in them). They are scripts, so that a copy opened from a disk can
 * load them too, where this file runs in a frame. What it sends to the page is HTML: every text goes through `escape`.
 */
(() => {
  "use strict"
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
  const SHOWN = 12            /* pages with an excerpt */
  const SHOWN_SIZE = 150000   /* characters that are loaded for excerpts at most */
  const TITLES = 36           /* parts of the table of titles that are loaded at most: on a large site the list ends there */
  const PAUSE = 150           /* milliseconds without a key after which a question counts as asked */
  const FEW = 3               /* pages that have every word; with fewer, those are listed too that lack one */
  const MOST = 100            /* lemmas of a word that is being typed */
  const CONTEXT = 10          /* the mark of a word that tells where a page stands */

  /* What decides the order of pages. Found by trying them on some four hundred judged questions; none matters much. */
  const WEIGHT = {
    term: 0.75,       /* a page that mentions the term of the glossary of which a word is a name */
    name: 0.6,        /* one that has another name of it, or a word of the same meaning */
    family: 0.55,     /* one that has a word of the same family */
    around: 0.8,      /* a word that only tells where a page stands */
    title: 3,         /* what is asked for in the title of a page, so much more than in its text */
    titlePower: 1.5,  /* how much more several such words are than one */
    whole: 1.5,       /* a title that is asked for wholly */
    cover: 0.65,      /* how much it costs to lack a word */
    near: 1,          /* words that stand side by side */
    heading: 1,       /* as much of that in a heading */
    text: 0.4,        /* and so much in a text */
    asked: 1.5,       /* a page that answers such questions: people for "who", sums for "how much" */
    full: 0.7,        /* of a question: what has so much of it, and every word, is listed in any case */
    much: 0.5,        /* of what the best page has of a question, so much is worth listing */
    low: 0.4          /* of the score of the best page that has every word likewise */
  }
  const home = self.document ? document.currentScript.src : self.location.href

  /* ---- Parts ---------------------------------------------------------------------------------------- */

  const parts = new Map()
  let edition = ""
  self.planloomSearch = (name, data) => parts.set(name, data)

  async function need(names) {
    const missing = [...new Set(names)].filter(name => !parts.has(name))
    if (missing.length) await self.importScripts(...missing.map(name => new URL(`${edition}/${name}.js`, home).href))
    return names.map(name => parts.get(name))
  }
  const part = async name => (await need([name]))[0]

  /* A page that was kept by the browser may name an edition of the index that is gone. */
  async function manifest() {
    try {
      return await part("m")
    } catch (error) {
      const answer = await fetch(new URL("search_index.json", home), { cache: "reload" })
      edition = (await answer.json()).config.edition
      parts.clear()
      return part("m")
    }
  }

  /* The last start that is not behind the key. */
  function place(starts, key) {
    let low = 0, high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle] <= key) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }

  /* Lines of a numbered table, by number. */
  async function lines(index, table, numbers) {
    const starts = index.starts[table]
    const where = numbers.map(number => place(starts, number))
    await need(where.map(at => table + at))
    return numbers.map((number, i) => split(table + where[i])[number - starts[where[i]]])
  }
  const cache = {}
  const split = name => (cache[edition + name] = cache[edition + name] || parts.get(name).split("\n"))

  /* ---- Words ---------------------------------------------------------------------------------------- */

  const WORD = /[\p{L}\p{N}]+(?:[.,]\p{N}+)?/gu
  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
  const fold = text =>
    text.toLowerCase().replace(/ł/g, "l").replace(/ß/g, "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  const ENDING = /(.{3})(?:i?ami|i?ach|i?om|owie?|iem|ow|em|ych|ymi?|ego|emu|ej|[yiuaeo]{1,2})$/
  const trunk = plain => plain.replace(ENDING, "$1").replace(/e(?=[kc]$)/, "")
  /* The endings of words that are made of others, without diacritics. */
  const ADJECTIVE = "(?:[yiae]|[ie]?go|[ie]?mu|ej|[yi]mi?|[yi]ch|o)"
  const NOUN = "(?:[aeiouy]|i?e?m|om|i?ami|i?ach|ow|ie)?"
  const MADE = {
    pl: [
      [`(?:ow|aln|[iy]czn|n|i?ack|s?k)${ADJECTIVE}`],
      [
        `(?:ow|liw|al|[iy]cz)?n?osc(?:ia?|iom|iami|iach)?`,
        `(?:ow|[iy]w)?(?:a|i?e)ni${NOUN}`,
        `(?:iz)?[ay]?(?:cj${NOUN}|cyj|(?<=a)tor${NOUN})`,
        `(?:ow)?ni(?:k${NOUN}|ci${NOUN}|c[yt]${NOUN}|cz${ADJECTIVE}?|ctw${NOUN})`,
        `[sc]tw${NOUN}`,
        `(?<=[wdr])c${NOUN}`,
        `(?:ow|[iy]w)?(?:a|i)(?:c|l[aioy]?|my|cie|ja|n[yaei])`,
        `uj(?:e|a|emy|ecie|acy)?`
      ]
    ],
    en: [
      [`(?:ment|ness|ship|ing|[eo]r|ee|ist|ive|al|ant|ent|it(?:or|ive|ion))s?`, `i?cal(?:ly)?|ed|ies|es|s|(?<![aeo])y|e|(?<=.{5})ly|less|ful`],
      [`(?:iz|is)?at(?:ion|or|ive)|[st]?ion|[ae]nc(?:e|i)?|[ai]ble|it(?:y|i)|[eo]r|al|ur|e`]
    ]
  }
  const DERIVED = Object.fromEntries(
    Object.entries(MADE).map(([name, turns]) => [name, turns.map(ends => new RegExp(`^(.{4,}?)(?:${ends.join("|")})$`))])
  )
  const SOUNDS = [[/(.{3})[aeiouy]{1,2}$/, "$1"], [/cz$/, "k"], [/dz$/, "d"], [/rz$/, "r"], [/c$/, "t"], [/(.{3})i?e([^aeiouy])$/, "$1$2"]]

  /* What the words of a family begin with: a word without what was added to it, and with the sounds that this changes. */
  function root(plain, language) {
    const bare = DERIVED[language].reduce((word, added) => word.replace(added, "$1"), plain)
    if (language !== "pl") return bare.replace(/(.{3})(?:ing|e[ds]?|i)$/, "$1").replace(/([^aeiou])\1$/, "$1")
    return SOUNDS.reduce((word, [sound, other]) => word.replace(sound, other), bare)
  }

  const backwards = text => [...text].reverse().join("")
  const escape = text =>
    text.replace(/[&<>"']/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[sign])

  /* One letter added, left out or changed, or two that changed places. */
  function near(a, b) {
    let start = 0, endA = a.length - 1, endB = b.length - 1
    if (Math.abs(endA - endB) > 1) return false
    while (start <= endA && start <= endB && a[start] === b[start]) start++
    while (endA >= start && endB >= start && a[endA] === b[endB]) endA--, endB--
    const one = endA - start < 1 && endB - start < 1
    const swapped = endA - start === 1 && endB - start === 1 && a[start] === b[endB] && a[endA] === b[start]
    return one || swapped
  }

  /* A part of a table of forms: [form, without diacritics, numbers of lemmas]. */
  const tables = {}
  async function rows(index, table, key) {
    if (!index.starts[table].length) return []
    const name = table + place(index.starts[table], key.slice(0, 4))
    const id = edition + name
    if (tables[id]) return tables[id]
    let last = ""
    return (tables[id] = (await part(name)).split("\n").map(line => {
      const [tail, lemmas] = line.slice(1).split("\t")
      last = last.slice(0, parseInt(line[0], 36)) + tail
      return [last, fold(last), lemmas ? lemmas.split(",").map(number => parseInt(number, 36)) : []]
    }))
  }

  const all = rows => [...new Set(rows.flatMap(row => row[2]))]

  /* The lemmas of the words that are made of those with some forms, or of which these are made: they have the same root,
   * or begin with all that the forms share, if that says enough. */
  function family(forms, rows, ids, language) {
    const roots = new Set(forms.map(form => root(form, language)).filter(one => one.length > 3))
    let stem = forms[0] || ""
    for (const form of forms) while (!form.startsWith(stem)) stem = stem.slice(0, -1)
    const akin = form => (stem.length > 5 && form.startsWith(stem)) || roots.has(root(form, language))
    return all(rows.filter(row => akin(row[1]))).filter(id => !ids.includes(id))
  }

  /* Forms that begin so, of the first parts that have any. */
  async function beginning(index, key) {
    const { f: starts } = index.starts
    const first = place(starts, key.slice(0, 4))
    const further = [1, 2].filter(step => (starts[first + step] || "").startsWith(key.slice(0, 4)))
    await need([0, ...further].map(step => `f${first + step}`))
    const parts = [key, ...further.map(step => starts[first + step])]
    return (await Promise.all(parts.map(start => rows(index, "f", start)))).flat().filter(row => row[1].startsWith(key))
  }

  /* What a word of a question may mean: lemmas, how sure that is, the forms to be marked. */
  async function meaning(index, word, { open, accented }) {
    const key = fold(word), spelled = word.toLowerCase()
    const here = await rows(index, "f", key)
    const alike = all(here.filter(row => row[1] === key)) /* words that differ in diacritics only */
    const found = (hits, sure) => {
      const ids = all(hits)
      const kin = [...here, ...hits].filter(row => row[2].some(id => ids.includes(id)))
      const forms = new Set(kin.map(row => row[accented && sure === 1 ? 0 : 1]))
      const relatives = sure === 1 ? family(kin.map(row => row[1]), here, [...ids, ...alike], index.language) : []
      const akin = new Set(here.filter(row => row[2].some(id => relatives.includes(id))).map(row => row[1]))
      return { word, ids, sure, forms, spell: accented && sure === 1 ? text => text.toLowerCase() : fold, family: relatives, akin, hits }
    }
    let hits = here.filter(row => row[1] === key)
    if (hits.length) {
      const exact = accented ? hits.filter(row => row[0] === spelled) : []
      return found(exact.length ? exact : hits, 1)
    }
    if (open && key.length > 1) {
      hits = await beginning(index, key)
      if (hits.length) {
        const some = found(hits, 0.9)
        return { ...some, ids: some.ids.slice(0, MOST), open: key }
      }
    }
    if (key.length < 4 || /\d/.test(key)) return found([], 0)
    if (index.language === "pl") {
      const core = trunk(key)
      hits = core.length > 3 ? here.filter(row => trunk(row[1]) === core) : []
      if (hits.length) return found(hits, 0.8)
    }
    hits = here.filter(row => near(row[1], key))
    const heads = (await rows(index, "r", backwards(key))).filter(row => near(row[1], backwards(key)))
    for (const [, head] of heads) {
      const form = backwards(head)
      if (!hits.some(row => row[1] === form)) hits.push(...(await rows(index, "f", form)).filter(row => row[1] === form))
    }
    if (hits.length) return found(hits, 0.7)
    const origin = root(key, index.language)
    return found(origin.length > 3 ? here.filter(row => root(row[1], index.language) === origin) : [], 0.5)
  }

  /* ---- Pages ---------------------------------------------------------------------------------------- */

  const MARKS = "!#$%&()*+~"

  /* How much a word says that so many pages have. */
  const rarity = (index, count) => Math.log(1 + (index.pages - count + 0.5) / (count + 0.5))

  /* The pages of some lemmas, the best of each: how much it speaks of them (0 to 1), and its mark. */
  async function pagesOf(index, ids) {
    const found = new Map()
    for (const line of ids.length ? await lines(index, "p", ids) : []) {
      let page = -1
      for (const [, step, letter, sign] of line.matchAll(/([0-9a-z]*)([A-Z])([!#$%&()*+~]?)/g)) {
        page += step ? parseInt(step, 36) : 1
        const old = found.get(page)
        const level = (letter.charCodeAt() - 65) / 25, mark = sign ? MARKS.indexOf(sign) + 1 : 0
        found.set(page, old ? { level: Math.max(level, old.level), mark: mark && old.mark ? Math.min(mark, old.mark) : mark || old.mark } : { level, mark })
      }
    }
    return found
  }

  const isTitled = match => match.mark > 0 && match.mark < CONTEXT
  const strength = match => match.part * (match.level + isTitled(match) + 0.1)

  /* Let some pages have a word of the question, `part` as surely as those that have the word itself; the surest counts. */
  function add(slot, pages, part) {
    for (const [page, match] of pages) {
      const now = { ...match, part }, old = slot.pages.get(page)
      if (!old || strength(now) > strength(old)) slot.pages.set(page, now)
    }
  }

  const common = maps => {
    const [first, ...rest] = maps
    return new Map([...first].filter(([page]) => rest.every(map => map.has(page))))
  }

  /* Where the names of concepts stand in a question. */
  function namesIn(concepts, meant) {
    const found = []
    concepts.forEach(([own, names, others, related], number) => {
      for (const name of [...names, ...others])
        for (let at = 0; name.length && at + name.length <= meant.length; at++)
          if (name.every((ids, i) => meant[at + i].sure > 0.6 && !meant[at + i].open && ids.some(id => meant[at + i].ids.includes(id))))
            found.push({ at, length: name.length, own, related, number, names, name,
                         sure: Math.min(...meant.slice(at, at + name.length).map(one => one.sure)) })
    })
    const seen = new Set()
    return found.filter(({ at, length, own }) => !seen.has(`${at} ${length} ${own}`) && seen.add(`${at} ${length} ${own}`))
  }

  /* The words of a question, each with the pages that have it: it itself, a name of its term, a word of its family. */
  async function slotsOf(index, meant, named) {
    const slots = []
    for (const one of meant) {
      const slot = { pages: new Map(), rare: 0 }
      add(slot, await pagesOf(index, one.ids), one.sure)
      slot.rare = slot.pages.size && rarity(index, slot.pages.size)
      slots.push(slot)
    }
    const exact = slots.map(slot => slot.pages.size)
    const fill = (at, length, pages, part) => slots.slice(at, at + length).forEach(slot => add(slot, pages, part))
    for (const { at, length, own, names, name, sure } of named) {
      fill(at, length, await pagesOf(index, [own]), WEIGHT.term * sure)
      for (const other of names)
        if (other !== name && other.length)
          fill(at, length, common(await Promise.all(other.map(ids => pagesOf(index, ids)))), WEIGHT.name * sure)
    }
    for (const [at, one] of meant.entries()) add(slots[at], await pagesOf(index, one.family), WEIGHT.family)
    const concepts = exact.every(Boolean) ? [] : await part("g")
    for (const [at, { ids, sure }] of meant.entries())
      if (!slots[at].pages.size)
        for (const [own, names] of concepts)
          if (names.some(name => name.length > 1 && name.flat().some(id => ids.includes(id)))) add(slots[at], await pagesOf(index, [own]), 0.4 * sure)
    for (const { at, length, related } of named)
      if (!slots.slice(at, at + length).some(slot => slot.pages.size))
        for (const other of related) fill(at, length, await pagesOf(index, [other]), 0.4)
    const known = slots.filter(slot => slot.pages.size)
    for (const slot of known) slot.rare = slot.rare || rarity(index, slot.pages.size)
    const most = Math.max(1, ...known.map(slot => slot.rare))
    for (const slot of slots) slot.rare = slot.rare || most
    return slots
  }

  /* What a page is worth: how much it speaks of the words, how many of them it has, and how far they are its title. */
  function worth(page, slots, total) {
    let said = 0, cover = 0, title = 0, around = 0, words = 0, length = 1, lacks = 0, spoken = 0
    for (const { pages, rare } of slots) {
      const match = pages.get(page)
      if (!match) { lacks++; continue }
      const share = (rare / total) * match.part
      cover += match.level ? share : WEIGHT.around * share
      said += share * Math.max(match.level, match.mark === CONTEXT ? WEIGHT.around : 0)
      spoken += match.level
      if (match.mark === CONTEXT) around += share
      if (isTitled(match)) {
        title += share
        words++
        length = Math.max(length, match.mark)
      }
    }
    const whole = Math.min(1, words / length)
    const score = said + WEIGHT.title * title ** WEIGHT.titlePower * Math.sqrt(whole) + WEIGHT.whole * (words ? whole * Math.min(1, title + around) : 0) ** 2
    return { page, score: score * cover ** WEIGHT.cover, cover, lacks, said, spoken }
  }

  const inOrder = (a, b) => a.rank - b.rank || b.score - a.score || a.page - b.page

  /* Pages in their order. Listed are those that have every word, and others that are as good as the third of these. */
  async function ranked(index, { meant, hints }, named) {
    const lesser = new Set(index.glossary)
    const slots = await slotsOf(index, meant, named)
    const asked = await pagesOf(index, hints)
    const total = slots.reduce((all, slot) => all + slot.rare, 0)
    meant.forEach((one, at) => (one.weight = slots[at].rare / total))
    const pages = new Set(slots.flatMap(slot => [...slot.pages.keys()]))
    const found = [...pages].map(page => worth(page, slots, total)).filter(one => one.spoken || !one.lacks)
    for (const one of found) {
      one.rank = lesser.has(one.page) ? 1 : 0
      if (isTitled(asked.get(one.page) || {})) one.score *= WEIGHT.asked
    }
    found.sort(inOrder)
    const whole = found.filter(one => one.spoken && !one.lacks && !one.rank && one.cover > WEIGHT.full)
    const least = whole.length ? Math.max(WEIGHT.low * whole[0].score, whole.length < FEW ? 0 : whole[FEW - 1].score) : 0
    const most = Math.max(0, ...found.filter(one => !one.rank).map(one => one.cover))
    const enough = one => (!one.lacks && one.cover > WEIGHT.full) || (one.cover >= WEIGHT.much * most && one.score >= least)
    return found.filter(enough).map(one => ({ ...one, partly: one.lacks > 0 }))
  }

  /* ---- What is shown -------------------------------------------------------------------------------- */

  /* Tells which word of the question a word of a text is, by its place; -1 for none. Of those that are lacking, words of
   * the same family will do. */
  function recogniser(language, meant, named, lacking = []) {
    const ending = language === "pl" ? 2 : 0
    const others = named.flatMap(one =>
      one.spelled.filter(name => !/\s/.test(name)).map(name => [one.at, name.slice(0, Math.max(4, name.length - ending)), name.length + 2 + ending])
    )
    const known = new Map()
    return word => {
      if (!known.has(word)) {
        const key = fold(word)
        let at = meant.findIndex(one => one.forms.has(one.spell(word)) || (one.open && key.startsWith(one.open)))
        if (at < 0) at = meant.findIndex((one, which) => lacking.includes(which) && one.akin.has(key))
        if (at < 0) at = (others.find(([, stem, longest]) => key.startsWith(stem) && key.length <= longest) || [-1])[0]
        known.set(word, at)
      }
      return known.get(word)
    }
  }

  const LENGTH = 180, BEFORE = 60

  function matchesIn(text, recognise) {
    const found = []
    for (const match of text.matchAll(WORD)) {
      const which = recognise(match[0])
      if (which >= 0) found.push({ at: match.index, end: match.index + match[0].length, which, word: match[0] })
    }
    return found
  }

  /* How near to one another words of a question stand on a page: one for all of them side by side in a heading. */
  function nearness(sections, recognise, weights) {
    const nearest = text => {
      const last = []
      let best = 0
      for (const { at, end, which } of matchesIn(text, recognise)) {
        last[which] = [at, end]
        let weight = 0, letters = 0, count = 0
        for (const [word, [start, stop]] of [...last.entries()].filter(([, there]) => there).sort((a, b) => b[1][0] - a[1][0])) {
          weight += weights[word]
          letters += stop - start + 3
          if (count++) best = Math.max(best, (weight * letters) / Math.max(letters, end - start))
        }
      }
      return best
    }
    return Math.max(0, ...sections.flatMap(([, name, text]) => [WEIGHT.heading * nearest(name), WEIGHT.text * nearest(text)]))
  }

  function marked(text, matches, from = 0) {
    let html = "", done = 0
    for (const { at, end } of matches) {
      html += `${escape(text.slice(done, at - from))}<mark data-md-highlight>${escape(text.slice(at - from, end - from))}</mark>`
      done = end - from
    }
    return html + escape(text.slice(done))
  }

  /* The stretch of a text that has most of the words, with these marked. */
  function excerpt(text, matches) {
    let best = 0, most = 0
    matches.forEach((first, i) => {
      const kinds = new Set(matches.slice(i, i + 12).filter(one => one.end <= first.at + LENGTH - BEFORE).map(one => one.which))
      if (kinds.size > most) [most, best] = [kinds.size, first.at]
    })
    let from = best > BEFORE ? text.indexOf(" ", best - BEFORE) + 1 : 0
    if (from > best) from = best
    let to = Math.min(text.length, from + LENGTH)
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), best + 1)
    const inside = matches.filter(one => one.at >= from && one.end <= to)
    if (!text) return ""
    return `<p>${from ? "… " : ""}${marked(text.slice(from, to), inside, from)}${to < text.length ? " …" : ""}</p>`
  }

  /* The forms that stand in the text, which Material marks on the page, and the words that it has not. */
  function terms(matches, missing) {
    const forms = [...new Set(matches.map(one => one.word.toLowerCase()))].slice(0, 12)
    return Object.fromEntries([...forms.sort((a, b) => b.length - a.length).map(form => [form, true]), ...missing.map(word => [word, false])])
  }

  /* A page as Material lists it: itself, and those of its sections that have the words. */
  function item({ url, title, sections, score, meant, recognise, partly }) {
    const heading = marked(title, matchesIn(title, recognise))
    if (!sections) return [{ location: url, title: heading, text: "", score, terms: {} }]
    const read = sections.map(([anchor, name, text]) => {
      const inName = matchesIn(name, recognise), inText = matchesIn(text, recognise)
      return { anchor, name, text, inName, inText, kinds: new Set([...inName, ...inText].map(one => one.which)) }
    })
    const everything = [...matchesIn(title, recognise), ...read.flatMap(one => [...one.inName, ...one.inText])]
    const met = new Set(everything.map(one => one.which))
    const missing = partly ? meant.filter((_, at) => !met.has(at)).map(one => one.word) : []
    const [lead, ...rest] = read
    const start = lead.text ? lead : read.find(one => one.text) || lead
    const inTitle = new Set(matchesIn(title, recognise).map(one => one.which))
    const most = Math.max(...read.map(one => new Set([...one.kinds, ...inTitle]).size))
    const isLead = new Set([...lead.kinds, ...inTitle]).size === most
    const listed = rest.filter(one => one.kinds.size && new Set([...one.kinds, ...inTitle]).size === most)
    const page = { location: url, title: heading, text: excerpt(start.text, start.inText), score, terms: terms(everything, missing) }
    const shown = listed.slice(0, 6).map((one, at) => ({
      location: `${url}#${one.anchor}`,
      title: marked(one.name, one.inName),
      text: excerpt(one.text, one.inText),
      score: !isLead && !at ? score : score - 0.5,
      terms: terms([...one.inName, ...one.inText], at ? [] : missing)
    }))
    return [page, ...shown.filter(one => one.location !== `${url}#`)]
  }

  /* Concepts with what is shown of them. */
  async function described(index, named) {
    const found = named.length ? await lines(index, "c", named.map(one => one.number)) : []
    return found.map((line, at) => {
      const [id, title, text, names] = line.split("\t")
      return { ...named[at], id, title, text, spelled: names.split("|") }
    })
  }

  /* The term that is asked for, if the question is nothing but a name of it. */
  function card(index, meant, named) {
    const whole = named.filter(one => one.title && one.length === meant.length)
    const best = whole.find(one => one.spelled[0] === fold(meant.map(({ word }) => word).join(" "))) || whole[0]
    return best ? { location: index.terms ? `${index.terms}#${best.id}` : "", title: best.title, text: best.text } : null
  }

  /* The word that is being typed, written to its end. */
  function suggestion(question, meant) {
    const last = meant[meant.length - 1]
    if (!last || !last.open) return []
    const typed = last.word.toLowerCase()
    const longer = last.hits.map(row => row[0]).filter(form => form.startsWith(typed))
    return longer.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, 1)
  }

  /* English words that are drawn together, written out: won't, can't, we'll. */
  const DRAWN = [[/\bwon['’]t\b/gi, "will not"], [/\b(can|shan)['’]t\b/gi, "$1 not"], [/n['’]t\b/gi, " not"], [/['’](?:ll|ve|re|d|m)\b/gi, ""]]
  const written = (question, language) =>
    language === "en" ? DRAWN.reduce((text, [drawn, out]) => text.replace(drawn, out), question) : question

  /* How a question may be read: what looks like the id of an object may be words as well. */
  async function readings(index, asked) {
    const question = written(asked, index.language)
    const pieces = question.split(/\s+/)
    const words = pieces.flatMap(piece => piece.match(WORD) || [])
    const ids = await Promise.all(pieces.map(async piece => {
      const id = piece.toLowerCase()
      return /^[a-z0-9]+(-[a-z0-9]+)+$/.test(id) && (await rows(index, "f", id)).some(row => row[0] === id) && id
    }))
    const named = pieces.flatMap((piece, at) => (ids[at] ? [ids[at]] : piece.match(WORD) || []))
    const joint = fold(words.join("-"))
    const whole = words.length > 1 && (await rows(index, "f", joint)).some(row => row[0] === joint)
    const read = [...(ids.some(Boolean) ? [named] : whole ? [[joint]] : []), words]
    return Promise.all(read.map(tokens => used(index, question, tokens)))
  }

  /* The words of a question that say what is sought, and what the others stand for: who asks "who" looks for people. */
  async function used(index, question, tokens) {
    const accented = fold(question) !== question.toLowerCase()
    const idle = new Set(index.idle)
    const shouted = question === question.toUpperCase()
    const tells = word => !idle.has(fold(word)) || (!shouted && word.length > 1 && word === word.toUpperCase())
    const telling = tokens.some(tells) ? tokens.filter(tells) : tokens
    const words = telling.slice(0, 12)
    const isOpen = at => at === words.length - 1 && words[at] === tokens[tokens.length - 1] && !/\s$/.test(question)
    const meant = await Promise.all(words.map((word, at) => meaning(index, word, { accented, open: isOpen(at) })))
    const asking = tokens.map(fold).filter(word => index.asking.includes(word))
    const hints = await Promise.all(asking.map(async word => (await rows(index, "f", word)).filter(row => row[1] === word)))
    return { meant, hints: all(hints.flat()) }
  }

  /* The answers to several readings of a question, the surest reading first. */
  function joined(answers) {
    const found = new Map()
    answers.forEach((one, turn) => {
      for (const entry of one) if (!found.has(entry.page)) found.set(entry.page, { ...entry, rank: entry.rank + 3 * turn })
    })
    return [...found.values()]
  }

  function withTitles(index, order) {
    const seen = new Set()
    const end = order.findIndex(({ page }) => seen.add(place(index.starts.t, page)).size > TITLES)
    return end < 0 ? order : order.slice(0, end)
  }

  async function answer(question) {
    if (!question.trim()) return { items: [], suggest: [], card: null }
    const index = await manifest()
    const read = await readings(index, question.replace(INVISIBLE, "").normalize("NFC"))
    const { meant } = read[read.length - 1]
    if (!meant.length) return { items: [], suggest: [], card: null }
    const named = await described(index, namesIn(await part("g"), meant))
    const order = withTitles(index, joined(await Promise.all(read.map(one => ranked(index, one, one === read[read.length - 1] ? named : [])))))
    const titles = (order.length ? await lines(index, "t", order.map(({ page }) => page)) : []).map(line => line.split("\t"))
    let size = 0
    const shown = order.filter((_, at) => at < SHOWN && (size += Number(titles[at][2])) < SHOWN_SIZE)
    const { d: starts } = index.starts
    await need(shown.map(({ page }) => `d${place(starts, page)}`))
    const exactly = recogniser(index.language, meant, named)
    const recogniserOf = sections => {
      const met = new Set(sections.flatMap(([, name, text]) => [...matchesIn(name, exactly), ...matchesIn(text, exactly)]).map(one => one.which))
      const lacking = [...meant.keys()].filter(which => !met.has(which))
      return lacking.length ? recogniser(index.language, meant, named, lacking) : exactly
    }
    const listed = order.map((entry, at) => {
      const [url, title] = titles[at], part = place(starts, entry.page)
      const sections = shown.includes(entry) ? parts.get(`d${part}`)[entry.page - starts[part]] : null
      const recognise = sections ? recogniserOf([["", title, ""], ...sections]) : exactly
      const near = sections && meant.length > 1 ? nearness([["", title, ""], ...sections], recognise, meant.map(one => one.weight)) : 0
      return { ...entry, score: entry.score * (1 + WEIGHT.near * near), url, title, sections, recognise }
    })
    const items = [...listed.slice(0, shown.length).sort(inOrder), ...listed.slice(shown.length)].map((entry, at) =>
      item({ ...entry, score: order.length - at, meant })
    )
    return { items, suggest: suggestion(question, meant), card: card(index, meant, named) }
  }

  /* ---- What the box says ---------------------------------------------------------------------------- */

  let asked = 0
  self.addEventListener("message", async ({ data: { type, data } }) => {
    if (type === SETUP) {
      edition = data.config.edition
      self.postMessage({ type: READY })
    } else if (type === QUERY) {
      const turn = ++asked
      if (data) await new Promise(done => setTimeout(done, PAUSE))
      if (turn !== asked) return
      let found = { items: [], suggest: [], card: null }
      try {
        found = await answer(data)
      } catch (error) {
        console.warn(error)
      }
      if (turn === asked) self.postMessage({ type: RESULT, data: found })
    }
  })
})()
