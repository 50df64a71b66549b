// The search worker where the theme has none. The build puts lunr before it (hooks/publishing/search_worker.py).
// Its messages are those of assets/js/search.js: 0 set up, 1 ready, 2 query, 3 result.
let index;
// The parts of all pages, by their addresses.
let parts;
// Whether a word may be in the index: the most usual are not.
let counts;

const setUp = ({ config, docs }) => {
  const endings = config.lang[0] === "en" ? lunr : lunr[config.lang[0]];
  const uses = (step) => config.pipeline.includes(step);
  lunr.tokenizer.separator = new RegExp(config.separator);
  parts = new Map(docs.map((part) => [part.location, part]));
  counts = (word) => !uses("stopWordFilter") || Boolean(endings.stopWordFilter(new lunr.Token(word)));
  index = lunr(function () {
    if (endings !== lunr) this.use(endings);
    this.tokenizer = lunr.tokenizer;
    for (const step of ["trimmer", "stopWordFilter", "stemmer"].filter((each) => !uses(each))) {
      this.pipeline.remove(endings[step]);
      this.searchPipeline.remove(endings[step]);
    }
    // Where a word stands, to mark it.
    this.metadataWhitelist = ["position"];
    // A word counts no less in a long text than in a short one.
    this.b(0);
    this.ref("location");
    for (const [name, { boost }] of Object.entries(config.fields)) this.field(name, { boost });
    for (const part of docs) this.add(part, { boost: part.boost });
  });
};

const pageOf = (location) => location.split("#")[0];

// A text with <mark> round what was found in it. Each place is where that begins, and its length.
const marked = (text, places) => {
  let end = 0;
  const pieces = places.sort(([one], [other]) => one - other).map(([start, length]) => {
    const piece = `${text.slice(end, start)}<mark>${text.slice(start, start + length)}</mark>`;
    end = start + length;
    return piece;
  });
  return pieces.join("") + text.slice(end);
};

// A part that was found, with the words marked, and how well it fits: better with more of the words, and best as a
// whole page.
const fit = ({ ref, score, matchData: { metadata } }, words) => {
  const part = { ...parts.get(ref) };
  for (const field of index.fields) {
    const places = Object.values(metadata).flatMap((fields) => fields[field]?.position ?? []);
    if (places.length) part[field] = marked(part[field], places);
  }
  const found = Object.keys(metadata);
  const had = words.filter((forms) => forms.some((form) => found.some((word) => word.startsWith(form))));
  const share = words.length ? had.length / words.length : 0;
  return { ...part, score: score * (1 + share) * (ref === pageOf(ref) ? 2 : 1) };
};

// The pages that were found, what fits best first: the parts of each, and in any case the page as a whole.
const find = (query) => {
  const words = query.split(" ").map((word) => word.replace(/[*~^].*/, "")).filter(counts)
    .map((word) => [word, ...index.pipeline.runString(word)]);
  const results = index.search(query).map((result) => fit(result, words)).sort((one, other) => other.score - one.score);
  const pages = new Map();
  for (const part of results) {
    const page = pageOf(part.location);
    pages.set(page, [...pages.get(page) ?? [], part]);
  }
  for (const [page, found] of pages)
    if (parts.has(page) && !found.some((part) => part.location === page)) found.push(parts.get(page));
  return { items: [...pages.values()] };
};

// Words that are no query find nothing: there is an answer to each, in the order of the questions.
const answer = (query) => {
  try {
    return find(query);
  } catch {
    return { items: [] };
  }
};

addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) setUp(data);
  postMessage(type === 0 ? { type: 1 } : { type: 3, data: answer(data) });
});
