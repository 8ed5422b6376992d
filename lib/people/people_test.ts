import { assert, assertEquals, assertMatch, assertRejects } from "../../tests/helpers/assert.ts";
import { people } from "../../tests/helpers/people.ts";
import { withServices } from "../../tests/helpers/services.ts";
import { findActor, signIn } from "../auth/mod.ts";
import type { AppError } from "../http/mod.ts";
import { system } from "../db/mod.ts";
import {
  brandOf,
  createOrganisation,
  createSetupLink,
  createUser,
  isSetupLinkValid,
  readLogo,
  readOrganisation,
  redeemSetupLink,
  saveBrand,
} from "./mod.ts";
import { slugOf } from "./organisations.ts";

const CALLER = { address: "203.0.113.9", userAgent: null, requestId: "request-1" };
const FORM = {
  organisation_name: "Sample Health Media",
  name: "Ada Sample",
  email: "ada@sample.example",
  password: "seven otters drift by",
};

/** The start of a PNG of that size: enough for its header to be read. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

function tokenOf(link: { url: string } | null): string {
  return link!.url.split("/").at(-1)!;
}

Deno.test("redeemSetupLink() makes the first organisation and signs its admin in", () =>
  withServices(async (services) => {
    const link = await createSetupLink(services);

    const tokens = await redeemSetupLink(services, { token: tokenOf(link) }, FORM, CALLER);
    const actor = (await findActor(services, tokens.access_token))?.actor;

    assertEquals([actor?.role, actor?.email], ["admin", "ada@sample.example"]);
    assertEquals((await readOrganisation(services, actor!)).name, "Sample Health Media");
    assertEquals((await signIn(services, FORM, CALLER)).user.id, actor?.userId);
  }));

Deno.test("redeemSetupLink() works once, though ten try at the same moment", () =>
  withServices(async (services) => {
    const token = tokenOf(await createSetupLink(services));

    const tries = await Promise.allSettled(
      Array.from(
        { length: 10 },
        (_, index) =>
          redeemSetupLink(services, { token }, { ...FORM, email: `ada${index}@sample.example` }, CALLER),
      ),
    );

    assertEquals(tries.filter(({ status }) => status === "fulfilled").length, 1);
    const codes = tries.flatMap((each) => each.status === "rejected" ? [(each.reason as AppError).code] : []);
    assertEquals(new Set(codes), new Set(["setup_link_invalid"]));
    const [count] = await system(services.sql, (tx) => tx`select count(*)::int as n from organisations`);
    assertEquals(count?.n, 1);
  }));

Deno.test("redeemSetupLink() keeps the link when the form can't be used", () =>
  withServices(async (services) => {
    const token = tokenOf(await createSetupLink(services));

    const error = await assertRejects(() =>
      redeemSetupLink(services, { token }, { ...FORM, password: "short" }, CALLER)
    ) as AppError;

    assertEquals([error.code, error.fields], ["input_invalid", { password: "Use at least 12 characters." }]);
    assert(await isSetupLinkValid(services, token));
  }));

Deno.test("createSetupLink() leaves one link valid, for a day, and none once there are people", () =>
  withServices(async (services) => {
    const first = tokenOf(await createSetupLink(services));
    const second = tokenOf(await createSetupLink(services));

    assertEquals([await isSetupLinkValid(services, first), await isSetupLinkValid(services, second)], [
      false,
      true,
    ]);
    services.clock.advance(86_400_000 + 1);
    assertEquals(await isSetupLinkValid(services, second), false);
    await people(services);
    assertEquals(await createSetupLink(services), null);
  }));

Deno.test("createUser() refuses an address that somebody has, in any organisation", () =>
  withServices(async (services) => {
    const { ada } = await people(services);

    const error = await assertRejects(() =>
      createUser(services, {
        organisationId: ada.organisationId,
        name: "Another",
        email: "OTTO@other.example",
        password: "seven otters drift by",
        role: "viewer",
      })
    ) as AppError;

    assertEquals(error.fields, { email: "Somebody uses this address already." });
  }));

Deno.test("createOrganisation() tells organisations of one name apart", () =>
  withServices(async (services) => {
    for (const name of ["Sample & Söhne", "Sample & Söhne", "Sample  Söhne"]) {
      await createOrganisation(services, { name });
    }

    const rows = await system(services.sql, (tx) => tx`select slug from organisations order by slug`);

    assertEquals(rows.map(({ slug }) => slug), ["sample-sohne", "sample-sohne-2", "sample-sohne-3"]);
  }));

Deno.test("brandOf() wears the house's look until the organisation brings its own", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const logo = png(640, 200);

    await saveBrand(services, ada.organisationId, {
      name: "Sample Health",
      accent: "#7a1f5c",
      headFont: "Cambria",
      bodyFont: "Calibri",
      logo,
    });

    assertEquals(await brandOf(services, otto.organisationId), {
      name: "Other Sample Media",
      accent: "#0B5D66",
      headFont: "Georgia",
      bodyFont: "Arial",
      logo: null,
    });
    assertEquals(await brandOf(services, ada.organisationId), {
      name: "Sample Health",
      accent: "#7A1F5C",
      headFont: "Cambria",
      bodyFont: "Calibri",
      logo: { bytes: logo, mediaType: "image/png", width: 640, height: 200 },
    });
    const { version, ...size } = (await readOrganisation(services, ada)).brand.logo!;
    assertEquals(size, { width: 640, height: 200 });
    assertMatch(version, /^[0-9a-f]{16}-640x200$/);
  }));

Deno.test("saveBrand() leaves nothing of a logo that another takes the place of", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const brand = { name: null, accent: "#0B5D66", headFont: "Georgia", bodyFont: "Arial" };
    const save = async (logo: Uint8Array | null) => {
      await saveBrand(services, ada.organisationId, { ...brand, logo });
      return (await readOrganisation(services, ada)).brand.logo?.version ?? null;
    };

    const first = await save(png(64, 64));
    const second = await save(png(65, 64));

    assert(first !== null && second !== null && first !== second);
    assertEquals(await services.storage.size(`brands/${ada.organisationId}/logo-${first}`), null);
    assertEquals(await save(png(65, 64)), second);
    assertEquals((await readLogo(services, ada)).bytes, png(65, 64));
    assertEquals(await save(null), null);
    assertEquals(await services.storage.size(`brands/${ada.organisationId}/logo-${second}`), null);
    assertEquals((await assertRejects(() => readLogo(services, ada)) as AppError).code, "not_found");
  }));

Deno.test("saveBrand() refuses what a deck can't wear", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const brand = { name: null, accent: "#0B5D66", headFont: "Georgia", bodyFont: "Arial", logo: null };

    for (
      const wrong of [{ accent: "teal" }, { logo: new Uint8Array(2_000_001) }, {
        logo: new Uint8Array([60, 115]),
      }]
    ) {
      const error = await assertRejects(() =>
        saveBrand(services, ada.organisationId, { ...brand, ...wrong })
      ) as AppError;
      assertEquals(error.code, "brand_invalid");
    }
  }));

Deno.test("slugOf() makes an address of any name", () => {
  assertEquals(["Café Ähm", "  -- ", "健康", "a".repeat(200)].map(slugOf), [
    "cafe-ahm",
    "organisation",
    "organisation",
    "a".repeat(60),
  ]);
});
