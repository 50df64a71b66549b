// For every page: says so when the page is past its review, even if nobody has rebuilt the site since, and
// keeps the site for use without a network. It asks no other host for anything.
const { due, offline } = document.body.dataset;
if (due && due < new Date().toISOString().slice(0, 10)) document.querySelector(".stale").hidden = false;
// Not for someone who saves data, nor for a copy opened from a disk.
if (offline && location.protocol.startsWith("http") && "serviceWorker" in navigator && !navigator.connection?.saveData)
  addEventListener("load", () => navigator.serviceWorker.register(offline));
