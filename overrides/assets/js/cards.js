// An explained word and the number of a source lead to their entry at the end of the page. Pointed at, reached by keyboard
// or tapped once, they show what stands there in one card beside them; a click, Enter or a second tap follows them.
{
  const explained = ".term, .cite a";
  const card = make("div", { id: "explanation", hidden: true });
  card.setAttribute("role", "tooltip");
  document.querySelector("main").append(card);
  const style = make("link", { rel: "stylesheet", href: new URL("../css/cards.css", source) });
  document.head.append(style);
  // The link whose card is open, the clock that closes it, and whether a finger touched the page last.
  let shown, closing, touched;

  const close = () => {
    clearTimeout(closing);
    shown?.removeAttribute("aria-describedby");
    shown = undefined;
    card.hidden = true;
  };

  // An entry begins with its term or title. Of a source's places only the one that was pointed at is shown.
  const fill = (link) => {
    const entry = document.getElementById(link.hash.slice(1));
    const copy = document.createElement("div");
    copy.append(...(entry.matches("dt") ? [entry, entry.nextElementSibling] : [entry]).map((part) => part.cloneNode(true)));
    copy.querySelector(".cite")?.remove();
    const places = copy.querySelector("span");
    if (places) {
      const place = entry.querySelector(`a[href="#${link.id}"]`);
      places.textContent = places.firstChild.data + (place.closest("small")?.previousElementSibling ?? place).textContent;
    }
    const name = document.createElement("b");
    const first = copy.querySelector("dt, a");
    name.textContent = first.textContent;
    first.remove();
    card.replaceChildren(name, copy.textContent.replace(/^[.\s]+/, ""));
  };

  const edge = 8;
  // Below the link's last line, or above its first where only there is room; never over it. Without its style it has no shape.
  const open = (link) => {
    clearTimeout(closing);
    if (link === shown || !style.sheet) return;
    close();
    fill(link);
    card.hidden = false;
    card.style.left = 0;
    const { clientWidth, clientHeight } = document.documentElement;
    const lines = link.getClientRects();
    const { bottom, left } = lines[lines.length - 1];
    const above = bottom + card.offsetHeight > clientHeight && lines[0].top > card.offsetHeight;
    card.style.top = `${scrollY + (above ? lines[0].top - card.offsetHeight : bottom)}px`;
    card.style.left = `${scrollX + Math.max(edge, Math.min(left, clientWidth - card.offsetWidth - edge))}px`;
    shown = link;
    link.setAttribute("aria-describedby", card.id);
  };

  const at = (event) => event.target.closest?.(explained);
  addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = at(event);
    clearTimeout(closing);
    if (link) open(link);
    // Time for the way from the link to its card.
    else if (shown && shown !== document.activeElement && !card.contains(event.target)) closing = setTimeout(close, 300);
  });
  addEventListener("focusin", (event) => at(event)?.matches(":focus-visible") && open(at(event)));
  addEventListener("focusout", (event) => event.target === shown && !touched && !card.matches(":hover") && close());
  addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape") close();
  });
  addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse";
    if (!card.contains(event.target) && at(event) !== shown) close();
  });
  addEventListener("click", (event) => {
    const link = at(event);
    if (link && touched && link !== shown && style.sheet) {
      event.preventDefault();
      open(link);
    } else if (link) close();
    else if (touched && card.contains(event.target)) shown.click();
  });
  // What the mouse or the keyboard came to while this was on its way; a finger has moved on.
  const mouse = document.currentScript.dataset.sent === "mouse";
  style.onload = () => {
    const waiting = [...document.querySelectorAll(explained)].find((link) => link.matches(mouse ? ":hover" : ":focus-visible"));
    if (waiting) open(waiting);
  };
}
