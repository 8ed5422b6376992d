import {
  assert,
  assertEquals,
  assertIncludes,
  assertMatch,
  assertRejects,
} from "../../tests/helpers/assert.ts";
import { people } from "../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import { withSmtp } from "../../tests/helpers/smtp.ts";
import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import { system, tenant } from "../db/mod.ts";
import { readDeliveries } from "./deliveries.ts";
import { letterHtml, letterText } from "./draw_letter.ts";
import type { Mailer } from "./mailer.ts";
import { mailLater, openMailer } from "./mod.ts";
import { smtpMailer } from "./smtp.ts";

const LETTER = {
  title: "You are invited",
  paragraphs: ["Ada & Ed <b>ask</b> you in."],
  action: { label: "Accept", url: "https://portal.example/invite/sample?a=1&b=2" },
  note: "Seven days.",
};
const LOOK = { name: "Sample <Media>", accent: "#0b5d66" };

async function ask(services: TestServices, key = "greeting") {
  const { ada } = await people(services);
  const ask = () =>
    tenant(services.sql, ada.organisationId, (tx) =>
      mailLater(tx, {
        organisationId: ada.organisationId,
        key,
        to: "jo@sample.example",
        subject: "Grüße",
        letter: LETTER,
        now: services.clock.now(),
      }));
  await ask();
  return { organisationId: ada.organisationId, ask };
}

async function rows(services: TestServices) {
  return await system(
    services.sql,
    (tx) =>
      tx<{ sent: boolean; bounced: boolean; failed: boolean; forgotten: boolean; response: string | null }[]>`
        select sent_at is not null as sent, bounced_at is not null as bounced, failed_at is not null as failed,
          letter is null as forgotten, response
        from mail_outbox
      `,
  );
}

async function work(services: TestServices, mailer: Mailer = services.mailer) {
  return await runOnce({ ...services, mailer }, handlers);
}

function plainMailer(port: number): Mailer {
  return smtpMailer({ host: "127.0.0.1", port, user: null, password: null }, "portal@media.example", {
    rejectUnauthorized: false,
  });
}

Deno.test("mailLater() sends a mail once for a key, in the organisation's name, and forgets the letter", () =>
  withServices(async (services) => {
    const { organisationId, ask: again } = await ask(services);
    await again();

    assert(await work(services));
    await again();
    assert(!await work(services));

    const [mail] = services.mailed;
    assertEquals(services.mailed.length, 1);
    assertEquals([mail!.fromName, mail!.to, mail!.link], [
      "Sample Health Media",
      "jo@sample.example",
      LETTER.action.url,
    ]);
    assertEquals((await rows(services)).map(({ sent, forgotten }) => [sent, forgotten]), [[true, true]]);
    const delivered = await tenant(services.sql, organisationId, (tx) => readDeliveries(tx, ["greeting"]));
    assertEquals(delivered.get("greeting"), "sent");
  }));

Deno.test("mailLater() keeps no mail of a transaction that is undone", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const mail = {
      organisationId: null,
      key: "k",
      to: ada.email,
      subject: "s",
      letter: LETTER,
      now: new Date(),
    };

    await assertRejects(() =>
      system(services.sql, async (tx) => {
        await mailLater(tx, mail);
        throw new Error("undone");
      })
    );

    assertEquals((await rows(services)).length, 0);
    assert(!await work(services));
  }));

Deno.test("send_mail hands a mail to an SMTP server as HTML and text, in one Message-ID for its key", () =>
  withServices((services) =>
    withSmtp(async ({ port, received }) => {
      await ask(services);

      await work(services, plainMailer(port));

      const [mail] = received;
      assertEquals([mail!.from, mail!.to], ["portal@media.example", ["jo@sample.example"]]);
      assertMatch(mail!.source, /^Message-ID: <[0-9a-f]{32}@mediahub\.invalid>\r$/m);
      assertMatch(mail!.source, /^From: Sample Health Media <portal@media\.example>\r$/m);
      assertMatch(mail!.source, /^Subject: =\?UTF-8\?/m);
      assertIncludes(mail!.source, "Content-Type: text/plain");
      assertIncludes(mail!.source, "Content-Type: text/html");
      assertMatch((await rows(services))[0]!.response ?? "", /^250/);
    })
  ));

Deno.test("send_mail tries again after a 4xx and after a lost connection, and sends once", () =>
  withServices((services) =>
    withSmtp(async ({ port, received, mood }) => {
      await ask(services);
      const away = plainMailer(freePort());

      await work(services, away);
      services.clock.advance(20_000);
      await work(services, plainMailer(port));
      assertEquals((await rows(services)).map(({ sent, forgotten }) => [sent, forgotten]), [[false, false]]);
      mood.data = undefined;
      services.clock.advance(60_000);
      await work(services, plainMailer(port));
      services.clock.advance(3_600_000);
      await work(services, plainMailer(port));

      assertEquals(received.length, 1);
      assertEquals((await rows(services)).map(({ sent }) => sent), [true]);
    }, { data: 451 })
  ));

