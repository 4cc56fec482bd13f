// Writes down what happens in the page. Safe to run twice.
if (!window.__seen) {
  const violations = [];
  const errors = [];
  const shifts = [];
  addEventListener("securitypolicyviolation", (event) => {
    violations.push(`${event.violatedDirective} blocked ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
  });
  addEventListener("error", (event) => errors.push(`${event.message} at ${event.filename}:${event.lineno}`));
  addEventListener("unhandledrejection", (event) => errors.push(`rejected: ${event.reason}`));
  const name = (node) => node && (node.id ? `${node.nodeName}#${node.id}` : `${node.nodeName}.${node.className}`);
  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        shifts.push({
          value: entry.value,
          at: entry.startTime,
          tapped: entry.hadRecentInput,
          sources: entry.sources.map((source) => `${name(source.node)} ${JSON.stringify(source.previousRect)} ${JSON.stringify(source.currentRect)}`),
        });
      }
    }).observe({ type: "layout-shift", buffered: true });
  }
  const requests = () => performance.getEntries()
    .filter((entry) => entry.entryType === "resource" || entry.entryType === "navigation")
    .map((entry) => entry.name);
  window.__seen = { shifts, report: () => ({ violations, errors, requests: requests() }) };
}
