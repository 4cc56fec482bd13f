// What a browser's translator does to a page, and goes on doing: each text node goes away, and two elements of its own stand in
// its place with the words of another language. Here they are the same words, so that a test can read them.
{
  const taboo = 'script, style, textarea, title, font, [translate="no"]';
  const put = (text) => {
    if (!text.data.trim() || !text.parentElement || text.parentElement.closest(taboo)) return;
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
    window.__translated = (window.__translated ?? 0) + 1;
  };
  const every = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return put(node);
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walker.nextNode()) all.push(walker.currentNode);
    all.forEach(put);
  };
  new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'characterData') put(record.target);
      record.addedNodes.forEach(every);
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
