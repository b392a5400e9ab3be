// Wakes the islands of a page（島を起こす）. Its two neighbours are under the same hash.
// The wasm is asked for at once, not only after the script that uses it has arrived.
const wasm = fetch(new URL('islands_bg.wasm', import.meta.url));
const islands = await import('./islands.js');
await islands.default({ module_or_path: wasm });
islands.hydrate();
for (const island of document.querySelectorAll('leptos-island')) {
  islands[island.dataset.component](island);
}
