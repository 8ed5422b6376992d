import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { csvFile, figuresOf, textFile } from "../../../tests/helpers/exports.ts";
import { AppError } from "../../http/app_error.ts";
import { openImport } from "./open_import.ts";
import { readAside } from "./read_aside.ts";

const DAYS = Array.from({ length: 12_000 }, (_, n) => [
  new Date(Date.UTC(2005, 0, 1 + n)).toISOString().slice(0, 10),
  n,
]);
const FILE = csvFile("Totals.csv", [["Date", "Views"], ...DAYS]);
const CHOICES = { readAt: "2040-01-01T00:00:00Z" };

Deno.test("readAside() hands over what openImport() reads, some thousand figures at a time", async () => {
  const aside = await readAside([FILE], CHOICES);
  const batches = await Array.fromAsync(aside.batches());
  aside.close();

  const opened = openImport([FILE], CHOICES);
  assertEquals(aside.reading, opened.reading);
  assertEquals(batches.map(({ observations }) => observations.length), [5000, 5000, 2000]);
  assertEquals(figuresOf(batches), figuresOf(opened.batches()));
});

Deno.test("readAside() ends a file that takes too long, and says what to do", async () => {
  const error = await assertRejects(() => readAside([FILE], CHOICES, 0));

  assert(error instanceof AppError, error.stack);
  assertEquals(error.code, "import_unreadable");
});

Deno.test("readAside() passes on why a file is refused", async () => {
  const error = await assertRejects(() =>
    readAside([textFile("a.csv", "Name,Age\nAlex Example,4\n")], CHOICES)
  );

  assert(error instanceof AppError, error.stack);
  assertEquals(error.code, "import_unknown");
});
