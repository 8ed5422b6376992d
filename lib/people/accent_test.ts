import { assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { people, withServices } from "../../tests/helpers/services.ts";
import { readAccentSheet } from "./accent.ts";
import { saveBrand } from "./brand.ts";

const BRAND = { headFont: "Georgia", bodyFont: "Arial", name: null, logo: null };

Deno.test("readAccentSheet() wears the accent of the reader's own organisation", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    await saveBrand(services, ada.organisationId, { ...BRAND, accent: "#7A1FA2" });

    assertIncludes(await readAccentSheet(services, ada), "--accent: light-dark(#7a1fa2,");
    assertEquals((await readAccentSheet(services, otto)).includes("#7a1fa2"), false);
  }));
