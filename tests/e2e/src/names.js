// The controls and texts a person can see, with the role and name assistive technology gives them.
// Runs in the page. Answers [{ role, name, group, element, target }], in document order: of these roles, or of all.
const tidy = (text) => (text || "").replace(/\s+/g, " ").trim();
const shown = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  [...element.getClientRects()].some((box) => box.width > 1 && box.height > 1);
const hidden = (element) => element.closest("[aria-hidden=true], [inert]") !== null;

const BY_TAG = {
  button: "button", summary: "button", select: "combobox", textarea: "textbox", main: "main", nav: "navigation",
  fieldset: "group", dialog: "dialog", output: "status", ul: "list", ol: "list", li: "listitem", img: "img",
  h1: "heading", h2: "heading", h3: "heading", h4: "heading", table: "table", progress: "progressbar",
};
const BY_TYPE = {
  radio: "radio", checkbox: "checkbox", range: "slider", number: "spinbutton", button: "button", submit: "button",
  search: "searchbox",
};
const role = (element) => {
  const given = tidy(element.getAttribute("role")).split(" ")[0];
  const tag = element.localName;
  if (given) return given;
  if (tag === "a") return element.hasAttribute("href") ? "link" : "";
  if (tag === "input") return BY_TYPE[element.type] || "textbox";
  if (tag === "section") return element.hasAttribute("aria-labelledby") || element.hasAttribute("aria-label") ? "region" : "";
  return BY_TAG[tag] || "";
};

// The text of an element as it is read: without what is hidden, pictures by their name.
const read = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || hidden(node)) return "";
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden") return "";
  if (node.localName === "svg" || node.localName === "img") return label(node) || node.getAttribute("alt") || "";
  const own = label(node);
  if (own) return ` ${own} `;
  const space = style.display.startsWith("inline") ? "" : " ";
  return space + [...node.childNodes].map(read).join("") + space;
};
const label = (element) => {
  const ids = tidy(element.getAttribute("aria-labelledby"));
  const pointed = ids.split(" ").map((id) => id && document.getElementById(id)).filter(Boolean);
  if (pointed.length) return tidy(pointed.map((other) => [...other.childNodes].map(read).join("")).join(" "));
  return tidy(element.getAttribute("aria-label"));
};
const FROM_CONTENT = ["button", "link", "heading", "radio", "checkbox", "tab", "option", "switch", "listitem"];
const name = (element, itsRole) => {
  const given = label(element);
  if (given) return given;
  if (element.labels && element.labels.length) return tidy([...element.labels].map(read).join(" "));
  if (element.localName === "fieldset") return tidy(read(element.querySelector(":scope > legend") || new Text("")));
  if (element.localName === "table" && element.caption) return tidy(read(element.caption));
  if (element.localName === "img") return tidy(element.alt);
  if (FROM_CONTENT.includes(itsRole)) return tidy([...element.childNodes].map(read).join(""));
  return tidy(element.title || element.placeholder);
};
const group = (element) => {
  const around = element.parentElement && element.parentElement.closest("fieldset, [role=group], [role=radiogroup]");
  return around ? name(around, "group") : "";
};

const [wanted] = arguments;
const found = [];
for (const element of document.body.querySelectorAll("*")) {
  const itsRole = role(element);
  if (!itsRole || (wanted.length && !wanted.includes(itsRole)) || hidden(element)) continue;
  // A radio is often drawn by its label: then the label is what is seen and tapped.
  const labels = element.labels ? [...element.labels].filter(shown) : [];
  if (!shown(element) && !labels.length) continue;
  const target = labels.length ? labels[0] : element;
  found.push({ role: itsRole, name: name(element, itsRole), group: group(element), element, target });
}
