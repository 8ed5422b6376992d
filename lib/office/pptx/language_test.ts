import { assertEquals } from "../../../tests/helpers/assert.ts";
import { isRightToLeft, splitByScript } from "./language.ts";

Deno.test("splitByScript() puts a name in Arabic in a run of its own", () => {
  assertEquals(splitByScript("Dr د. ليلى المثال · 09:42"), [
    { text: "Dr ", language: "en-GB" },
    { text: "د. ليلى المثال", language: "ar-SA" },
    { text: " · 09:42", language: "en-GB" },
  ]);
});

Deno.test("splitByScript() loses nothing", () => {
  for (const text of ["", "plain", "שלום 12 سلام", "١٢٣ سلام!"]) {
    assertEquals(splitByScript(text).map((part) => part.text).join(""), text);
  }
});

Deno.test("isRightToLeft() goes by the first letter", () => {
  assertEquals(["12 سلام", "Dr سلام", "שלום Dr", "12"].map(isRightToLeft), [true, false, true, false]);
});
