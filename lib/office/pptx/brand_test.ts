import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { validateBrand } from "./brand.ts";
import type { BrandKit } from "./drawing.ts";

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);

function check(change: Partial<BrandKit>) {
  return validateBrand({
    name: "Sample",
    accent: "#0B5D66",
    headFont: "Georgia",
    bodyFont: "Arial",
    logo: null,
    ...change,
  });
}

Deno.test("validateBrand() accepts a sound kit without a word", () => {
  const logo = { bytes: PNG, mediaType: "image/png" as const, width: 10, height: 5 };

  assertEquals(check({ logo }), { faults: {}, warnings: [] });
});

Deno.test("validateBrand() refuses an accent that is not six hexadecimal digits", () => {
  for (const accent of ["teal", "#0B5", "0B5D66FF", "#0B5D6G", ""]) {
    assert(check({ accent }).faults.accent, accent);
  }
});

Deno.test("validateBrand() refuses an accent no bar could be seen in", () => {
  assert(check({ accent: "#FFFDF0" }).faults.accent);
});

Deno.test("validateBrand() warns of a pale accent, and of one near the grey or the rust", () => {
  assertEquals(["#F2B233", "#8A9099", "#A04A30"].map((accent) => check({ accent }).faults), [{}, {}, {}]);
  assert(check({ accent: "#F2B233" }).warnings[0]?.includes("pale"));
  assert(check({ accent: "#8A9099" }).warnings.some((warning) => warning.includes("grey")));
  assert(check({ accent: "#A04A30" }).warnings.some((warning) => warning.includes("rust")));
});

Deno.test("validateBrand() allows Aptos and Calibri with a warning, and refuses unknown fonts", () => {
  assertEquals(check({ bodyFont: "Aptos", headFont: "Calibri" }).warnings.length, 2);
  assert(check({ headFont: 'Comic"/><x>' }).faults.headFont);
});

Deno.test("validateBrand() believes a logo's bytes, not its name", () => {
  const logo = { bytes: PNG, mediaType: "image/jpeg" as const, width: 10, height: 5 };

  assert(check({ logo }).faults.logo);
  assert(check({ logo: { ...logo, bytes: new TextEncoder().encode("<svg/>") } }).faults.logo);
});
