// Copies the card for other people's websites: a button beside the link to each country's. Where the browser refuses, the words
// are there to take. From a disk, and without a script, the link alone shows them.
if (location.protocol.startsWith("http")) {
  const list = document.querySelector(".embed");
  const said = make("p");
  said.setAttribute("role", "status");
  list.after(said);
  const write = (text) => window.ClipboardItem
    // Asked for at once, or some browsers no longer know that the reader asked.
    ? navigator.clipboard.write([new ClipboardItem({ "text/plain": text.then((words) => new Blob([words], { type: "text/plain" })) })])
    : text.then((words) => navigator.clipboard.writeText(words));
  const copy = async (link) => {
    document.querySelector(".to-copy")?.remove();
    said.textContent = "";
    const text = fetch(link).then((answer) => answer.ok ? answer.text() : Promise.reject(answer.status));
    try {
      await write(text);
      said.textContent = say("share-copied");
    } catch {
      const words = await text.catch(() => "");
      if (!words) return location.assign(link);
      const area = make("textarea", { className: "to-copy", readOnly: true, rows: 9, value: words });
      area.setAttribute("aria-label", link.textContent);
      said.after(area);
      area.select();
      said.textContent = say("share-refused");
    }
  };
  for (const link of list.querySelectorAll("a")) {
    const button = make("button", { className: "act", textContent: say("note-copy"), onclick: () => copy(link) });
    button.setAttribute("aria-label", `${button.textContent}: ${link.textContent}`);
    link.after(" ", button);
  }
}
