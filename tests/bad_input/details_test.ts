/** Details, names and answers that try to be something else: taken as the text they are, or refused with a sentence. */
import { inspectPptx, readPptx } from "../../lib/office/pptx/oracle.ts";
import { unpackParts } from "../../lib/office/pptx/archive.ts";
import { assert, assertEquals, assertIncludes, assertMatch } from "../helpers/assert.ts";
import { answers, CONFIG, TALK } from "../helpers/report_files.ts";
import { people, type TestServices, withServices } from "../helpers/services.ts";
import { hasValidator, validateOffice } from "../helpers/validator.ts";
import { textFile } from "./hostile.ts";
import { formOf, keptFiles, portalDoor, refusalIn } from "./portal_door.ts";

type Door = ReturnType<typeof portalDoor>;

function withDoor(test: (door: Door, services: TestServices) => Promise<void>): Promise<void> {
  return withServices(async (services) =>
    await test(portalDoor(services, (await people(services)).ed), services)
  );
}

async function deckOf(door: Door, id: string): Promise<Uint8Array> {
  return await (await door.ask(`/api/reports/${id}/download`)).bytes();
}

async function assertSound(pptx: Uint8Array): Promise<void> {
  assertEquals(inspectPptx(pptx), []);
  if (hasValidator) assertEquals(await validateOffice(pptx), []);
}

Deno.test("a date that isn't one is refused in the field, whatever door it comes through", () =>
  withDoor(async (door, services) => {
    for (
      const event_date of [
        "2026-02-30",
        "soon",
        "0001-01-01",
        "9999-12-31",
        "10000-01-01",
        "2026-1-1",
        "",
        5,
        null,
      ]
    ) {
      const response = await door.create({ config: { ...CONFIG, event_date } });
      const { status, code, words } = await refusalIn(response);

      assertEquals([status, code], [422, "input_invalid"], String(event_date));
      assertIncludes(words, "Give the date as a day of the calendar, such as 2026-11-12.");
    }
    assertEquals(await keptFiles(services), []);
  }));

Deno.test("details that can't be read, or hold too much, are refused with the field and the reason", () =>
  withDoor(async (door, services) => {
    const cases: [config: unknown, status: number, words: RegExp][] = [
      ["{", 422, /Write an object as JSON/],
      ["[]", 422, /Write an object as JSON/],
      ["null", 422, /Write an object as JSON/],
      ["", 422, /Fill this in/],
      ["[".repeat(100_000), 422, /Write an object as JSON/],
      [{ ...CONFIG, event_name: " \u0000 " }, 422, /Give the event a title/],
      [{ ...CONFIG, event_name: "x".repeat(301) }, 422, /longer than 300/],
      [{ ...CONFIG, programme: "x".repeat(900_000) }, 422, /at most 300 characters/],
      [{ ...CONFIG, programme: "x".repeat(1_100_000) }, 413, /larger/],
      [{ ...CONFIG, speakers: Array(41).fill({ name: "A", role: "" }) }, 422, /at most 40 entries/],
      [{ ...CONFIG, questions: { q1: { kind: "guess" } } }, 422, /Choose one of/],
      [{ ...CONFIG, registered: -1 }, 422, /at least 0/],
      [JSON.stringify(CONFIG).replace('"registered":null', '"registered":1e400'), 422, /whole number|number/],
    ];
    for (const [config, status, words] of cases) {
      const refusal = await refusalIn(await door.create({ config }));

      assertEquals(refusal.status, status, JSON.stringify(config).slice(0, 60));
      assertMatch(refusal.words, words);
    }
    assertEquals(await keptFiles(services), []);
  }));

Deno.test("corrections of questions and voices that are not there, or named like parts of an object, change nothing", () =>
  withDoor(async (door) => {
    const text = JSON.stringify(CONFIG)
      .replace(
        '"questions":{}',
        '"questions":{"__proto__":{"kind":"nps"},"constructor":{"included":false},"q99":{}}',
      )
      .replace('"voices":{}', '"voices":{"__proto__":{"name":"x"},"toString":{"role":"leave_out"}}');
    const [odd, plain] = [await door.make({ config: text }), await door.make({})];

    const model = async (id: string | null) => {
      const { questions } = await (await door.ask(`/api/reports/${id}/model`)).json();
      return questions;
    };
    assertEquals(odd.code, "completed");
    assertEquals(await model(odd.id), await model(plain.id));
  }));

Deno.test("every question made another kind, or left out, still makes a sound deck", () =>
  withDoor(async (door) => {
    const kinds = ["nps", "rating", "likert", "number", "multiple_choice", "single_choice", "free_text"];
    const changes = [...kinds.map((kind) => ({ kind })), { included: false }];
    for (const change of changes) {
      const questions = Object.fromEntries(["q1", "q2", "q3", "q4"].map((id) => [id, change]));
      const { code, id } = await door.make({ config: { ...CONFIG, questions } });

      assertEquals(code, "completed", JSON.stringify(change));
      assertEquals(inspectPptx(await deckOf(door, id!)), [], JSON.stringify(change));
    }
  }));

const STRAY = "\u0001\u000b\ufffe\uffff";

