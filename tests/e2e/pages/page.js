const say = (id, text) => { document.getElementById(id).textContent = text; };
const count = () => Number(localStorage.getItem("count") || 0);
document.getElementById("count").addEventListener("click", () => {
  localStorage.setItem("count", count() + 1);
  say("stored", `stored ${count()}`);
});
say("stored", `stored ${count()}`);
const workers = navigator.serviceWorker;
if (workers) {
  await workers.register("sw.js");
  await workers.ready;
  say("state", "ready offline");
} else {
  say("state", "no service worker");
}
