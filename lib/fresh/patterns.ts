// Keeps the promise that a path is matched by one regular expression, and the most literal route is asked first.

/** A pattern ready to match: the names of its groups in order. */
export interface CompiledPattern {
  regex: RegExp;
  names: string[];
}

/** The URL pattern of a route file, `blog/[slug].tsx` giving `/blog/:slug`; groups in parentheses leave no trace. */
export function filePattern(file: string): string {
  const segments = fileSegments(file).filter((segment) => !isGroup(segment));
  let pattern = "";
  let literals = 0;
  for (const segment of segments) {
    const optional = segment.match(/^\[\[(\w+)\]\]$/);
    const rest = segment.match(/^\[\.\.\.(\w+)\]$/);
    if (optional) pattern += `{/:${optional[1]}}?`;
    else if (rest) pattern += `/:${rest[1]}*`;
    else {
      if (segment.includes("][") || segment.includes("[[")) {
        throw new SyntaxError(`Invalid route file "${file}"`);
      }
      pattern += "/" + segment.replace(/\[(\w+)\]/g, ":$1");
      literals++;
    }
  }
  if (pattern === "") return "/";
  return literals === 0 && pattern.startsWith("{/") ? pattern.replace("{/", "/{") : pattern;
}

/** The folders a file inherits from, groups kept, parameters in pattern form. */
export function folderSegments(file: string): string[] {
  return file.split("/").slice(0, -1).map((segment) => segment.replace(/\[(\w+)\]/g, ":$1"));
}

/** The literal and parameter segments of a pattern given to `app.use("/a/:b", …)` and the like. */
export function patternSegments(pattern: string): string[] {
  return pattern.replace(/\{[^}]*\}\??/g, "").split("/").filter((segment) =>
    segment !== "" && segment !== "*"
  );
}

/** Orders route files so that literals come before parameters, and parameters before rests. */
export function compareRouteFiles(a: string, b: string): number {
  const left = weights(a);
  const right = weights(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? END) - (right[i] ?? END);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a path can be looked up as it stands. */
export function isLiteral(pattern: string): boolean {
  return !/[*:{}+?()]/.test(pattern);
}

/** Compiles the URLPattern syntax that Fresh documents: `:name`, `:name*`, `*`, `{/…}?`, `:name(regex)`. */
export function compilePattern(pattern: string): CompiledPattern {
  const names: string[] = [];
  let stars = 0;
  let source = "";
  const token = /(\/?):(\w+)(\(((?:[^()\\]|\\.)*)\))?([*+?])?|(\/?)\*|\{|\}\?|\}|[^:*{}]+/g;
  let end = 0;
  for (const match of pattern.matchAll(token)) {
    if (match.index !== end) break;
    end = match.index + match[0].length;
    const [text, slash = "", name, , custom, modifier, starSlash] = match;
    if (name !== undefined) {
      names.push(name);
      source += parameter(slash, custom ?? "[^/]+?", modifier);
    } else if (starSlash !== undefined) {
      names.push(String(stars++));
      source += `${starSlash}(.*)`;
    } else if (text === "{") source += "(?:";
    else if (text === "}?") source += ")?";
    else if (text === "}") source += ")";
    else source += text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }
  if (end !== pattern.length) {
    throw new SyntaxError(`Cannot read route pattern "${pattern}" at "${pattern.slice(end)}"`);
  }
  return { regex: new RegExp(`^${source}$`), names };
}

function parameter(slash: string, value: string, modifier: string | undefined): string {
  const repeated = `${value}(?:/${value})*`;
  if (modifier === "*") return `(?:${slash}(${repeated}))?`;
  if (modifier === "+") return `${slash}(${repeated})`;
  if (modifier === "?") return `(?:${slash}(${value}))?`;
  return `${slash}(${value})`;
}

/** The segments of a route file without its ending and a closing `index`. */
function fileSegments(file: string): string[] {
  const segments = file.replace(/\.[^./]+$/, "").split("/");
  if (segments.at(-1) === "index") segments.pop();
  return segments;
}

function isGroup(segment: string): boolean {
  return segment.startsWith("(") && segment.endsWith(")");
}

const END = 1.5;

function weights(file: string): number[] {
  return fileSegments(file).filter((segment) => !isGroup(segment)).map((segment) => {
    if (segment.startsWith("[...")) return 5;
    if (segment.startsWith("[[")) return 4;
    if (segment.startsWith("[") && segment.endsWith("]")) return 3;
    return segment.includes("[") ? 2 : 1;
  });
}
