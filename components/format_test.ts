import { assertEquals } from "../tests/helpers/assert.ts";
import {
  agoText,
  countOf,
  countText,
  dayOf,
  dayText,
  durationText,
  initialsOf,
  listText,
  momentText,
  shareText,
  sizeText,
  unbroken,
} from "./format.ts";

Deno.test("dayText() writes a calendar day, and leaves alone what is none", () => {
  assertEquals(dayText("2026-09-02"), "2 Sep 2026");
  assertEquals(dayText("next week"), "next week");
  assertEquals(dayText("2026-13-02"), "2026-13-02");
});

Deno.test("dayOf() is the day where the reader is", () => {
  assertEquals(dayOf("2026-11-12T23:30:00.000Z", "Asia/Ho_Chi_Minh"), "13 Nov 2026");
  assertEquals(dayOf("2026-11-12T23:30:00.000Z", "UTC"), "12 Nov 2026");
});

Deno.test("momentText() is exact to the second, also at midnight", () => {
  assertEquals(momentText("2026-07-01T23:00:05.000Z", "Europe/London"), "2 Jul 2026, 00:00:05");
});

Deno.test("agoText() speaks of the last day only", () => {
  const at = "2026-11-12T09:00:00.000Z";

  assertEquals(agoText(at, "2026-11-12T09:00:20.000Z"), "just now");
  assertEquals(agoText(at, "2026-11-12T09:03:59.000Z"), "3 min ago");
  assertEquals(agoText(at, "2026-11-12T12:10:00.000Z"), "3 h ago");
  assertEquals(agoText(at, "2026-11-13T09:00:00.000Z"), null);
});

Deno.test("countText() parts the thousands", () => {
  assertEquals([0, 999, 1000, 1234567].map(countText), ["0", "999", "1,000", "1,234,567"]);
});

Deno.test("countOf() knows one from many", () => {
  assertEquals([countOf(1, "slide"), countOf(0, "slide"), countOf(2, "entry", "entries")], [
    "1 slide",
    "0 slides",
    "2 entries",
  ]);
});

Deno.test("sizeText() never says 1000 kB", () => {
  assertEquals([1, 412_000, 999_600, 2_400_000].map(sizeText), [
    "1 byte",
    "412\u00a0kB",
    "1\u00a0MB",
    "2.4\u00a0MB",
  ]);
});

Deno.test("durationText() uses the unit that is read", () => {
  assertEquals([42, 134, 600, 3480, 3900, 7200].map(durationText), [
    "42 s",
    "2 min 14 s",
    "10 min",
    "58 min",
    "1 h 5 min",
    "2 h",
  ]);
});

Deno.test("shareText() says neither nothing of something nor all of less", () => {
  assertEquals([0, 0.001, 0.46, 0.999, 1].map((share) => shareText(share).replace("\u2009", " ")), [
    "0 %",
    "<1 %",
    "46 %",
    ">99 %",
    "100 %",
  ]);
});

Deno.test("unbroken() keeps a figure and its sign on one line", () => {
  assertEquals(unbroken("94 % of them, n = 128"), "94\u202f% of them, n\u00a0=\u00a0128");
});

Deno.test("initialsOf() takes first and last, without the title", () => {
  assertEquals(["Dr Alex Example", "Nguyễn Thị Mẫu", "Ada", " "].map(initialsOf), ["AE", "NM", "A", ""]);
});

Deno.test("listText() joins as a sentence does", () => {
  assertEquals([listText([]), listText(["a"]), listText(["a", "b"]), listText(["a", "b", "c"])], [
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});
