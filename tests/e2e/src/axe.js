// Asks axe-core about the page as it is, and answers what it complains about. `arguments[0]`: the rules of colour only.
const finish = () => {
  for (const one of document.getAnimations()) {
    try { one.finish(); } catch { /* it has no end */ }
  }
};
finish();
// A bar that sticks to an edge lies over whatever happens to be scrolled under it; it has room of its own at the end of the page, so all can
// be scrolled clear of it. For the question it stands there.
const bars = [...document.querySelectorAll("body *")].filter((one) => getComputedStyle(one).position === "sticky");
for (const one of bars) Object.assign(one.style, { position: "relative", inset: "auto" });
const level = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const options = {
  resultTypes: ["violations", "incomplete"],
  runOnly: arguments[0] ? ["color-contrast", "color-contrast-enhanced"] : level,
  rules: {
    // Off by themselves in axe; every one of them is meant here.
    "color-contrast-enhanced": { enabled: true },
    "target-size": { enabled: true },
    "identical-links-same-purpose": { enabled: true },
    "meta-refresh-no-exceptions": { enabled: true },
    "focus-order-semantics": { enabled: true },
    // It takes the large clock, a timer, for a heading.
    "p-as-heading": { enabled: false },
    "table-fake-caption": { enabled: true },
    "td-has-header": { enabled: true },
    // It wants the description of a row in its name too. What a person would say is the first line, and that is asked below.
    "label-content-name-mismatch": { enabled: false },
    "css-orientation-lock": { enabled: true },
  },
};
const told = (found) => found.flatMap((rule) => rule.nodes.map((node) => {
  const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join(" ");
  return [rule.id, node.target.flat().join(" "), why.slice(0, 300)];
}));
// Who says what stands on a button must be understood: the name has the first line of what is seen (WCAG 2.5.3).
const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const unnamed = [...document.querySelectorAll(":is(a, button, [role=button])[aria-label]")].flatMap((one) => {
  const line = one.checkVisibility() ? letters(one.innerText.trim().split("\n")[0]) : "";
  const name = letters(one.getAttribute("aria-label"));
  return name.includes(line) ? [] : [["name-has-what-is-seen", name, line]];
});
// Where axe cannot tell, because something lies in front or a shape is drawn behind, the colours themselves are compared: the text
// with the nearest thing behind it that is filled. 7 to 1, large text 4.5 to 1 (WCAG 1.4.6).
const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
const light = (colour) => {
  const [r, g, b] = parts(colour).map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const filled = (colour) => colour.startsWith("rgb") && parts(colour)[3] !== 0;
const behind = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const found = [getComputedStyle(one), getComputedStyle(one, "::before")].find(
      (style, at) => filled(style.backgroundColor) && (at === 0 || style.position === "absolute"),
    );
    if (found) return found.backgroundColor;
  }
  return getComputedStyle(document.documentElement).backgroundColor;
};
const pale = (found) => found.filter(([rule]) => rule === "color-contrast-enhanced").flatMap(([, where]) => {
  const element = document.querySelector(where);
  if (!element?.checkVisibility()) return [];
  const style = getComputedStyle(element), size = parseFloat(style.fontSize);
  const [high, low] = [light(style.color), light(behind(element))].sort((a, b) => b - a);
  const ratio = (high + 0.05) / (low + 0.05);
  const least = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700) ? 4.5 : 7;
  return ratio >= least ? [] : [["contrast-of-what-axe-could-not-tell", where, `${ratio.toFixed(2)}, at least ${least}: ${style.color} on ${behind(element)}`]];
});
const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
return axe.run(document, options).then((answer) => ({
  violations: [...told(answer.violations), ...unnamed, ...pale(told(answer.incomplete))],
  unsure: told(answer.incomplete),
  passes: answer.passes.length,
  wide,
})).finally(() => {
  for (const one of bars) Object.assign(one.style, { position: "", inset: "" });
});
