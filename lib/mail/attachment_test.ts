import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import { assertEquals } from "../../tests/helpers/assert.ts";
import { people } from "../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import { tenant } from "../db/mod.ts";
import { mailLater } from "./mod.ts";

async function ask(services: TestServices, storageKey: string) {
  const { ada } = await people(services);
  await tenant(services.sql, ada.organisationId, (tx) =>
    mailLater(tx, {
      organisationId: ada.organisationId,
      key: "with a file",
      to: "jo@sample.example",
      subject: "A file",
      letter: { title: "A file", paragraphs: ["It is attached."] },
      attachment: { key: storageKey, name: "October.pptx", mediaType: "application/octet-stream" },
      now: services.clock.now(),
    }));
}

Deno.test("mailLater() brings the file that lies in storage when the mail goes out", () =>
  withServices(async (services) => {
    await services.storage.put("organisations/sample/file", new Uint8Array([1, 2, 3]));
    await ask(services, "organisations/sample/file");

    await runOnce(services, handlers);

    assertEquals(services.mailed[0]!.attachments, [
      { name: "October.pptx", mediaType: "application/octet-stream", bytes: new Uint8Array([1, 2, 3]) },
    ]);
  }));

Deno.test("mailLater() sends the mail without a file that was deleted since", () =>
  withServices(async (services) => {
    await ask(services, "organisations/sample/gone");

    await runOnce(services, handlers);

    assertEquals(services.mailed.map(({ attachments }) => attachments), [[]]);
  }));
