import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { xmlFault } from "./well_formed.ts";

Deno.test("xmlFault() accepts well-formed XML", () => {
  const xml = '<?xml version="1.0"?>\n<a b="1" c=\'&lt;\'><x:y/>text &amp; &#x2212;<z>\n</z></a>\n';

  assertEquals(xmlFault(xml), null);
});

Deno.test("xmlFault() finds each kind of fault", () => {
  const broken = [
    "<a><b></a></b>",
    "<a>",
    "<a>R&D</a>",
    '<a b="R&D"/>',
    '<a b="1" b="2"/>',
    "<a b=1/>",
    "<a/><b/>",
    "text",
    "<a>\u0001</a>",
    "<a>\ud800</a>",
    '<a b="<"/>',
  ];
  for (const xml of broken) assert(xmlFault(xml) !== null, xml);
});
