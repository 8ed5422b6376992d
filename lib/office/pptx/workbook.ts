import { packParts, type Parts } from "./archive.ts";
import type { Chart } from "./drawing.ts";
import { cleanText } from "./measure.ts";
import { escapeXml } from "./xml.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * Writes the workbook behind a chart's "Edit data": categories down column A, one series a column. Zeros are zeros,
 * missing values are empty cells, and every text is a shared string, so that "=cmd" in an answer is never a formula.
 */
export function writeWorkbook(chart: Chart): Uint8Array<ArrayBuffer> {
  const strings: string[] = [];
  const shared = (text: string) =>
    strings.push(`<si><t xml:space="preserve">${escapeXml(cleanText(text))}</t></si>`) - 1;
  const header = chart.series.map((series, i) => textCell(columnName(i + 1) + "1", shared(series.name)));
  const rows = chart.categories.map((category, row) => {
    const label = textCell(`A${row + 2}`, shared(category));
    const values = chart.series.map((series, i) =>
      numberCell(columnName(i + 1) + (row + 2), series.values[row], chart.format === "percent")
    );
    return `<row r="${row + 2}">${label}${values.join("")}</row>`;
  });
  const range = `A1:${columnName(chart.series.length)}${chart.categories.length + 1}`;
  const parts: Parts = new Map(Object.entries(FIXED_PARTS));
  parts.set(
    "xl/worksheets/sheet1.xml",
    `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="${range}"/><cols><col min="1" max="1" width="48" customWidth="1"/></cols>` +
      `<sheetData><row r="1">${header.join("")}</row>${rows.join("")}</sheetData></worksheet>`,
  );
  parts.set(
    "xl/sharedStrings.xml",
    `${HEAD}<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${
      strings.join("")
    }</sst>`,
  );
  return packParts(parts);
}

/** The letters of a column: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const before = index >= 26 ? columnName(Math.floor(index / 26) - 1) : "";
  return before + String.fromCharCode(65 + index % 26);
}

function textCell(reference: string, index: number): string {
  return `<c r="${reference}" t="s"><v>${index}</v></c>`;
}

function numberCell(reference: string, value: number | undefined, percent: boolean): string {
  if (value === undefined || !Number.isFinite(value)) return "";
  return `<c r="${reference}"${percent ? ' s="1"' : ""}><v>${value}</v></c>`;
}

const FIXED_PARTS: Record<string, string> = {
  "[Content_Types].xml":
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>` +
    `<Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET_TYPE}.sharedStrings+xml"/></Types>`,
  "_rels/.rels": `${HEAD}<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/>` +
    `<Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  // Style 1 shows a share as a percentage (built-in format 9).
  "xl/styles.xml": `${HEAD}<styleSheet xmlns="${MAIN}">` +
    '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
};
