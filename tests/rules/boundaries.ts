import { type Import, importsOf, type SourceFile } from "./source.ts";

const ADAPTERS = ["db", "cache", "queue", "mail", "storage", "office", "llm", "http", "fresh", "chatbot"];
const DOMAINS = ["auth", "people", "analytics", "library", "chat", "reports", "audit", "transcripts"];

/** Where a file stands. `ground` are the single files of lib: configuration, services, clock, log; `layer` is Fresh. */
type Floor =
  | "layer"
  | "contract"
  | "client"
  | "components"
  | "islands"
  | "ground"
  | "adapter"
  | "domain"
  | "routes"
  | "jobs"
  | "root"
  | "tests";

interface Place {
  floor: Floor;
  /** The adapter's or domain's name. */
  part: string;
  isDoor: boolean;
}

/** Floors that a file of each floor may import; a domain's door and its own folder are allowed beside these. */
const ALLOWED: Record<Floor, Floor[]> = {
  layer: [],
  contract: ["contract"],
  client: ["client", "contract"],
  components: ["components", "contract", "layer"],
  islands: ["islands", "client", "components", "contract", "layer"],
  ground: ["ground", "contract", "adapter"],
  adapter: ["adapter", "contract", "ground", "layer"],
  domain: ["domain", "adapter", "contract", "ground", "layer"],
  routes: ["routes", "domain", "components", "islands", "contract", "adapter", "layer"],
  jobs: ["jobs", "domain", "adapter", "contract", "ground"],
  root: ["root", "routes", "adapter", "contract", "ground", "layer"],
  tests: [
    "tests",
    "layer",
    "contract",
    "client",
    "components",
    "islands",
    "ground",
    "adapter",
    "domain",
    "routes",
    "jobs",
    "root",
  ],
};

/** Who breaks the rules on who may import whom, one sentence each. */
export function findImportBreaches(files: SourceFile[]): string[] {
  const imports = files.filter((file) => /\.tsx?$/.test(file.path)).flatMap(importsOf);
  return [...imports.flatMap(breachesOf), ...findCircles(imports)];
}

function breachesOf(each: Import): string[] {
  const inside = insideOfFresh(each);
  if (inside !== null) return [inside];
  const to = placeOf(each.to);
  const from = placeOf(each.from);
  if (to === null || from === null || isTest(each.from)) return [];
  const refuse = (why: string) => [`${each.from} imports ${each.to}: ${why}`];

  if (!ALLOWED[from.floor].includes(to.floor)) return refuse(`${from.floor} may not import ${to.floor}`);
  const sameDomain = from.floor === "domain" && from.part === to.part;
  // A task that works without any server enters by an inner door, past the verbs that need one.
  const byInnerDoor = from.floor === "jobs" && each.to.endsWith("/mod.ts");
  if (to.floor === "domain" && !to.isDoor && !sameDomain && !byInnerDoor) {
    return refuse("a domain is entered by its mod.ts");
  }
  if (from.floor === "routes" && to.floor === "adapter" && to.part !== "http") {
    return refuse("of the adapters, routes may import lib/http only");
  }
  return [];
}

function insideOfFresh({ from, to }: Import): string | null {
  if (!to.startsWith("lib/fresh/") || from.startsWith("lib/fresh/")) return null;
  return `${from} imports ${to}: the layer is imported as "fresh", "fresh/runtime" or "fresh/dev" only`;
}

function findCircles(imports: Import[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [placeOf(from), placeOf(to)];
    if (a?.floor !== "domain" || b?.floor !== "domain" || a.part === b.part || isTest(from)) continue;
    edges.set(a.part, (edges.get(a.part) ?? new Set()).add(b.part));
  }
  const circles = new Set<string>();
  for (const start of edges.keys()) walk(start, [start]);
  return [...circles];

  function walk(at: string, path: string[]): void {
    for (const next of edges.get(at) ?? []) {
      if (next === path[0]) circles.add(`domains in a circle: ${inOrder(path).join(" -> ")}`);
      else if (!path.includes(next)) walk(next, [...path, next]);
    }
  }
}

/** A circle begun at its first name by the alphabet, so that it is told once. */
function inOrder(path: string[]): string[] {
  const first = path.indexOf(path.toSorted()[0]!);
  return [...path.slice(first), ...path.slice(0, first)];
}

function isTest(path: string): boolean {
  return path.startsWith("tests/") || /_test\.tsx?$/.test(path) || path.startsWith("lib/fresh/testing");
}

function placeOf(path: string): Place | null {
  if (/^fresh(\/|$)/.test(path)) return { floor: "layer", part: "", isDoor: true };
  const [top, part] = path.split("/") as [string, string?];
  const isDoor = path.endsWith("/mod.ts");
  if (top === "components" || top === "islands" || top === "routes" || top === "jobs" || top === "tests") {
    return { floor: top, part: "", isDoor };
  }
  if (path === "main.ts" || path === "dev.ts") return { floor: "root", part: "", isDoor };
  if (top !== "lib" || part === undefined) return null;
  if (part === "contract" || part === "client") return { floor: part, part, isDoor };
  if (ADAPTERS.includes(part)) return { floor: "adapter", part, isDoor };
  // A door is the folder's own, not that of a folder within.
  if (DOMAINS.includes(part)) return { floor: "domain", part, isDoor: path === `lib/${part}/mod.ts` };
  return { floor: "ground", part, isDoor };
}
