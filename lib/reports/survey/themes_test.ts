import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { findThemes } from "./themes.ts";

const COMMENTS = [
  "More time for questions please",
  "It felt rushed at the end, more time for questions",
  "Would have liked more time for questions",
  "Slides were too dense",
  "Share the slides before the session",
  "Please send the slides afterwards",
  "More ECG examples",
  "The ECG examples were hard to see",
  "Practical ECG examples please",
  "Nothing",
  "n/a",
  "No comment.",
  "Start earlier in the evening",
];

Deno.test("findThemes() names themes in the answers' own words and keeps abbreviations", () => {
  assertEquals(
    findThemes(COMMENTS).map(({ label, count }) => `${label}: ${count}`).sort(),
    ["ECG examples: 3", "More time for questions: 3", "Slides: 3"],
  );
});

Deno.test("findThemes() prefers a phrase to a word, names no theme by a bare doing, and counts what holds the name", () => {
  const answers = [
    "Use teach-back with every patient",
    "Teach back instead of a leaflet",
    "I will use teach back more often",
    "One correction, then teach back",
    "Check inhaler technique by watching",
    "Have the inhaler technique shown to me",
    "Ask about their inhaler technique",
    "Ask for the inhaler",
    "Refer to the clinic",
    "Write a plan",
  ];

  const themes = findThemes(answers);

  assertEquals(themes.map(({ label, count }) => `${label}: ${count}`), [
    "Teach back: 4",
    "Inhaler technique: 3",
  ]);
  assertEquals(themes[1]!.members, [4, 5, 6]);
});

Deno.test("findThemes() keeps words of two syllables whole in Vietnamese", () => {
  const answers = [
    "Âm thanh nhỏ",
    "Âm thanh chưa tốt",
    "Âm thanh nhỏ quá",
    "Gửi tài liệu trước",
    "Nên gửi tài liệu trước",
    "Gửi tài liệu",
  ];

  const labels = findThemes(answers).map(({ label }) => label);

  assert(
    labels.some((label) => /^Âm thanh/.test(label)) && labels.some((label) => /tài liệu/i.test(label)),
    labels.join(),
  );
});

Deno.test("findThemes() quotes verbatim and points to its members", () => {
  for (const theme of findThemes(COMMENTS)) {
    assert(COMMENTS.some((comment) => comment.includes(theme.quote)));
    assertEquals(theme.members.length, theme.count);
    assert(theme.members.every((place) => !["Nothing", "n/a", "No comment."].includes(COMMENTS[place]!)));
  }
});

Deno.test("findThemes() lets a comment hold two themes", () => {
  const both = [...COMMENTS, "Slides with ECG examples and more time for questions"];
  const place = both.length - 1;

  assertEquals(findThemes(both).filter(({ members }) => members.includes(place)).length, 3);
});

Deno.test("findThemes() is empty for few answers and for answers with nothing in common", () => {
  assertEquals(findThemes(["Slides", "Slides", "Slides", "none", "n/a", "No", "-", "nothing to add"]), []);
  assertEquals(
    findThemes(["Parking", "Coffee was cold", "Microphone", "Statins", "Venue", "Registration", "Lunch"]),
    [],
  );
});

Deno.test("findThemes() reads German and keeps its capitals", () => {
  const themes = findThemes([
    "Mehr Zeit für Fragen",
    "Zu wenig Zeit für Fragen",
    "Zeit für Fragen war knapp",
    "Folien vorab verschicken",
    "Die Folien bitte vorher schicken",
    "nichts",
    "Mehr Fallbeispiele aus der Praxis",
    "Fallbeispiele",
  ]);

  assertEquals(themes.map(({ label }) => label).sort(), ["Fallbeispiele", "Folien", "Zeit für Fragen"]);
});

Deno.test("findThemes() leaves out words of the question itself", () => {
  const answers = COMMENTS;

  assert(
    !findThemes(answers, { question: "What about the slides?" }).some(({ label }) => label === "Slides"),
  );
});

Deno.test("findThemes() is quick with many answers", () => {
  const many = Array.from({ length: 20_000 }, (_, place) => `${COMMENTS[place % 9]} number ${place}`);
  const started = performance.now();

  assert(findThemes(many).length >= 3);
  assert(performance.now() - started < 5_000);
});
