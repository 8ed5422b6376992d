import { assert, assertEquals, assertIncludes, assertMatch } from "../../tests/helpers/assert.ts";
import { attachment, safeFileName } from "./file_name.ts";

Deno.test("safeFileName() leaves nothing of a name that could do harm", () => {
  const cases: [given: string, expected: string][] = [
    ["../../etc/passwd", "passwd"],
    ["..\\..\\windows\\system.ini", "system.ini"],
    ["report\u0000.docx", "report.docx"],
    ["a\r\nSet-Cookie: x.csv", "aSet-Cookie x.csv"],
    ["annual\u202Efdp.docx", "annualfdp.docx"],
    [".htaccess", "htaccess"],
    ["survey.csv. . ", "survey.csv"],
    ["", "file"],
    ["../..", "file"],
    ["Umfrage Köln 🩺.csv", "Umfrage Köln 🩺.csv"],
    ["broken \ud800.csv", "broken \ufffd.csv"],
  ];

  for (const [given, expected] of cases) assertEquals(safeFileName(given), expected);
});

Deno.test("safeFileName() cuts 300 characters and keeps the extension", () => {
  const name = safeFileName(`${"🩺".repeat(300)}.docx`);

  assertEquals([...name].length, 120);
  assert(name.endsWith("🩺.docx") && name.isWellFormed());
});

Deno.test("attachment() names the file for old and new browsers, within one header", () => {
  const header = attachment('Köln "Q3"; 🩺 100%.pptx\r\nx: y');

  assertMatch(header, /^[\x20-\x7e]+$/);
  assertIncludes(header, 'filename="Koln Q3');
  assertIncludes(header, "filename*=UTF-8''K%C3%B6ln");
  new Headers({ "content-disposition": header });
});
