import { assertEquals } from "../../../tests/helpers/assert.ts";
import { AGREEMENT, choiceOf, npsQuestion, QUALITY, scaleOf, surveyOf } from "../../../tests/helpers/deck.ts";
import { arrange } from "./arrange.ts";
import { choiceHeadline } from "./choice_headline.ts";
import { gridHeadline } from "./grid_slide.ts";
import { npsHeadline, npsOf } from "./nps_slide.ts";
import { pairedHeadline } from "./paired_slide.ts";
import { scaleHeadline } from "./scale_slide.ts";

const NB = "\u00a0";
const plain = (text: string) => text.replaceAll(NB, " ");
const OVERALL = "How would you rate the webinar overall?";

function scaleSaid(counts: number[], text = OVERALL, labels = QUALITY): string {
  return plain(scaleHeadline(scaleOf(text, labels, counts), "webinar"));
}

Deno.test("scaleHeadline() praises at 85 %, names the rest from 60 %, and a split below", () => {
  assertEquals(scaleSaid([71, 48, 7, 2, 0]), "93 % rated the webinar good or excellent");
  assertEquals(scaleSaid([40, 30, 20, 10, 0]), "70 % rated the webinar good or excellent, 30 % did not");
  assertEquals(
    scaleSaid([25, 25, 30, 10, 10]),
    "Opinion is split: 50 % rated the webinar good or excellent, 50 % did not",
  );
  assertEquals(scaleSaid([5, 15, 40, 30, 10]), "Only 20 % rated the webinar good or excellent, 80 % did not");
});

Deno.test("scaleHeadline() counts people under thirty and never says 100 % of all but one", () => {
  assertEquals(scaleSaid([10, 9, 2, 1, 0]), "19 of 22 rated the webinar good or excellent");
  assertEquals(scaleSaid([12, 10, 0, 0, 0]), "All 22 rated the webinar good or excellent");
  assertEquals(scaleSaid([0, 0, 6, 2, 2]), "None of the 10 rated the webinar good or excellent");
  assertEquals(scaleSaid([300, 99, 1, 0, 0]), "More than 99 % rated the webinar good or excellent");
  assertEquals(scaleSaid([1, 0, 9, 8, 4]), "Only 1 of 22 rated the webinar good or excellent, 21 did not");
});

Deno.test("scaleHeadline() reads as English whatever was asked", () => {
  const counts = [40, 50, 6, 3, 1];
  const satisfied = ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"];
  const useful = ["Extremely useful", "Very useful", "Somewhat useful", "Not so useful", "Not at all useful"];
  const confident = ["Very confident", "Confident", "Neutral", "Unsure", "Not at all confident"];
  const stars = ["5", "4", "3", "2", "1"];
  const cases: [string, string[], string][] = [
    [
      "The content was relevant to my practice.",
      AGREEMENT,
      "90 % agree that the content was relevant to their practice",
    ],
    [
      "I learned something I can use tomorrow",
      AGREEMENT,
      "90 % agree that they learned something they can use tomorrow",
    ],
    ["Quality of the slides", AGREEMENT, "90 % agree with “Quality of the slides”"],
    ["You would come again", AGREEMENT, "90 % agree with “You would come again”"],
    [
      "How satisfied were you with the venue?",
      satisfied,
      "90 % were satisfied or very satisfied with the venue",
    ],
    ["How useful was this session?", useful, "90 % found the session very useful or extremely useful"],
    [
      "How confident are you in your diagnosis?",
      confident,
      "90 % are confident or very confident in their diagnosis",
    ],
    [
      "Please rate the speaker’s knowledge (1 = poor, 5 = excellent)",
      stars,
      "90 % rated the speaker’s knowledge 4 or 5 out of 5",
    ],
    ["Overall rating", stars, "90 % rated the webinar 4 or 5 out of 5"],
    [
      "On a scale of 1 to 5, how would you rate this webinar?",
      stars,
      "90 % rated the webinar 4 or 5 out of 5",
    ],
    ["Why so?", QUALITY, "90 % answered “Good” or “Excellent”"],
    ["If you compare it to the last one, was it?", QUALITY, "90 % answered “Good” or “Excellent”"],
  ];

  for (const [text, labels, expected] of cases) assertEquals(scaleSaid(counts, text, labels), expected, text);
});

Deno.test("choiceHeadline() says most, nearly half, or what leads, and a tie as a tie", () => {
  const said = (text: string, counts: Record<string, number>) =>
    plain(choiceHeadline(choiceOf(text, counts)));

  assertEquals(
    said("What is your main role?", { Nurse: 70, Pharmacist: 30 }),
    "Most of those who answered are nurses: 70 %",
  );
  assertEquals(
    said("What is your main role?", { "General practitioner": 58, Nurse: 29, Pharmacist: 32, Student: 9 }),
    "Nearly half of those who answered are general practitioners: 45 %",
  );
  assertEquals(
    said("Where did you hear of it?", { "E-mail": 60, Colleague: 30, LinkedIn: 60 }),
    "“E-mail” and “LinkedIn” lead, level at about 40 %",
  );
  assertEquals(
    said("Where did you hear of it?", { "E-mail": 80, Colleague: 40, LinkedIn: 30, Other: 70 }),
    "“E-mail” leads with 36 %, ahead of “Colleague” at 18 %",
  );
  assertEquals(
    said("Where did you hear of it?", { "E-mail": 4, Colleague: 3, LinkedIn: 3 }),
    "No answer leads clearly: “E-mail” has most, 4 of 10",
  );
  assertEquals(
    said("Should it be longer?", { Yes: 52, No: 48 }),
    "Opinion is split: 52 % answered “Yes”, 48 % “No”",
  );
  assertEquals(said("Gender", { Female: 52, Male: 48 }), "52 % answered “Female”, 48 % “Male”");
});

