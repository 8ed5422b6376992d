import { assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { people, withServices } from "../../tests/helpers/services.ts";
import { brandOf } from "../../lib/people/mod.ts";
import { brand } from "./brand.ts";

async function withFile(text: string, act: (path: string) => Promise<void>): Promise<void> {
  const file = await Deno.makeTempFile({ suffix: ".json" });
  try {
    await Deno.writeTextFile(file, text);
    await act(file);
  } finally {
    await Deno.remove(file);
  }
}

Deno.test("brand() gives the named organisation its look, and no other", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);

    await withFile(
      '{"name":"Sample House","accent":"#5B2A86"}',
      (file) => brand(services, file, "sample-health-media").then(() => {}),
    );

    const [own, other] = [
      await brandOf(services, ada.organisationId),
      await brandOf(services, otto.organisationId),
    ];
    assertEquals([own.name, own.accent], ["Sample House", "#5B2A86"]);
    assertEquals(other.name, "Other Sample Media");
  }));

Deno.test("brand() names the organisations there are when it isn't told which", () =>
  withServices(async (services) => {
    await people(services);

    await withFile('{"accent":"#5B2A86"}', async (file) => {
      const error = await assertRejects(() => brand(services, file, undefined));
      assertIncludes(error.message, "other-sample-media, sample-health-media");
    });
  }));
