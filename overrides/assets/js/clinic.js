// Lets staff put a clinic's name and numbers into a handout's box before they print it, and choose the country: whose number to
// ring stands in the red box, and its words for whom to contact, as on the PDF. It keeps nothing and sends nothing: no storage,
// no network, no change of address. Without it the box prints empty, and every number stands.
for (const form of document.querySelectorAll('[data-module="clinic"]')) {
  const lines = document.querySelectorAll("[data-clinic-line]");
  const inputs = form.querySelectorAll("[data-clinic-input]");
  const country = form.querySelector("[data-clinic-country]");
  const contacts = [...document.querySelectorAll(".card-contact")].map((line) => [line, [...line.childNodes]]);
  const update = () => {
    inputs.forEach((input, place) => {
      lines[place].textContent = input.value;
      // In smaller letters, so that the page stays one page.
      lines[place].className = input.value.length > 60 ? "long" : "";
    });
    const numbers = country?.value.split(" ");
    document.querySelectorAll(".ring li").forEach((item) => {
      item.hidden = numbers?.[0] && !numbers.includes(item.querySelector("b").textContent);
    });
    const words = JSON.parse(country?.selectedOptions[0].dataset.contact || "{}");
    for (const [line, own] of contacts) {
      const card = line.closest(".card").getAttribute("aria-labelledby").replace("card-", "");
      line.replaceChildren(...(words[card] ? [words[card]] : own));
    }
  };
  const clear = () => {
    form.reset();
    update();
  };

  form.hidden = false;
  form.addEventListener("input", update);
  // A form's fields are empty only after its own event.
  form.addEventListener("reset", () => setTimeout(update));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector('[data-clinic-do="print"]').addEventListener("click", () => print());
  // Someone else may use the computer next: nothing stays when the page is left, nor comes back through the history.
  addEventListener("pagehide", clear);
  clear();
  addEventListener("pageshow", (event) => event.persisted && clear());
}
