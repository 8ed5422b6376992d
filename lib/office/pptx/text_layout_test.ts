import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { TEST_BRAND, textOf } from "../../../tests/fixtures/drawings.ts";
import { wrapText } from "./measure.ts";
import { inkBox, layoutText } from "./text_layout.ts";
import { themeOf } from "./theme.ts";

const THEME = themeOf(TEST_BRAND);

function linesOf(block: ReturnType<typeof textOf>): string[] {
  return layoutText(block, THEME).map((line) => line.segments.map((segment) => segment.text).join(""));
}

Deno.test("layoutText() breaks plain text as wrapText() does", () => {
  const text = "Agree on follow-up goals in the first talk, and write them down-stairs " + "x".repeat(90);

  assertEquals(
    linesOf(textOf(text, { w: 3 })).map((line) => line.trim()),
    wrapText(text, 16, 3, THEME.faces.body),
  );
});

Deno.test("layoutText() keeps styles apart and starts a line where a run ends one", () => {
  const runs = [{ text: "Ada Sample", bold: true, breakAfter: true }, {
    text: "Nurse",
    color: "muted" as const,
  }];
  const lines = layoutText(textOf("", { runs }), THEME);

  assertEquals(lines.map((line) => line.segments.map(({ text, bold }) => [text, bold])), [
    [["Ada Sample", true]],
    [["Nurse", false]],
  ]);
});

Deno.test("layoutText() gives a line the height of its largest type", () => {
  const [mixed, plain] = [
    layoutText(textOf("", { runs: [{ text: "12 " }, { text: "ab", size: "head" }] }), THEME),
    layoutText(textOf("12 ab"), THEME),
  ];

  assert((mixed[0]?.height ?? 0) > (plain[0]?.height ?? 0));
});

Deno.test("inkBox() follows the alignment", () => {
  const block = textOf("Words", { align: "right", valign: "bottom", x: 1, y: 1, w: 5, h: 2 });
  const ink = inkBox(block, layoutText(block, THEME));

  assertEquals([Math.round(ink.x + ink.w), Math.round(ink.y + ink.h)], [6, 3]);
});
