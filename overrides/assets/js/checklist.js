// Makes the note for the doctor of what is ticked and typed in the form, and puts away the cards of other readers. It
// weighs nothing, keeps nothing and sends nothing: no storage, no network, no change of address. The words all come from
// the page. Until it has run to its end, the page is the paper form that it is without it.
for (const form of document.querySelectorAll('[data-module="checklist"]')) {
  const part = (name) => form.querySelector(`[data-checklist-${name}]`);
  const [box, note, empty, date, address, said, text, see] =
    ["part", "note", "empty", "date", "address", "said", "text", "see"].map(part);
  const { lang, classList: paper } = document.documentElement;
  // In the order of the note, which is that of the page but for a few.
  const turn = (field) => field.closest("[data-turn]").dataset.turn;
  const fields = [...form.querySelectorAll("[data-note]")].sort((one, other) => turn(one) - turn(other));
  let lines = [];

  // Asked for each time: another script may put other words in its place (note-english.js).
  const between = () => form.dataset.checklistBetween;
  // What is typed, in one line. What stood on lines of its own, as medicines often do, stays apart.
  const oneLine = (typed) => typed.trim().replace(/([.?!।])?[,;]?\s*\n\s*/g, (_, end) => end ? `${end} ` : between())
    .replace(/\s+/g, " ").replace(/[.।]$/, "");
  const any = (ids) => ids.split(" ").some((id) => form.querySelector(`[data-choice="${id}"]:checked`));
  // The signs without a tick, but for those that the page asks of other readers.
  const absent = () => [...form.querySelectorAll("[data-absent]:not(:checked)")].map((sign) => sign.dataset)
    .filter((sign) => !sign.absentIf || any(sign.absentIf)).map((sign) => sign.absent);
  // What the note says of one box or field; nothing if it was left as it is.
  const words = (field) => {
    const { type, checked, value, dataset } = field;
    // What is asked after a choice is said after it only. The words wait, since a choice can be undone.
    if (field.closest("[data-after]")?.hidden) return "";
    if (type === "hidden" || !dataset.note.includes("{answer}")) return (checked || type === "hidden") && dataset.note;
    const given = type === "checkbox" ? checked && absent().join(between()) : oneLine(value);
    return given && dataset.note.replace("{answer}", () => given);
  };

  const update = () => {
    // No card with a tick is put away, nor the one that somebody is just filling in.
    for (const card of form.querySelectorAll("[data-unless]")) card.hidden = any(card.dataset.unless) && !card.querySelector(":checked, :focus");
    for (const field of form.querySelectorAll("[data-after]")) field.hidden = !any(field.dataset.after);
    // What the note always says makes no note by itself. Each sentence stands there once.
    const filled = fields.some((field) => field.type !== "hidden" && words(field));
    lines = filled ? [...new Set(fields.map(words).filter(Boolean))] : [];
    // A sentence that is not translated yet says in which language it is.
    const langOf = (line) => fields.find((field) => words(field) === line).lang || lang;
    note.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line, dir: "auto", lang: langOf(line) })));
    empty.hidden = filled;
    text.hidden = true;
    text.value = said.textContent = "";
  };

  const plain = () => [box.querySelector("h2"), date, ...note.children, form.querySelector(".note-fixed"), address]
    .map((line) => line.textContent.trim()).join("\n");
  const announce = (name) => { said.textContent = form.getAttribute(`data-checklist-${name}`); };
  const clear = () => { form.reset(); update(); };
  // Where the browser refuses, the words are there to take. Somebody who thinks better of it has refused nothing.
  const byHand = (why) => {
    if (why?.name === "AbortError") return;
    text.value = plain();
    text.hidden = false;
    text.select();
    announce(why === "message" ? why : "refused");
  };

  const actions = {
    // Without a note, the form itself: to be filled in by hand.
    print: () => {
      paper.toggle("note-only", lines.length > 0);
      paper.toggle("form-only", !lines.length);
      print();
    },
    copy: () => navigator.clipboard ? navigator.clipboard.writeText(plain()).then(() => announce("copied"), byHand) : byHand(),
    share: () => {
      if (navigator.share) navigator.share({ text: plain() }).catch(byHand);
      else {
        Object.assign(document.createElement("a"), { href: `sms:?body=${encodeURIComponent(plain())}` }).click();
        // Nobody tells a page whether a message opened.
        byHand("message");
      }
    },
    // A link by itself would change the address.
    see: (event) => {
      event.preventDefault();
      box.scrollIntoView();
      box.querySelector("h2").focus({ preventScroll: true });
    },
    clear: () => {
      clear();
      announce("cleared");
      form.querySelector("input").focus();
    },
  };

  date.textContent += ` ${new Date().toLocaleDateString(lang, { dateStyle: "long" })}`;
  // A copy on a disk names the page on the web, not the folders of somebody's computer.
  const place = location.protocol.startsWith("http") ? location : new URL(document.querySelector("link[rel=canonical]").href);
  address.textContent = place.host + place.pathname;
  form.addEventListener("input", update);
  form.addEventListener("click", (event) => actions[event.target.getAttribute("data-checklist-do")]?.(event));
  addEventListener("afterprint", () => paper.remove("note-only", "form-only"));
  // Someone else may use the phone next: nothing stays when the page is left, nor comes back through the history.
  addEventListener("pagehide", clear);
  addEventListener("pageshow", (event) => event.persisted && clear());
  update();
  box.hidden = see.hidden = false;
}
