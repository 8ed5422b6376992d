const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/;
const ATTRIBUTE = /^\s+([A-Za-z_][\w.:-]*)\s*=\s*("([^"<]*)"|'([^'<]*)')/;
const BAD_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;
const BAD_CHARACTER = /[[\p{Cc}\p{Cs}\ufffe\uffff]--[\t\n\r]]/v;

/** Says why a text is not well-formed XML 1.0, or null when it is; a check for tests, without namespaces or DTDs. */
export function xmlFault(xml: string): string | null {
  if (BAD_CHARACTER.test(xml)) return "a character XML forbids";
  const open: string[] = [];
  let roots = 0;
  let at = xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0;
  while (at < xml.length) {
    const next = xml.indexOf("<", at);
    const text = xml.slice(at, next === -1 ? xml.length : next);
    if (BAD_REFERENCE.test(text)) return `a bare "&" near ${text.slice(0, 40)}`;
    if (open.length === 0 && text.trim() !== "") return "text outside the root";
    if (next === -1) break;
    const end = xml.indexOf(">", next);
    if (end === -1) return "a tag that never ends";
    const tag = xml.slice(next + 1, end);
    at = end + 1;
    if (tag.startsWith("/")) {
      const expected = open.pop();
      if (tag.slice(1).trim() !== expected) return `</${tag.slice(1)}> closes <${expected}>`;
      continue;
    }
    const fault = tagFault(tag);
    if (fault !== null) return fault;
    const name = NAME.exec(tag)?.[0] ?? "";
    if (open.length === 0 && ++roots > 1) return "a second root";
    if (!tag.endsWith("/")) open.push(name);
  }
  if (roots === 0) return "no root";
  return open.length > 0 ? `<${open.at(-1)}> is never closed` : null;
}

function tagFault(tag: string): string | null {
  const name = NAME.exec(tag)?.[0];
  if (name === undefined) return `a tag without a name: <${tag.slice(0, 40)}>`;
  const seen = new Set<string>();
  let rest = tag.slice(name.length).replace(/\/$/, "");
  while (rest.trim() !== "") {
    const match = ATTRIBUTE.exec(rest);
    if (match === null) return `a bad attribute in <${tag.slice(0, 60)}>`;
    const [whole, key = ""] = match;
    if (seen.has(key)) return `attribute ${key} twice in <${name}>`;
    if (BAD_REFERENCE.test(match[3] ?? match[4] ?? "")) return `a bare "&" in attribute ${key} of <${name}>`;
    seen.add(key);
    rest = rest.slice(whole.length);
  }
  return null;
}
