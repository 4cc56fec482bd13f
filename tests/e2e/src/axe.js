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
    "p-as-heading": { enabled: true },
    "table-fake-caption": { enabled: true },
    "td-has-header": { enabled: true },
    "label-content-name-mismatch": { enabled: true },
    "css-orientation-lock": { enabled: true },
  },
};
const told = (found) => found.flatMap((rule) => rule.nodes.map((node) => {
  const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join(" ");
  return [rule.id, node.target.flat().join(" "), why.slice(0, 300)];
}));
const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
return axe.run(document, options).then((answer) => ({
  violations: told(answer.violations),
  unsure: told(answer.incomplete),
  passes: answer.passes.length,
  wide,
}));
