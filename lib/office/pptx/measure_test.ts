import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { facesOf } from "./faces.ts";
import { balancedWidth, cleanText, clipKeeping, clipText, textWidth, wrapText } from "./measure.ts";

const { body, head, bodyBold } = facesOf("Georgia", "Arial");

Deno.test("textWidth() adds the advance widths of Arial", () => {
  // H 722, e 556, l 222, l 222, o 556: 2278 thousandths of an em at 72 pt.
  assertEquals(textWidth("Hello", 72, body), 2.278);
});

Deno.test("textWidth() takes an accented letter for its base, and a no-break space for a space", () => {
  assertEquals(textWidth("Nguyễn\u00a0Thị", 16, body), textWidth("Nguyen Thi", 16, body));
});

Deno.test("textWidth() counts no width for combining marks and joiners", () => {
  assertEquals(textWidth("e\u0301\u200d", 16, head), textWidth("e", 16, head));
});

Deno.test("wrapText() breaks at spaces, never at a no-break space", () => {
  const width = textWidth("two three", 16, body);

  assertEquals(wrapText("one two\u00a0three", 16, width, body), ["one", "two\u00a0three"]);
});

Deno.test("wrapText() breaks after a hyphen between letters, not after a minus", () => {
  const width = textWidth("Muster-", 16, bodyBold) + 0.01;

  assertEquals(wrapText("Muster-Beispiel", 16, width, bodyBold).at(0), "Muster-");
  assertEquals(wrapText("a -18", 16, textWidth("a -", 16, body), body).at(0), "a");
});

Deno.test("wrapText() breaks a word that is wider than the box", () => {
  const lines = wrapText("x".repeat(100), 16, 1, body);

  assertEquals(lines.join(""), "x".repeat(100));
  assert(lines.every((line) => textWidth(line, 16, body) <= 1));
});

Deno.test("wrapText() never splits an emoji", () => {
  assert(wrapText("🩺".repeat(30), 16, 0.7, body).every((line) => line.isWellFormed()));
});

Deno.test("clipText() leaves alone what fits", () => {
  assertEquals(clipText("Short", 16, 3, 1, body), "Short");
});

Deno.test("clipText() cuts at a word and drops the comma before the dots", () => {
  const clipped = clipText("Kidneys, hearts and feet", 16, textWidth("Kidneys, hea…", 16, body), 1, body);

  assertEquals(clipped, "Kidneys…");
});

Deno.test("clipText() cuts inside a word only when no word fits", () => {
  const clipped = clipText("Donaudampfschifffahrt", 16, 0.8, 1, body);

  assert(/^Don\w*…$/.test(clipped), clipped);
  assert(textWidth(clipped, 16, body) <= 0.8);
});

Deno.test("clipKeeping() never cuts the ending", () => {
  const clipped = clipKeeping("A label that is far too long for it", " (n = 128)", 14, 1.4, 2, body);

  assert(clipped.endsWith("… (n = 128)"), clipped);
  assert(wrapText(clipped, 14, 1.4, body).length <= 2);
});

Deno.test("balancedWidth() keeps the number of lines and leaves no lone word", () => {
  const text = "Confidence rose on all four topics, most of all in starting a combination";
  const width = balancedWidth(text, 28, 11.8, head);
  const lines = wrapText(text, 28, width - 0.17, head);

  assertEquals(lines.length, wrapText(text, 28, 11.7, head).length);
  assert((lines.at(-1) ?? "").split(" ").length > 2, lines.join(" | "));
});

Deno.test("cleanText() drops what XML forbids and keeps emoji", () => {
  assertEquals(cleanText("a\u0000b\ud800c\u001b\ufffe\u202ed🩺\r\ne\tf"), "abcd🩺\ne f");
});
