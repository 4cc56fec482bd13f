const FILES = ["./", "page.css", "page.js"];
addEventListener("install", (event) => event.waitUntil(caches.open("page").then((cache) => cache.addAll(FILES))));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(
  caches.match(event.request, { ignoreSearch: true }).then((hit) => hit || fetch(event.request))));
