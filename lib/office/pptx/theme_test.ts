import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import type { BrandKit } from "./drawing.ts";
import { contrast, labelColorOn, mix, TEXT_CONTRAST, themeOf } from "./theme.ts";

function brandOf(accent: string): BrandKit {
  return { name: "Sample", accent, headFont: "Georgia", bodyFont: "Arial", logo: null };
}

Deno.test("contrast() is 21 for black on white, in either order", () => {
  assertEquals(Math.round(contrast("000000", "FFFFFF")), 21);
  assertEquals(contrast("FFFFFF", "000000"), contrast("000000", "FFFFFF"));
});

Deno.test("mix() goes from the first colour to the second", () => {
  assertEquals([mix("000000", "FFFFFF", 0), mix("000000", "FFFFFF", 1)], ["000000", "FFFFFF"]);
});

Deno.test("themeOf() gives text a colour that can be read, whatever the accent", () => {
  for (const accent of ["#0B5D66", "#F2B233", "#777777", "#000000", "#FFE9B0"]) {
    const { hex } = themeOf(brandOf(accent));

    assert(contrast(hex.accentText, hex.white) >= TEXT_CONTRAST, `text of ${accent}`);
    assert(contrast(hex.onAccent, hex.accent) >= 4, `text on ${accent}`);
  }
});

Deno.test("labelColorOn() chooses white or ink, whichever can be read", () => {
  const theme = themeOf(brandOf("#F2B233"));

  assertEquals([labelColorOn(theme, "accent"), labelColorOn(theme, "negative")], ["ink", "white"]);
});
