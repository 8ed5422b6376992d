import type { Parts } from "./archive.ts";
import type { Chart, Drawing } from "./drawing.ts";
import { mendCharts } from "./mend_chart.ts";
import { mendPackage, renumberCharts } from "./mend_package.ts";
import { mendSlides } from "./mend_slides.ts";
import type { Theme } from "./theme.ts";

/** Repairs what the library writes wrongly or forgets, so that PowerPoint finds nothing to repair. */
export function mendParts(parts: Parts, drawings: Drawing[], theme: Theme, createdAt: string): void {
  renumberCharts(parts);
  mendSlides(parts, drawings);
  mendCharts(parts, chartsOf(drawings), theme);
  mendPackage(parts, theme, createdAt);
}

/** The charts in the order in which the library numbers them. */
function chartsOf(drawings: Drawing[]): Chart[] {
  return drawings.flatMap((drawing) => drawing.shapes).filter((shape) => shape.type === "chart");
}