Deno.test("characters that no document can hold never reach one, from details, transcript or survey", () =>
  withDoor(async (door) => {
    const config = {
      ...CONFIG,
      event_name: `Spacers \u0000\ud800${STRAY}🩺`,
      speakers: [{ name: `Ada \udc00${STRAY}`, role: "\u0008" }],
      audience: STRAY,
      voices: { "\u0000": { name: "\ud83d" } },
    };
    const odd = (text: string) => text.replace("Ada", `Ada ${STRAY}`).replace("towel", "towel 👩🏽‍⚕️\ufffe");
    const podcast = JSON.stringify({
      segments: Array.from({ length: 12 }, (_, at) => ({
        speaker: at % 2 ? "Ada SPLIT Example" : "SPLIT",
        startTime: at * 10,
        body:
          `SPLIT How often should we wash the spacer SPLIT? Once every month is enough, says point ${at}.`,
      })),
    }).replaceAll("SPLIT", "\\u0000\\ud800\\uffff");
    for (const file of [textFile("talk.vtt", odd(TALK)), textFile("talk.json", podcast)]) {
      const { code, id, words } = await door.make({
        config,
        transcript: file,
        survey: textFile(
          "answers.csv",
          answers().replace("role", `role ${STRAY}`).replaceAll("Nurse", "Nurse 👩🏽‍⚕️\ufffe"),
        ),
      });

      assertEquals(code, "completed", words);
      await assertSound(await deckOf(door, id!));
      assertEquals((await door.ask(`/reports/${id}`)).status, 200);
    }
  }));

Deno.test("formulas in questions and answers are text on the slides and strings in the workbook", () =>
  withDoor(async (door) => {
    const formulas = ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1:A9)", "-2+3"];
    const rows = Array.from(
      { length: 12 },
      (_, at) => `Person ${at},"${formulas[at % 4]}",${[10, 9, 6][at % 3]}`,
    );
    const csv = ["Name,=HYPERLINK(1) Which do you use?,How likely are you to recommend us?", ...rows].join(
      "\n",
    );
    const { code, id } = await door.make({
      survey: textFile("answers.csv", csv),
      config: { ...CONFIG, questions: { q2: { kind: "single_choice" } } },
    });

    assertEquals(code, "completed");
    const pptx = await deckOf(door, id!);
    await assertSound(pptx);
    const charts = readPptx(pptx).slides.flatMap((slide) => slide.charts);
    const shown = charts.flatMap(({ categories }) => categories);
    for (const formula of formulas) assert(shown.includes(`${formula} (3)`), `${formula}: ${shown}`);
    for (const [name, part] of unpackParts(pptx)) {
      if (!name.endsWith(".xlsx")) continue;
      for (const [sheet, xml] of unpackParts(part as Uint8Array)) {
        if (/worksheets\/sheet/.test(sheet)) assert(!String(xml).includes("<f>"), `${name} ${sheet}`);
      }
    }
  }));

Deno.test("file names lose what could do harm and keep what is only unusual", () =>
  withDoor(async (door) => {
    const names: [given: string, kept: string][] = [
      ["../../etc/passwd.txt", "passwd.txt"],
      ["..\\..\\talk.txt", "talk.txt"],
      ["a\u0000b.txt", "ab.txt"],
      ["🩺🩺.txt", "🩺🩺.txt"],
      ["\u202etxt.exe.txt", "txt.exe.txt"],
      ["שלום.txt", "שלום.txt"],
      [`${"x".repeat(300)}.txt`, `${"x".repeat(116)}.txt`],
    ];
    for (const [given, kept] of names) {
      const response = await door.create({ transcript: textFile(given, TALK) });
      const report = await response.json();

      assertEquals([response.status, report.transcript.name], [202, kept]);
      assertEquals((await door.ask(`/api/reports/${report.id}`, { method: "DELETE" })).status, 204);
    }
    for (const name of [".txt", "talk.txt\u0000.exe", "talk.exe", "talk"]) {
      const refusal = await refusalIn(await door.create({ transcript: textFile(name, TALK) }));
      assertEquals([refusal.status, refusal.code], [415, "file_type_wrong"], name);
    }
  }));

Deno.test("the name of an event can't break out of the header a download is named in", () =>
  withDoor(async (door) => {
    const event_name = 'x"; filename=evil.exe\r\nSet-Cookie: a=b; <script>/../🩺';
    const { id } = await door.make({ config: { ...CONFIG, event_name } });
    const response = await door.ask(`/api/reports/${id}/download`);
    await response.body?.cancel();

    const disposition = response.headers.get("content-disposition")!;
    assertMatch(
      disposition,
      /^attachment; filename="[^"\r\n\\\/;]+\.pptx"; filename\*=UTF-8''[\w.~%()!'*-]+\.pptx$/,
    );
    assertEquals(response.headers.getSetCookie(), []);
  }));

Deno.test("a form with a field or file doubled, missing or of the wrong sort says which", () =>
  withDoor(async (door, services) => {
    const changed = (change: (form: FormData) => void) => {
      const form = formOf({});
      change(form);
      return door.ask("/api/reports/create", { method: "POST", body: form });
    };
    const cases: [Response, status: number, code: string, words: RegExp][] = [
      [await changed((form) => form.delete("config")), 422, "input_invalid", /Fill this in/],
      [await changed((form) => form.delete("survey")), 422, "file_missing", /Choose a file/],
      [
        await changed((form) => form.append("survey", new Blob(["x"]), "b.csv")),
        422,
        "input_invalid",
        /one file/,
      ],
      [await changed((form) => form.set("survey", "text")), 422, "file_missing", /Choose a file/],
      [
        await changed((form) => form.set("config", new Blob(["{}"]), "c.json")),
        422,
        "input_invalid",
        /Fill this/,
      ],
      [
        await door.ask("/api/reports/create", { method: "POST", body: "{}" }),
        415,
        "media_type_unsupported",
        /Send it as/,
      ],
    ];
    for (const [response, status, code, words] of cases) {
      const refusal = await refusalIn(response);
      assertEquals([refusal.status, refusal.code], [status, code]);
      assertMatch(refusal.words, words);
    }
    assertEquals(await keptFiles(services), []);
  }));
