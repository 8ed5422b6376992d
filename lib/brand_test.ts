import { assert, assertEquals, assertIncludes } from "../tests/helpers/assert.ts";
import { accentFault, accentPalette, accentStyleSheet, contrast, nearestAccent, PAPER } from "./brand.ts";

const ACCENTS = ["#0b5563", "#0B5D66", "#7a1fa2", "#a1281b", "#1b5e20", "#3b3b3b", "#0000ff", "#000000"];

Deno.test("contrast() is WCAG's ratio", () => {
  assertEquals(contrast("#000000", "#ffffff"), 21);
  assertEquals(contrast("#777777", "#ffffff").toFixed(2), "4.48");
});

Deno.test("accentPalette() keeps text readable in both themes, whatever the hue", () => {
  for (const accent of ACCENTS) {
    const { light, dark } = accentPalette(accent);
    for (
      const [name, shades, paper] of [["light", light, PAPER.light], ["dark", dark, PAPER.dark]] as const
    ) {
      assert(contrast(shades.accent, paper) >= 4.5, `${accent} ${name}: accent on paper`);
      assert(contrast(shades.hover, paper) >= 4.5, `${accent} ${name}: hover on paper`);
      assert(contrast(shades.on, shades.accent) >= 4.5, `${accent} ${name}: text on accent`);
      assert(contrast(shades.on, shades.hover) >= 4.5, `${accent} ${name}: text on hover`);
      assert(contrast(shades.accent, shades.soft) >= 4.5, `${accent} ${name}: accent on soft`);
      assert(contrast(shades.focus, paper) >= 3, `${accent} ${name}: focus on paper`);
    }
  }
});

Deno.test("accentPalette() keeps the accent as it is on light paper", () => {
  assertEquals(accentPalette("#0B5563").light.accent, "#0b5563");
});

Deno.test("accentFault() refuses a colour that can't be read and offers the nearest that can", () => {
  const fault = accentFault("#ffcc00") ?? "";

  assertIncludes(fault, "#ffcc00 stands out too little");
  assertIncludes(fault, nearestAccent("#ffcc00"));
  assertEquals(accentFault(nearestAccent("#ffcc00")), null);
});

Deno.test("nearestAccent() goes no further than it must", () => {
  const nearest = nearestAccent("#ffcc00");

  assert(contrast(nearest, PAPER.light) < 4.7, `${nearest} is darker than needed`);
  assertEquals(nearestAccent("#0b5563"), "#0b5563");
});

Deno.test("accentFault() refuses what is no colour", () => {
  for (const wrong of ["teal", "#fff", "#0b5563; color: red", ""]) assert(accentFault(wrong) !== null, wrong);
});

Deno.test("PAPER is the paper of the style sheets", async () => {
  const tokens = await Deno.readTextFile(new URL("../static/styles/tokens.css", import.meta.url));

  assertIncludes(tokens, `--paper: light-dark(${PAPER.light}, ${PAPER.dark})`);
});

Deno.test("accentStyleSheet() replaces the accent group of the tokens, and nothing else", async () => {
  const tokens = await Deno.readTextFile(new URL("../static/styles/tokens.css", import.meta.url));
  const names = [...accentStyleSheet("#7a1fa2").matchAll(/(--[\w-]+):/g)].map((match) => match[1]!);

  assertEquals(names, [
    "--accent",
    "--accent-hover",
    "--on-accent",
    "--accent-soft",
    "--accent-mark",
    "--focus",
  ]);
  for (const name of names) assertIncludes(tokens, `${name}: light-dark(`);
});