Deno.test("send_mail records a 5xx as bounced, and does not try again", () =>
  withServices(async (services) => {
    const { organisationId } = await ask(services);
    await withSmtp(async ({ port, received }) => {
      await work(services, plainMailer(port));
      services.clock.advance(3_600_000);
      assert(!await work(services, plainMailer(port)));
      assertEquals(received.length, 0);
    }, { recipient: 550 });

    const [row] = await rows(services);
    assertEquals([row!.sent, row!.bounced, row!.forgotten], [false, true, true]);
    assertMatch(row!.response ?? "", /^550/);
    const delivered = await tenant(services.sql, organisationId, (tx) => readDeliveries(tx, ["greeting"]));
    assertEquals(delivered.get("greeting"), "bounced");
  }));

Deno.test("send_mail notes a mail whose last attempt failed", () =>
  withServices(async (services) => {
    await ask(services);
    await system(services.sql, (tx) => tx`update jobs set max_attempts = 1`);

    await work(services, { send: () => Promise.reject(new Error("no such host")) });

    const [row] = await rows(services);
    assertEquals([row!.sent, row!.failed, row!.forgotten, row!.response], [
      false,
      true,
      true,
      "no such host",
    ]);
  }));

Deno.test("smtpMailer() signs in only under TLS that it trusts", () =>
  withSmtp(async ({ port, received }) => {
    const server = { host: "127.0.0.1", port, user: "portal", password: "a sample password" };
    const mail = message();

    await assertRejects(() => smtpMailer(server, "portal@media.example").send(mail));
    assertEquals(received.length, 0);
    const lenient = { rejectUnauthorized: false };
    await smtpMailer(server, "portal@media.example", lenient).send(mail);
    assertEquals(received.map(({ secure, user }) => [secure, user]), [[true, "portal"]]);

    const wrong = { ...server, password: "not the password" };
    const refused = await assertRejects(() => smtpMailer(wrong, "portal@media.example", lenient).send(mail));
    assert(refused.name !== "BouncedError", "a refused sign-in says nothing about the mail");
  }));

Deno.test("smtpMailer() gives no password to a server without TLS", () =>
  withSmtp(async ({ port, received }) => {
    const server = { host: "127.0.0.1", port, user: "portal", password: "a sample password" };

    await assertRejects(() => smtpMailer(server, "portal@media.example").send(message()));

    assertEquals(received.length, 0);
  }, { plain: true }));

Deno.test("openMailer() keeps mails as files where no server is named, and says the link", () =>
  withServices(async (services) => {
    const { config, log, logged } = services;

    await openMailer(config, log).send(message());
    await openMailer(config, log).send(message());
    await openMailer({ ...config, production: true }, log).send(message());

    const files = [...Deno.readDirSync(`${config.dataDir}/mail`)].map(({ name }) => name);
    assertEquals(files, ["20260302-090000-0123456789ab.eml"]);
    assertIncludes(Deno.readTextFileSync(`${config.dataDir}/mail/${files[0]}`), "To: jo@sample.example");
    assertEquals(logged.map(({ fields }) => fields.link), [LETTER.action.url, LETTER.action.url, undefined]);
  }));

Deno.test("letterHtml() and letterText() say the same, with nothing in it taken for markup", () => {
  const html = letterHtml(LETTER, LOOK);

  assertIncludes(html, "Ada &amp; Ed &lt;b&gt;ask&lt;/b&gt; you in.");
  assertIncludes(html, 'href="https://portal.example/invite/sample?a=1&amp;b=2"');
  assertIncludes(html, "Sample &lt;Media&gt;");
  assertIncludes(html, "prefers-color-scheme: dark");
  assert(!/<img|url\(|@import|<link/.test(html), "nothing may be fetched");
  assertEquals(
    letterText(LETTER, LOOK),
    "You are invited\n\nAda & Ed <b>ask</b> you in.\n\nAccept:\nhttps://portal.example/invite/sample?a=1&b=2\n\n" +
      "Seven days.\n\n-- \nSample <Media>\n",
  );
});

function message() {
  return {
    messageId: "<0123456789abcdef0123456789abcdef@media.example>",
    fromName: "Sample Health Media",
    to: "jo@sample.example",
    subject: "You are invited",
    text: letterText(LETTER, LOOK),
    html: letterHtml(LETTER, LOOK),
    link: LETTER.action.url,
    attachments: [],
    askedAt: new Date("2026-03-02T09:00:00Z"),
  };
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  return port;
}
