// On a form in another language: puts the note into English, for a doctor who reads no other language of it. The words are
// those of the same boxes on the English page, which is fetched when somebody asks for it, with nothing of what they filled in.
for (const form of document.querySelectorAll('[data-module="checklist"]')) {
  const said = form.querySelector("[data-checklist-said]");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: say("note-english") });
  const fields = (one) => [...one.querySelectorAll("[data-note], [data-absent]")];
  // What stands round the lines of the note.
  const heads = (one) => [...one.querySelectorAll(".note h2, .note-date, .note-fixed")];
  // The form of the English page; while the note is in English, it holds our words.
  let other;
  const get = async () => {
    const answer = await fetch(document.querySelector('a[hreflang="en"]').href);
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector('[data-module="checklist"]');
    // Where words wait for their translation, ours has fewer boxes.
    if (fields(found).length !== fields(form).length) throw new Error();
    for (const part of [...fields(found), ...heads(found)]) part.lang = "en";
    heads(found)[1].textContent += ` ${new Date().toLocaleDateString("en-GB", { dateStyle: "long" })}`;
    return found;
  };
  const exchange = (one, two, what) => { if (what in one) [one[what], two[what]] = [two[what], one[what]]; };
  const exchangeLang = (one, two) => {
    exchange(one, two, "lang");
    // An empty one would say that nobody knows.
    if (!one.lang) one.removeAttribute("lang");
  };
  button.addEventListener("click", async () => {
    try {
      other ??= await get();
    } catch {
      said.textContent = say("note-no-english");
      return;
    }
    exchange(form.dataset, other.dataset, "checklistBetween");
    fields(form).forEach((field, place) => {
      const twin = fields(other)[place];
      for (const what of ["note", "absent"]) exchange(field.dataset, twin.dataset, what);
      exchangeLang(field, twin);
    });
    heads(form).forEach((part, place) => {
      exchange(part, heads(other)[place], "textContent");
      exchangeLang(part, heads(other)[place]);
    });
    form.dispatchEvent(new Event("input"));
    const isOn = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", isOn);
    if (isOn) said.textContent = say("note-in-english");
  });
  button.setAttribute("aria-pressed", false);
  form.querySelector(".note-tools").append(button);
}
