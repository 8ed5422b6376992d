// Keeps the promise that only the islands of this page wake up, in the HTML the server drew for them.
import { type ComponentType, h, hydrate } from "preact";
import { fragmentBetween, islandRanges } from "./markers.ts";
import { type Page, resolveSlots } from "./slots.ts";
import { readValues } from "./values.ts";

interface Payload {
  m: string[];
  i: [module: number, exportName: string, props: number][];
  v: unknown[][];
}

async function boot(source: string): Promise<void> {
  const { m, i, v } = JSON.parse(source) as Payload;
  const [values, ...modules] = await Promise.all([readValues(v), ...m.map((url) => import(url))]);
  const page: Page = {
    islands: i.map(([module, exportName, props]) => ({
      component: modules[module]![exportName] as ComponentType,
      props: values(props) as Record<string, unknown>,
    })),
  };
  for (const { start, end, index } of islandRanges(document.body)) {
    const { component, props } = page.islands[index]!;
    const container = fragmentBetween(start, end);
    hydrate(h(component, resolveSlots(props, container.childNodes, page)), container as unknown as Element);
  }
}

const payload = document.getElementById("fresh-islands");
if (payload !== null) await boot(payload.textContent!);
