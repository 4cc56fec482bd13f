// Asks axe-core about the page as it is, and answers what it complains about. `arguments[0]`: the rules of colour only.
const finish = () => {
  for (const one of document.getAnimations()) {
    try { one.finish(); } catch { /* it has no end */ }
  }
};
finish();
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
const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
return axe.run(document, options).then((answer) => ({
  violations: [...told(answer.violations), ...unnamed],
  unsure: told(answer.incomplete),
  passes: answer.passes.length,
  wide,
}));
