// Hands a page or its emergency card on, in words that can be read without opening anything: by the device's own sheet, a text
// message, WhatsApp or a copy. The buttons stand on the page (site.js). Nothing is sent before the reader chooses where to, and
// then by the other program.
{
  const dialog = make("dialog", { className: "sharing" });
  const heading = make("h2", { id: "sharing" });
  const text = make("textarea", { readOnly: true, rows: 9 });
  const said = make("p");
  const ways = make("p");
  const close = make("button", { className: "act", textContent: say("share-close"), onclick: () => dialog.close() });
  said.setAttribute("role", "status");
  // Browsers of 2021 know no dialogs: there it is the last part of the page.
  if (!dialog.showModal) {
    const show = (shown) => {
      dialog.hidden = !shown;
      dialog.scrollIntoView();
    };
    Object.assign(dialog, { showModal: () => show(true), close: () => show(false) });
  }
  for (const part of [dialog, text]) part.setAttribute("aria-labelledby", heading.id);

  // Without the buttons that scripts have put there.
  const line = (part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll("button").forEach((each) => each.remove());
    return copy.textContent.trim().replace(/\s+/g, " ");
  };
  const lines = (parts) => [...parts].map(line);
  const all = (selector, part = document) => lines(part.querySelectorAll(selector));
  // On a handout's page, those that were put away are not meant.
  const numbers = () => all(".ring li:not([hidden]) a");

  const card = (box) => {
    const [level, head] = all(".card-level, h2", box).sort((one, other) => one.length - other.length);
    const signs = all("ul:not(.ring) li", box).map((sign) => `- ${sign}`);
    return [level, head.slice(level.length).trim(), ...numbers(), ...signs, ...all("p", box)];
  };
  const page = () => {
    const strip = document.querySelector(".strip")?.cloneNode(true);
    strip?.querySelector('a:not([href^="tel:"])')?.remove();
    const ring = numbers().join("; ");
    return [...all("h1, .lead"), ...strip ? [line(strip)] : [], ...ring ? [`${say("emergency")}: ${ring}`] : []];
  };
  // Where it comes from, of which day, who has read it, and where it stands in each language.
  const from = () => [
    ...all(".draft, .review"), `${say("language-name")}: ${all(".margin")[0]}`,
    ...[...document.querySelectorAll(".tongue")].flatMap(({ hreflang, textContent }) => {
      const there = document.querySelector(`link[hreflang="${hreflang}"]`);
      return there ? `${textContent}: ${there.href}` : [];
    }),
  ];

  // Where the browser refuses, the words are there to take. Somebody who thinks better of it has refused nothing.
  const byHand = (why) => {
    if (why?.name === "AbortError") return;
    text.select();
    said.textContent = say("share-refused");
  };
  const way = (tag, words, values) => ways.append(" ", make(tag, { className: "act", textContent: words, ...values }));
  const open = (button) => {
    const box = button.closest(".care")?.querySelector(".card");
    heading.textContent = button.textContent;
    text.value = [...box ? card(box) : page(), ...from()].join("\n");
    const words = encodeURIComponent(text.value);
    ways.replaceChildren();
    said.textContent = "";
    if (navigator.share) way("button", say("note-share"), { onclick: () => navigator.share({ text: text.value }).then(() => dialog.close(), byHand) });
    way("a", say("share-message"), { href: `sms:?body=${words}` });
    way("a", say("share-whatsapp"), { href: `https://wa.me/?text=${words}` });
    way("button", say("note-copy"), {
      onclick: () => navigator.clipboard
        ? navigator.clipboard.writeText(text.value).then(() => { said.textContent = say("share-copied"); }, byHand)
        : byHand(),
    });
    ways.append(" ", close);
    dialog.showModal();
    // What matters most stands first; a browser shows the end of what was put there.
    text.scrollTop = 0;
    ways.querySelector(".act").focus();
  };

  const { button } = document.currentScript;
  const style = make("link", { rel: "stylesheet", href: new URL("../css/share.css", source) });
  dialog.append(heading, text, make("p", { textContent: say("share-nothing-sent") }), ways, said);
  document.body.append(dialog);
  for (const each of document.querySelectorAll(".card-sources > .act, .links > .act")) each.onclick = () => open(each);
  style.onload = style.onerror = () => open(button);
  document.head.append(style);
}
