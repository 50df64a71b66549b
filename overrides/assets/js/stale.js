// Says that the page is past its review. It is sent for then only (site.js), so that no other view of the page carries the words.
{
  const day = new Date(due).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  document.querySelector("main").prepend(make("p", { className: "stale", textContent: say("stale").replace("{day}", day) }));
}