Deno.test("choiceHeadline() turns yes and no into what people do where that is safe", () => {
  const said = (text: string, yes: number, no: number) =>
    plain(choiceHeadline(choiceOf(text, { Yes: yes, No: no })));

  assertEquals(
    said("Would you recommend this webinar to your colleagues?", 94, 6),
    "94 % would recommend the webinar to their colleagues, 6 % would not",
  );
  assertEquals(said("Do you have any children?", 20, 80), "80 % have no children");
  assertEquals(said("Have you ever attended before?", 10, 90), "90 % have never attended before");
  assertEquals(said("Are you a nurse?", 90, 10), "Most answered “Yes”: 90 %");
  assertEquals(said("Was the sound good?", 90, 10), "Most answered “Yes”: 90 %");
  assertEquals(said("Would you attend again?", 21, 1), "21 of 22 would attend again, 1 would not");
});

Deno.test("choiceHeadline() of several choices names the first two", () => {
  const several = { kind: "multiple_choice" as const, n: 121 };
  const question = choiceOf(
    "Which topics should we cover next?",
    { "Resistant hypertension": 73, "Frail patients": 58, Other: 80 },
    several,
  );

  assertEquals(
    plain(choiceHeadline(question)),
    "60 % want “Resistant hypertension” next, ahead of “Frail patients” at 48 %",
  );
});

Deno.test("choiceHeadline() keeps to 95 characters with long answers", () => {
  const long = "A very long answer that somebody wrote into the form without thinking of slides at all ";
  const question = choiceOf("Which?", {
    [`${long} one`]: 80,
    [`${long} two`]: 40,
    [`${long} three`]: 30,
    Four: 60,
  });

  const said = choiceHeadline(question);

  assertEquals(said.length <= 95, true, said);
});

Deno.test("npsHeadline() puts the ratio in words and never beyond the counts", () => {
  const said = (counts: number[]) => plain(npsHeadline(npsOf(npsQuestion(counts))));

  assertEquals(
    said([0, 0, 0, 1, 0, 3, 5, 12, 24, 33, 50]),
    "Promoters outnumber detractors nine to one: a score of +58",
  );
  assertEquals(
    said([0, 0, 0, 0, 0, 0, 10, 4, 0, 36, 0]),
    "Promoters outnumber detractors more than three to one: a score of +52",
  );
  assertEquals(said([5, 5, 5, 5, 5, 5, 0, 5, 5, 5, 5]), "Detractors outnumber promoters: a score of −40");
  assertEquals(
    said([0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10]),
    "A score of +20: 40 % promoters, 20 % detractors",
  );
  assertEquals(said([0, 0, 0, 0, 0, 0, 0, 4, 4, 7, 7]), "No detractors among 22 answers: a score of +64");
  assertEquals(
    said([0, 0, 0, 0, 0, 0, 5, 5, 5, 5, 0]),
    "A score of 0: 5 of 20 promoters, 5 of 20 detractors",
  );
});

Deno.test("gridHeadline() says how many items reach the mark and which lags", () => {
  const stem = "After this webinar I feel able to …";
  const item = (name: string, top: number) =>
    scaleOf(`${stem} ${name}`, AGREEMENT, [top - 20, 20, 100 - top, 0, 0], { stem, item: name });
  const said = (...tops: number[]) => {
    const items = tops.map((top, index) => item(`topic ${index}`, top));
    const part = arrange(surveyOf(items)).find((each) => each.kind === "grid");
    return plain(
      gridHeadline(part!.kind === "grid" ? part!.group : { stem, items, objectives: true }, "webinar"),
    );
  };

  assertEquals(said(95, 92, 91), "All three objectives were met by more than 90 %");
  assertEquals(said(92, 88, 76), "All three objectives were met by more than 75 %");
  assertEquals(
    said(92, 90, 83, 79, 66),
    "Four of five objectives were met by more than 75 %; “Topic 4” lags at 66 %",
  );
  assertEquals(said(80, 60, 55, 50), "Only one of four objectives was met by 75 %; the lowest has 50 %");
  assertEquals(said(70, 60), "Neither of the two objectives was met by 75 %");
});

Deno.test("pairedHeadline() says rose only where a sign test does", () => {
  const item = (label: string, rose: number, fell: number, n = 100) => ({
    ...{ label, n, before: 30, after: 30 + rose - fell, rose, same: n - rose - fell, fell },
    p: Math.abs(rose - fell) > 20 ? 0.001 : 0.5,
  });
  const said = (...items: ReturnType<typeof item>[]) => plain(pairedHeadline(items, "Confidence"));

  assertEquals(
    said(item("Doses", 44, 4), item("Kidneys", 30, 2)),
    "Confidence rose on both topics, most in “Doses”: +40 points",
  );
  assertEquals(
    said(item("Doses", 40, 2), item("Kidneys", 2, 30)),
    "Confidence rose on one, fell on “Kidneys”",
  );
  assertEquals(
    said(item("Doses", 10, 9), item("Kidneys", 8, 9)),
    "Confidence hardly changed on the two topics asked before and after",
  );
  assertEquals(
    said(item("Running a review", 72, 6, 114)),
    "Confidence in running a review rose: +58 points, 72 of 114 moved up",
  );
  assertEquals(
    said(item("Doses", 14, 12, 26)),
    "Confidence hardly changed: 14 of 26 rated it higher after than before, 12 lower",
  );
});
