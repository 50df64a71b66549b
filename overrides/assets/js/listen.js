// Reads the page aloud, sentence by sentence, and marks the sentence: the care cards first. The voice is one of the device
// itself (voices() of site.js, which shows the button and sends this), so that no word leaves it.
{
  const { lang } = document.documentElement;
  const block = "p, li, dt, dd, td, th, h1, h2, h3, .card-level, figcaption";
  const unread = `.cite, .card-sources, .words, .references, nav, button, details:not([open]) > :not(summary), main :not(:lang(${lang}))`;

  // Each up to a mark that ends one in its script: what browsers know of sentences themselves, Firefox learnt in 2024 only.
  const sentences = /\S.*?(?:\p{STerm}[\u0022\u0027”]?(?=\s)|(?=\s*$))/gu;

  // A number to ring is read digit by digit.
  const ring = RegExp(`\\b(${[...document.querySelectorAll('[href^="tel:"]')].map((link) => link.textContent.match(/\d[\d ]*\d/)).join("|")})\\b`, "g");

  // The sentences that are in sight, by the blocks that they stand in.
  const read = () => {
    const blocks = new Map();
    // Of all nodes the texts.
    const texts = document.createTreeWalker(document.querySelector("main"), 4);
    for (let text; (text = texts.nextNode());) {
      const part = text.parentElement.closest(block);
      if (part && !text.parentElement.closest(unread) && text.parentElement.getClientRects().length) blocks.set(part, [...blocks.get(part) ?? [], text]);
    }
    return [...blocks].sort(([part], [other]) => !part.closest(".card, .strip") - !other.closest(".card, .strip")).flatMap(([part, texts]) => {
      // Which text a place in the block falls in, and where in it.
      const place = (at) => [texts.find(({ length }) => at <= length || !(at -= length)), at];
      // The end of a line in the file would be the end of a sentence.
      const whole = texts.map((text) => text.data).join("").replace(/\s/g, " ");
      return [...whole.matchAll(sentences)].map(({ 0: sentence, index }) => {
        const range = new Range();
        range.setStart(...place(index));
        range.setEnd(...place(index + sentence.length));
        return { part, range, words: sentence.replace(ring, (number) => number.replace(/ /g, ",").replace(/\d/g, "$& ")) };
      });
    });
  };

  const voice = voices().find((voice) => voice.lang === lang) ?? voices()[0];
  const speeds = [1, 1.25, 1.5, 0.75];
  // The sentences that are left, what the voice was given of them, and the clock that waits for it.
  let left = [], said, clock;

  const mark = (part, range = new Range()) => {
    document.querySelector(".spoken")?.classList.remove("spoken");
    part?.classList.add("spoken");
    CSS.highlights?.set("spoken", new Highlight(range));
    part?.scrollIntoView({ block: "nearest" });
  };
  const hush = () => {
    clearTimeout(clock);
    // What was stopped tells of its end as well.
    if (said) said = said.onend = said.onerror = null;
    speechSynthesis.cancel();
  };
  const say = (again) => {
    hush();
    if (!left.length) return end();
    const [{ part, range, words }] = left;
    const next = () => {
      left.shift();
      say();
    };
    said = Object.assign(new SpeechSynthesisUtterance(words), { voice, lang: voice.lang, rate: speeds[0], onend: next, onerror: hold });
    mark(part, range);
    // Some voices lose what they are given in the same moment in which they were stopped. Some stop half way and tell nobody:
    // the sentence is said once more, then the next one.
    clock = setTimeout(() => {
      speechSynthesis.speak(said);
      clock = setTimeout(() => again ? next() : say(true), 5000 + words.length * 200);
    }, 100);
  };

  const bar = make("span");
  const { button } = document.currentScript;
  const listen = button.textContent;
  const stopping = make("button", { className: "act", textContent: say("listen-stop") });
  const faster = make("button", { className: "act" });
  const show = (words) => {
    button.textContent = words;
    faster.textContent = `${say("listen-speed")} ${speeds[0]}`;
    bar.classList.toggle("listening", left.length);
  };
  // Few voices can hold their breath: they are stopped, and begin the sentence anew.
  const hold = () => {
    hush();
    show(say("listen-go-on"));
  };
  const go = () => {
    if (!left.length) left = read();
    show(say("listen-pause"));
    say();
  };
  const end = () => {
    hush();
    mark();
    left = [];
    if (bar.matches(":focus-within")) button.focus({ preventScroll: true });
    show(listen);
  };
  button.onclick = () => (said ? hold : go)();
  stopping.onclick = end;
  faster.onclick = () => {
    speeds.push(speeds.shift());
    (said ? go : hold)();
  };
  button.replaceWith(bar);
  bar.append(button, stopping, faster);
  onpagehide = end;
  document.head.append(make("link", { rel: "stylesheet", href: new URL("../css/listen.css", source) }));
  button.focus({ preventScroll: true });
  go();
}
