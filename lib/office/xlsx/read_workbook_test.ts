import { strToU8, zipSync } from "fflate";
import { assert, assertEquals, assertThrows } from "../../../tests/helpers/assert.ts";
import { workbookFile } from "../../../tests/helpers/exports.ts";
import { AppError } from "../../http/app_error.ts";
import { readWorkbook } from "./read_workbook.ts";

function refusal(bytes: Uint8Array, limits = {}): string {
  const error = assertThrows(() => readWorkbook(bytes, limits));
  assert(error instanceof AppError, error.stack);
  return error.code;
}

const XLSX_PARTS = {
  "[Content_Types].xml":
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  "_rels/.rels":
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml":
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Metrics" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels":
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

function xlsxWith(sheet: string): Uint8Array {
  const parts = { ...XLSX_PARTS, "xl/worksheets/sheet1.xml": sheet };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

for (const type of ["xlsx", "biff8"] as const) {
  Deno.test(`readWorkbook() keeps text, numbers, percentages, days and lengths of time apart in ${type}`, () => {
    const { bytes } = workbookFile("w", {
      Metrics: [["Date", "Rate", "Length"], [46024, 0.0453, 0.00291666], [], ["-aBc", "1,200", null]],
    }, { type, formats: { "Metrics!A2": "mm/dd/yyyy", "Metrics!B2": "0.00%", "Metrics!C2": "h:mm:ss" } });

    assertEquals(readWorkbook(bytes), [{
      name: "Metrics",
      rows: [
        { rowNumber: 1, cells: ["Date", "Rate", "Length"] },
        {
          rowNumber: 2,
          cells: [{ date: "2026-01-02" }, { number: 0.0453, percent: true }, { seconds: 251.999 }],
        },
        { rowNumber: 4, cells: ["-aBc", "1,200"] },
      ],
    }]);
  });
}

Deno.test("readWorkbook() shows what a spreadsheet shows in place of a value", () => {
  const bytes = xlsxWith(
    `<worksheet><sheetData><row r="1"><c r="A1" t="e"><v>#NAME?</v></c></row></sheetData></worksheet>`,
  );

  assertEquals(readWorkbook(bytes)[0]!.rows, [{ rowNumber: 1, cells: [{ fault: "#NAME?" }] }]);
});

Deno.test("readWorkbook() walks only through cells that are there, whatever range a sheet declares", () => {
  const bytes = xlsxWith(
    `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row></sheetData></worksheet>`,
  );

  assertEquals(readWorkbook(bytes)[0]!.rows, [{ rowNumber: 1, cells: [{ number: 1, percent: false }] }]);
});

Deno.test("readWorkbook() refuses a part that unpacks to far more than it declares or should", () => {
  const bomb = zipSync({
    ...Object.fromEntries(Object.entries(XLSX_PARTS).map(([name, text]) => [name, strToU8(text)])),
    "xl/worksheets/sheet1.xml": new Uint8Array(60 * 2 ** 20).fill(32),
  });

  assertEquals(refusal(bomb), "archive_unsafe");
});

Deno.test("readWorkbook() refuses more sheets, rows or cells than anybody exports", () => {
  const { bytes } = workbookFile("w", { A: [[1], [2], [3]], B: [[1]] });

  assertEquals(refusal(bytes, { sheets: 1 }), "workbook_too_large");
  assertEquals(refusal(bytes, { rowsPerSheet: 2 }), "workbook_too_large");
  assertEquals(refusal(bytes, { cells: 2 }), "workbook_too_large");
});

Deno.test("readWorkbook() says that a workbook is protected, damaged or none", () => {
  const { bytes } = workbookFile("w", { A: [["Date", 1]] }, { type: "biff8" });
  const protectedBytes = new Uint8Array(1024);
  protectedBytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  new TextEncoder().encode("EncryptedPackage").forEach((byte, at) => protectedBytes[512 + at * 2] = byte);

  assertEquals(refusal(protectedBytes), "workbook_encrypted");
  assertEquals(refusal(bytes.slice(0, 700)), "workbook_unreadable");
  assertEquals(refusal(workbookFile("w", { A: [[1]] }).bytes.slice(0, 300)), "workbook_unreadable");
  assertEquals(refusal(strToU8("Date,Views\n")), "workbook_unreadable");
});

Deno.test("readWorkbook() ends on any damage to a file with cells or a plain refusal", () => {
  for (const type of ["xlsx", "biff8"] as const) {
    const { bytes } = workbookFile("w", { Metrics: [["Date", "Views"], [46024, 5]] }, { type });
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 120)) {
      const damaged = bytes.slice();
      damaged[at] = 255 - damaged[at]!;
      try {
        readWorkbook(damaged);
      } catch (error) {
        assert(error instanceof AppError, (error as Error).stack);
      }
    }
  }
});
