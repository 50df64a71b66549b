// Copies ticked signs into the note for the doctor. It weighs nothing, keeps nothing and sends nothing:
// no storage, no network, no change of address. The words all come from the page.
for (const form of document.querySelectorAll('[data-module="checklist"]')) {
  const part = (name) => form.querySelector(`[data-checklist-${name}]`);
  const words = (name) => form.getAttribute(`data-checklist-${name}`);
  const [note, date, address, tools, said, text] = ["note", "date", "address", "tools", "said", "text"].map(part);
  const dateLabel = date.textContent;

  const signs = () => [...form.querySelectorAll("[data-checklist-sign]:checked")].map((box) => box.parentNode.textContent.trim());
  // A number has its own form of the words, by the language of the page.
  const { lang } = document.documentElement;
  const kind = (count) => new Intl.PluralRules(lang).select(count);
  const say = (name, count) => { said.textContent = words(name).replace("{number}", count?.toLocaleString(lang)); };

  const update = () => {
    const ticked = signs();
    note.replaceChildren(...ticked.map((sign) => Object.assign(document.createElement("li"), { textContent: sign })));
    text.hidden = true;
    text.value = "";
    return ticked.length;
  };

  const clear = () => {
    form.reset();
    update();
    said.textContent = "";
  };

  // The note as plain text: its title, the ticked signs, the lines to fill in, the fixed sentence, the address.
  const plain = () => [...note.parentNode.querySelectorAll("h2, li, p:not(.note-help)")]
    .map((line) => (line.tagName === "LI" ? "- " : "") + line.textContent.trim()).join("\n");

  const copyByHand = () => {
    text.value = plain();
    text.hidden = false;
    text.select();
    say("refused");
  };

  const actions = {
    print: () => {
      document.documentElement.classList.add("note-only");
      print();
    },
    copy: () => (navigator.clipboard ? navigator.clipboard.writeText(plain()).then(() => { text.hidden = true; say("copied"); }, copyByHand) : copyByHand()),
    clear: () => {
      clear();
      say("cleared");
      form.querySelector("[data-checklist-sign]").focus();
    },
  };

  date.textContent = `${dateLabel} ${new Date().toLocaleDateString(lang, { dateStyle: "long" })}`;
  // A copy on a disk names the page on the web, not the folders of somebody's computer.
  const place = location.protocol.startsWith("http") ? location : new URL(document.querySelector("link[rel=canonical]").href);
  address.textContent = place.host + place.pathname;
  tools.hidden = false;
  form.addEventListener("change", () => {
    const count = update();
    say(!count ? "nothing" : words(kind(count)) ? kind(count) : "other", count);
  });
  form.addEventListener("click", (event) => actions[event.target.getAttribute("data-checklist-do")]?.());
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("afterprint", () => document.documentElement.classList.remove("note-only"));
  // Someone else may use the phone next: nothing stays when the page is left, nor comes back through the history.
  addEventListener("pagehide", clear);
  clear();
  addEventListener("pageshow", (event) => event.persisted && clear());
}
