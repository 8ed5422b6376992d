import { assertEquals } from "../../tests/helpers/assert.ts";
import { dateOfName, titleOfName } from "./titles.ts";
import { youtubeIdOf } from "./youtube.ts";

Deno.test("youtubeIdOf() finds the id in what people paste, and nothing elsewhere", () => {
  const cases: [string, string | null][] = [
    ["dQw4w9WgXcQ", "dQw4w9WgXcQ"],
    ["-wIt_WsJGfw", "-wIt_WsJGfw"],
    [" https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=12s ", "dQw4w9WgXcQ"],
    ["https://youtu.be/dQw4w9WgXcQ?si=abc", "dQw4w9WgXcQ"],
    ["m.youtube.com/watch?list=1&v=dQw4w9WgXcQ", "dQw4w9WgXcQ"],
    ["https://www.youtube.com/shorts/dQw4w9WgXcQ", "dQw4w9WgXcQ"],
    ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "dQw4w9WgXcQ"],
    ["https://vimeo.com/dQw4w9WgXcQ", null],
    ["https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", null],
    ["https://www.youtube.com/watch?v=short", null],
    ["javascript:alert(1)", null],
    ["", null],
  ];

  for (const [pasted, id] of cases) assertEquals(youtubeIdOf(pasted), id, pasted);
});

Deno.test("titleOfName() and dateOfName() read what a file's name says", () => {
  assertEquals(titleOfName("2026-04-16_Inhaler_technique.vtt"), "Inhaler technique");
  assertEquals(titleOfName("Tập thở.docx"), "Tập thở");
  assertEquals(titleOfName("2026-04-16.vtt"), "2026-04-16.vtt");
  assertEquals(dateOfName("2026-04-16_Inhaler.vtt"), "2026-04-16");
  assertEquals(dateOfName("2026-02-31 Inhaler.vtt"), null);
  assertEquals(dateOfName("Inhaler 2026-04-16.vtt"), null);
});
