// Keeps the promise that routes and islands are found by where they lie, in one order on every machine.
import { filesBelow } from "../static_file.ts";

const CODE = /\.(tsx|ts|jsx|js)$/;
/** Files that are never routes or islands. */
export const TEST_FILE = /[._]test\.(tsx|ts|jsx|js)$/;

/** What a project holds; routes relative to their folder, islands to the project. */
export interface ProjectFiles {
  routes: string[];
  islands: string[];
}

/** Finds the routes, and the islands both of their own folder and of `(_islands)` folders among the routes. */
export async function crawl(
  root: string,
  folders: { routes: string; islands: string },
  ignore: RegExp[],
): Promise<ProjectFiles> {
  const wanted = (file: string) => CODE.test(file) && !ignore.some((pattern) => pattern.test(file));
  const inRoutes = (await filesBelow(`${root}/${folders.routes}`)).filter(wanted);
  const inIslands = (await filesBelow(`${root}/${folders.islands}`)).filter(wanted);
  return {
    routes: inRoutes.filter((file) => !/(^|\/)\(_[^/]*\)\//.test(file)),
    islands: [
      ...inIslands.map((file) => `${folders.islands}/${file}`),
      ...inRoutes.filter((file) => /(^|\/)\(_islands\)\//.test(file)).map((file) =>
        `${folders.routes}/${file}`
      ),
    ].sort(),
  };
}
