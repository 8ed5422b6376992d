import { assertEquals } from "../tests/helpers/assert.ts";
import { DraftConfig } from "../lib/contract/report_shapes.ts";
import {
  eventTexts,
  keptConfig,
  missingOf,
  sentConfig,
  sentTexts,
  shownAs,
  speakersOf,
} from "./report_form.ts";

const NOTHING = { questions: {}, voices: {}, sample: false };

Deno.test("sentConfig() sends no correction for what stayed as it was drawn", () => {
  const { questions, voices } = sentConfig([
    ["question.q1.shown", shownAs("rating", true)],
    ["question.q1.kind", "rating"],
    ["question.q1.included", "on"],
    ["voice.0.key", "Alex"],
    ["voice.0.shown", shownAs("Alex", "speaker")],
    ["voice.0.name", "Alex"],
    ["voice.0.role", "speaker"],
  ], NOTHING);

  assertEquals({ questions, voices }, { questions: {}, voices: {} });
});

Deno.test("sentConfig() takes a cleared box as left out, with the kind it had", () => {
  const { questions } = sentConfig([
    ["question.q1.shown", shownAs("rating", true)],
    ["question.q1.kind", "rating"],
  ], NOTHING);

  assertEquals(questions, { q1: { kind: "rating", included: false } });
});

Deno.test("sentConfig() keeps corrections made before, and lets later ones win", () => {
  const before = {
    questions: { q1: { included: false }, q2: { included: false } },
    voices: {},
    sample: false,
  };

  const { questions } = sentConfig([
    ["question.q2.shown", shownAs("rating", false)],
    ["question.q2.kind", "rating"],
    ["question.q2.included", "on"],
  ], before);

  assertEquals(questions, { q1: { included: false }, q2: { kind: "rating", included: true } });
});

Deno.test("sentConfig() corrects a voice under the name the file gives", () => {
  const { voices } = sentConfig([
    ["voice.3.key", "SPEAKER_01"],
    ["voice.3.shown", shownAs("SPEAKER_01", "speaker")],
    ["voice.3.name", " Dr Alex Example "],
    ["voice.3.role", "host"],
  ], NOTHING);

  assertEquals(voices, { SPEAKER_01: { name: "Dr Alex Example", role: "host" } });
});

Deno.test("sentConfig() reads numbers as people write them, and leaves what is none to be refused", () => {
  const sent = sentConfig([["registered", "1,301"], ["attended", "many"]], NOTHING);

  assertEquals([sent.registered, sent.attended], [1301, "many"]);
});

Deno.test("keptConfig() can be kept while a number is still wrong", () => {
  const kept = keptConfig(sentConfig([["attended", "many"], ["event_name", "Talk"]], NOTHING));

  assertEquals(DraftConfig.parse(kept).attended, null);
});

Deno.test("speakersOf() parts a name from the rest at the first comma", () => {
  assertEquals(speakersOf("Dr Ada Example, Nurse, Leeds\n\n  Ben Specimen "), [
    { name: "Dr Ada Example", role: "Nurse, Leeds" },
    { name: "Ben Specimen", role: "" },
  ]);
});

Deno.test("eventTexts() shows what the files suggest until something is typed", () => {
  const suggested = { event_name: "From the file", event_date: "2026-11-12" };
  const empty = DraftConfig.parse({});

  assertEquals(eventTexts({ config: empty, suggested }).event_name, "From the file");
  assertEquals(eventTexts({ config: { ...empty, event_name: "Typed" }, suggested }).event_name, "Typed");
});

Deno.test("eventTexts() and sentConfig() are each other's reverse", () => {
  const config = DraftConfig.parse({
    event_name: "Talk",
    event_date: "2026-11-12",
    speakers: [{ name: "Ada", role: "Nurse, Leeds" }, { name: "Ben", role: "" }],
    registered: 301,
  });
  const texts = eventTexts({ config, suggested: { event_name: null, event_date: null } });

  assertEquals(DraftConfig.parse(sentConfig(Object.entries(texts), config)), config);
});

Deno.test("missingOf() names what is missing and what can't be used, each with its place", () => {
  const failure = { code: "survey_no_answers", title: "No answers.", detail: null, request_id: null };
  const survey = { name: "s.csv", bytes: 1, summary: null, error: failure };

  const missing = missingOf({ transcript: null, survey }, sentTexts([["event_name", "Talk"]]));

  assertEquals(missing.map(({ href }) => href), ["#transcript", "#survey", "#event_date"]);
});
