import { type SourceFile, withoutComments } from "./source.ts";

const MOST_LINES = 300;
// In quotes it is a word for the bundler, not a reading.
const READS_ENVIRONMENT = /(?<!["'])\b(?:Deno|process)\.env\b/;
const SQL = /`\s*(select|insert\s+into|update\s+\w+\s+set|delete\s+from|with\s+\w+\s+as)\b/i;

/** Files that are longer than a file may be. The list only ever shrinks. */
export const LONG_FILES: readonly string[] = [];

/** Who reads the environment besides lib/config.ts. */
export function findEnvironmentReaders(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path !== "lib/config.ts" && !isTest(path) && /\.tsx?$/.test(path))
    .filter(({ source }) => READS_ENVIRONMENT.test(withoutComments(source)))
    .map(({ path }) => `${path} reads the environment: only lib/config.ts may`);
}

/** Who writes SQL besides queries.ts files, lib/db and lib/queue. */
export function findStraySql(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => !isTest(path) && /\.tsx?$/.test(path))
    .filter(({ path }) => !/(^|\/)queries\.ts$/.test(path) && !/^lib\/(db|queue)\//.test(path))
    .filter(({ source }) => SQL.test(withoutComments(source)))
    .map(({ path }) => `${path} holds SQL: only queries.ts, lib/db and lib/queue may`);
}

/** Files past the limit that the list does not name, and names on the list that are no longer needed. */
export function findLongFiles(files: SourceFile[], listed: readonly string[] = LONG_FILES): string[] {
  const long = files
    .map(({ path, source }) => ({ path, lines: source.split("\n").length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES);
  const unlisted = long.filter(({ path }) => !listed.includes(path))
    .map(({ path, lines }) => `${path} has ${lines} lines: ${MOST_LINES} is the most`);
  const needless = listed.filter((path) => !long.some((file) => file.path === path))
    .map((path) => `${path} is short enough now: take it off the list`);
  return [...unlisted, ...needless];
}

/** How `.env.example` and the variables of lib/config.ts differ. */
export function compareVariables(example: string, variables: readonly string[]): string[] {
  const named = [...example.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]!);
  return [
    ...variables.filter((name) => !named.includes(name)).map((name) => `.env.example lacks ${name}`),
    ...named.filter((name) => !variables.includes(name)).map((name) =>
      `.env.example names ${name}, which nothing reads`
    ),
    ...named.filter((name, index) => named.indexOf(name) !== index).map((name) =>
      `.env.example names ${name} twice`
    ),
  ];
}

/** An address and a method, as the contract or a route file has it. */
export interface Address {
  method: string;
  path: string;
}

/** How the contract's endpoints and the route files differ. */
export function compareRoutes(endpoints: readonly Address[], routes: readonly Address[]): string[] {
  const text = ({ method, path }: Address) => `${method} ${path}`;
  const said = endpoints.map(text);
  const served = routes.map(text);
  return [
    ...said.filter((each) => !served.includes(each)).map((each) => `${each} has no route`),
    ...served.filter((each) => !said.includes(each)).map((each) => `${each} is not in the contract`),
    ...said.filter((each, index) => said.indexOf(each) !== index).map((each) =>
      `${each} is in the contract twice`
    ),
  ];
}

/** The address a route file serves: "routes/api/reports/[id]/index.ts" is "/api/reports/{id}". */
export function addressOf(routeFile: string): string {
  const path = routeFile.replace(/^routes/, "").replace(/\.tsx?$/, "").replace(/\/index$/, "");
  return path.replace(/\/\([^)]+\)/g, "").replace(/\[(\w+)\]/g, "{$1}") || "/";
}

function isTest(path: string): boolean {
  return path.startsWith("tests/") || /_test\.tsx?$/.test(path);
}
