import { assert, assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import { chartOf, drawingOf, TEST_BRAND, textOf } from "../../../tests/fixtures/drawings.ts";
import { drawSvg } from "./svg.ts";
import { xmlFault } from "./well_formed.ts";

Deno.test("drawSvg() escapes every text, in blocks, charts and labels for screen readers", () => {
  const nasty = `</text><script>alert("x")</script>&`;
  const chart = chartOf([[nasty, 0.5]], { alt: nasty });
  const svg = drawSvg(drawingOf([textOf(nasty), chart]), { ...TEST_BRAND, name: nasty });

  assertEquals(xmlFault(svg), null);
  assert(!svg.includes("<script"), "a script element came through");
});

Deno.test("drawSvg() draws bars as long as their numbers", () => {
  const svg = drawSvg(drawingOf([chartOf([["Yes", 1], ["No", 0.25]])]), TEST_BRAND);
  const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"[^>]*fill="#0B5D66"/g)].map((match) =>
    Number(match[1])
  );

  assertEquals(widths.length, 2);
  assert(Math.abs((widths[0] ?? 0) / (widths[1] ?? 1) - 4) < 0.01, `${widths}`);
  assertIncludes(svg, "25\u00a0%");
});

Deno.test("drawSvg() is 1280 by 720, with the page number and fonts that exist elsewhere", () => {
  const svg = drawSvg(drawingOf([]), TEST_BRAND);

  assertIncludes(svg, 'viewBox="0 0 1280 720"');
  assertIncludes(svg, "Georgia, Gelasio");
  assertIncludes(svg, ">2</text>");
});

Deno.test("drawSvg() leaves missing values out and draws zero with its label", () => {
  const svg = drawSvg(drawingOf([chartOf([["Missing", NaN], ["Zero", 0]])]), TEST_BRAND);

  assert(!svg.includes("NaN"));
  assertIncludes(svg, "0\u00a0%");
});
