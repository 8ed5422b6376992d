import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { findDelimiter } from "./delimiter.ts";
import { mendQuotes } from "./quotes.ts";
import { openCsv, readCsv } from "./read_csv.ts";

function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  readCsv(text, (cells) => rows.push(cells));
  return rows;
}

Deno.test("findDelimiter() finds comma, semicolon, tab and bar", () => {
  for (const mark of [",", ";", "\t", "|"] as const) {
    assertEquals(
      findDelimiter(`Name${mark}Age${mark}Note\nAda${mark}3${mark}x, y; z\nEd${mark}4${mark}\n`),
      mark,
    );
  }
});

Deno.test("findDelimiter() is not misled by decimal commas or by semicolons in answers", () => {
  assertEquals(findDelimiter("A;B;C\n1,5;2,5;3,5\n1,0;2,0;3,0\n"), ";");
  assertEquals(findDelimiter("A,B\nred;blue;,1\nblue;,2\nred;,3\n"), ",");
});

Deno.test("findDelimiter() sees a single column of comments, commas and all", () => {
  assertEquals(findDelimiter("Comment\nGood, thanks\nToo long\nNice\n"), null);
});

Deno.test("readCsv() keeps delimiters, quotes and line ends inside quoted cells", () => {
  assertEquals(rowsOf('a,b\n"x, ""y""\nz",2\n'), [["a", "b"], ['x, "y"\nz', "2"]]);
});

Deno.test("readCsv() takes the delimiter from Excel's first line", () => {
  const numbers: number[] = [];
  const reading = readCsv("sep=;\na;b,c\n1;2\n", (_, rowNumber) => numbers.push(rowNumber));

  assertEquals(reading.delimiter, ";");
  assertEquals(numbers, [2, 3]);
});

Deno.test("readCsv() skips lines with nothing in them and counts them", () => {
  const numbers: number[] = [];
  readCsv("a,b\n\n1,2\n", (_, rowNumber) => numbers.push(rowNumber));

  assertEquals(numbers, [1, 3]);
});

Deno.test("readCsv() names the row in which a quotation mark opens that never closes", () => {
  const taken: string[][] = [];
  const reading = readCsv('a,b\n1,2\n3,"open\n4,5\n', (cells) => taken.push(cells));

  assertEquals(reading.openQuoteRow, 3);
  assertEquals(taken, []);
});

Deno.test("readCsv() sees an open quotation mark although later cells are quoted", () => {
  assertEquals(readCsv('"a","b"\n"1","2\n"3","4"\n', () => {}).openQuoteRow, 2);
});

Deno.test("mendQuotes() doubles marks written inside a quoted cell", () => {
  assertEquals(mendQuotes('a,"He said "yes" to me"\n', ",").text, 'a,"He said ""yes"" to me"\n');
  assertEquals(rowsOf('h,i\n5\'4" tall,"a "b" c"\n'), [["h", "i"], ["5'4\" tall", 'a "b" c']]);
});

Deno.test("readCsv() refuses a line of a million cells before building it", () => {
  assertEquals(readCsv("a,b\n" + ",".repeat(999_999), () => {}).tooWide, 1_000_000);
});

Deno.test("readCsv() stays linear in hostile quotation marks", () => {
  const started = performance.now();
  readCsv("a,b\n" + '"x"y'.repeat(300_000), () => {});
  readCsv("a,b\n1," + '"a"b'.repeat(200_000) + " ".repeat(500_000) + "\n", () => {});

  assert(performance.now() - started < 5_000);
});

Deno.test("openCsv() hands over a long text row by row, whole wherever it is cut to be parsed", () => {
  const said = `a "cell", of two\nlines`;
  const wide = "w".repeat(600_000);
  const rows = Array.from(
    { length: 40_000 },
    (_, n) => [String(n), n % 7 === 0 ? said : "plain", n === 20_000 ? wide : "x"],
  );
  const quoted = (cell: string) => /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const csv = openCsv(rows.map((row) => row.map(quoted).join(",")).join("\n"));

  for (let time = 0; time < 2; time++) {
    let at = 0;
    for (const { cells, rowNumber } of csv.rows()) {
      if (rowNumber !== at + 1 || cells.join("|") !== rows[at]!.join("|")) {
        assertEquals([rowNumber, cells], [at + 1, rows[at]!]);
      }
      at++;
    }
    assertEquals(at, rows.length);
  }
});
