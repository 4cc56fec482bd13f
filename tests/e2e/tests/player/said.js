// Every text of the live region of the player, as often as it changed, and whether there ever were two.
{
  const said = window.__said = [];
  let last = null;
  new MutationObserver(() => {
    const regions = document.querySelectorAll('main.play [role=status]');
    if (regions.length > 1) said.push('TWO REGIONS');
    const text = regions.length ? regions[0].textContent : null;
    if (text && text !== last) said.push(text);
    last = text;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
