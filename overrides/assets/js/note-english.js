// On a form in another language: puts the note into English, for a doctor who reads no other language of it. The words are
// those of the same boxes on the English page, which is fetched when somebody asks for it, with nothing of what they filled in.
for (const form of document.querySelectorAll('[data-module="checklist"]')) {
  const said = form.querySelector("[data-checklist-said]");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: say("note-english") });
  const set = (isOn) => button.setAttribute("aria-pressed", isOn);
  const fields = (one) => one.querySelectorAll("[data-note], [data-absent]").length;
  button.addEventListener("click", async () => {
    const isOn = button.getAttribute("aria-pressed") === "true";
    let other;
    try {
      if (!isOn) {
        const answer = await fetch(document.querySelector('a[hreflang="en"]').href);
        other = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector('[data-module="checklist"]');
        // Where words wait for their translation, ours has fewer boxes.
        if (fields(other) !== fields(form)) throw new Error();
      }
    } catch {
      said.textContent = say("note-no-english");
      return;
    }
    form.dispatchEvent(new CustomEvent("twin", { detail: other }));
    set(!isOn);
    if (other) said.textContent = say("note-in-english");
  });
  set(false);
  form.querySelector(".note-tools").append(button);
}
