import { zipSync } from "fflate";
import { assertEquals } from "../../tests/helpers/assert.ts";
import { docxOf } from "../../tests/helpers/docx.ts";
import { sniff } from "./sniff.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function utf16(text: string): Uint8Array {
  return latin1([...text].map((letter) => `${letter}\0`).join(""));
}

const OLE = latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "\0".repeat(40));

Deno.test("sniff() tells files by content", () => {
  const cases: [string, Uint8Array, string][] = [
    ["nothing", new Uint8Array(), "empty"],
    ["zeros", new Uint8Array(50), "empty"],
    ["blanks", utf8(" \n \n"), "empty"],
    ["a Word document", docxOf(["Hello"]), "docx"],
    ["a cut Word document", docxOf(["Hello"]).slice(0, -40), "docx"],
    ["a workbook", zipSync({ "xl/workbook.xml": utf8("<x/>") }), "xlsx"],
    ["slides", zipSync({ "ppt/presentation.xml": utf8("<x/>") }), "pptx"],
    ["another archive", zipSync({ "notes.txt": utf8("x") }), "zip"],
    ["an old document", OLE, "ole"],
    ["a locked document", new Uint8Array([...OLE, ...utf16("EncryptedPackage")]), "ole_encrypted"],
    ["a PDF", utf8("%PDF-1.7\n%âãÏÓ"), "pdf"],
    ["a page", utf8("\ufeff  <!DOCTYPE html><html></html>"), "html"],
    ["a page with a comment", utf8("<?xml version='1.0'?>\n<!-- x -->\n<html>"), "html"],
    ["rich text", utf8("{\\rtf1\\ansi Hello}"), "rtf"],
    ["a picture", latin1("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "image"],
    ["packed bytes", latin1("\x1f\x8b\x08\0\0\0\0\0"), "binary"],
    ["noise", Uint8Array.from({ length: 400 }, (_, at) => (at * 89) % 31), "binary"],
    ["captions", utf8("WEBVTT\n\n00:00.000 --> 00:01.000\nHi"), "text"],
    ["text that begins like a picture", utf8("BMI is a poor measure of health."), "text"],
    ["UTF-16 text", utf16("Ada: hello"), "text"],
  ];

  for (const [what, bytes, kind] of cases) assertEquals(sniff(bytes), kind, what);
});
