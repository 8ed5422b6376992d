import fc from "fast-check";
import { assert, assertEquals } from "../../tests/helpers/assert.ts";
import { analyseTranscript, readTranscript, type Transcript } from "./mod.ts";

const WEBINAR = `Hannah Host  0:03
Good evening and welcome to our webinar on measuring blood pressure at home. My name is Hannah and I look after the programme. Please type your questions into the chat and we will take them at the end. Ada, over to you.

Dr Ada Example  1:02
Thank you, Hannah. Can you all see my slides? A single reading in the clinic misses about one in four people with masked hypertension. Clinic readings are higher than home readings in roughly a fifth of patients, which we call the white coat effect. In the large trials, home readings predicted stroke and heart failure better than clinic readings did. An average of twelve home readings over four days is more reliable than any number of clinic readings. Um, so what does that mean for the practice? It means that every practice needs a pool of monitors for home readings.

Dr Ada Example  6:15
Let's move on to the cuff. The cuff is where most errors happen. A cuff that is too small adds up to ten millimetres of mercury to the reading. You should measure the arm circumference once and write it in the record. Most patients need a medium cuff, but about a third of my patients need the large cuff. The arm must rest on a table so that the cuff is at the level of the heart. Please never place the cuff over clothing, because a sleeve under the cuff changes every reading.

Ben Sample  9:30
We keep three cuff sizes in every consulting room and it has changed everything. A patient with a large arm who gets a medium cuff will look hypertensive when they are not. We also check each monitor against the validated list once a year.

Dr Ada Example  12:05
Next I want to talk about treatment. We start with one drug at a low dose, and we add a second drug before we push the first drug to its maximum. Combination tablets improve adherence because one tablet is easier to remember than three. ACE inhibitors and calcium channel blockers are the usual pair. Side effects are the main reason why people stop their tablets, so ask about side effects at every visit. Adherence to tablets falls within the first year in half of all patients. Tablets work only when people take them.

Ben Sample  15:20
We phone every patient two weeks after a new tablet is started. Half of the problems with adherence are solved in that one phone call. Patients who keep a diary of their tablets are far more likely to reach the target.

Hannah Host  17:00
Thank you both. Let's go to the questions from the audience. We have a question from Maria in Leeds. How often should patients with stable blood pressure measure at home?

Dr Ada Example  17:35
Great question. For stable patients I recommend one week of readings every three months. Measuring every day only makes people anxious, and it does not change treatment.

Hannah Host  18:40
And the next one is from the chat. Are wrist monitors accurate enough for people with very large arms?

Ben Sample  19:05
Wrist monitors are a last resort. They work only when the wrist is held exactly at the level of the heart. If you have to use a wrist monitor, compare it with a clinic reading first.

Hannah Host  23:30
That is all we have time for. Thank you to our speakers and good night.
`;

const read = (text: string) => readTranscript(new TextEncoder().encode(text), "talk.txt");

Deno.test("analyseTranscript() divides a webinar by subject and names the parts with its words", async () => {
  const { chapters } = analyseTranscript(await read(WEBINAR));

  assertEquals(chapters.map(({ title, startSeconds }) => [startSeconds, title]), [
    [3, "Home readings"],
    [375, "Cuff"],
    [725, "Tablets and adherence"],
    [1020, "Questions from the audience"],
  ]);
});

Deno.test("analyseTranscript() covers every turn and word once", async () => {
  const transcript = await read(WEBINAR);

  const { chapters } = analyseTranscript(transcript);

  assertEquals(chapters[0]!.fromTurn, 0);
  assertEquals(chapters.at(-1)!.toTurn, transcript.turns.length);
  chapters.slice(1).forEach((chapter, index) => assertEquals(chapter.fromTurn, chapters[index]!.toTurn));
  assertEquals(chapters.reduce((sum, chapter) => sum + chapter.words, 0), transcript.words);
});

Deno.test("analyseTranscript() finds what the audience asked, and no asides", async () => {
  const { questions } = analyseTranscript(await read(WEBINAR));

  assertEquals(
    questions.map(({ question, asker, answeredBy, startSeconds, fromAudience }) => ({
      question,
      asker,
      answeredBy,
      startSeconds,
      fromAudience,
    })),
    [
      {
        question: "How often should patients with stable blood pressure measure at home?",
        asker: "Hannah Host",
        answeredBy: "Dr Ada Example",
        startSeconds: 1020,
        fromAudience: true,
      },
      {
        question: "Are wrist monitors accurate enough for people with very large arms?",
        asker: "Hannah Host",
        answeredBy: "Ben Sample",
        startSeconds: 1120,
        fromAudience: true,
      },
    ],
  );
  assertEquals(
    questions[0]!.answer,
    "For stable patients I recommend one week of readings every three months. Measuring every day only makes people anxious, and it does not change treatment.",
  );
});

Deno.test("analyseTranscript() tells questions of the audience from those of a host, and from those in a story", async () => {
  const { questions } = analyseTranscript(
    await read(`Hannah Host  0:03
Welcome, I will be your host tonight. With us is Ada, who runs a clinic for people with very high blood pressure. Ada, what goes wrong most often when people measure at home?

Dr Ada Example  0:30
People measure right after climbing the stairs, and the cuff sits on a sleeve. I never tell them that they are wrong, because it helps nobody at all. I ask, how did you do it this morning?

Hannah Host  2:00
That is a gentle way to begin, and I like it very much.

Dr Ada Example  2:10
It works with nearly everyone who comes to us, and it takes a minute. A quiet chair, a bare arm and five minutes of rest change the reading by ten millimetres, and nobody needs a new tablet for that.

Hannah Host  3:00
Thank you. Let us turn to the questions from the audience. The first one asks about time. How do you find time for teaching in a visit of ten minutes?

Dr Ada Example  3:20
I let the nurse do it while the patient waits, and I look at the diary afterwards with the patient.

Hannah Host  4:00
The next question comes from the chat. Which monitors would you lend to patients? And there is one about arms. Does it matter which arm people use?

Dr Ada Example  4:20
Lend monitors from the validated list, and use the arm with the higher reading every time.
`),
  );

  assertEquals(questions.map(({ question, fromAudience }) => [fromAudience, question]), [
    [false, "Ada, what goes wrong most often when people measure at home?"],
    [true, "How do you find time for teaching in a visit of ten minutes?"],
    [true, "Which monitors would you lend to patients?"],
    [true, "And there is one about arms. Does it matter which arm people use?"],
  ]);
  assertEquals(questions.at(-1)!.answeredBy, "Dr Ada Example");
});

Deno.test("analyseTranscript() names a part by one strong phrase rather than a weak pair", async () => {
  const about = (subject: string, other: string) =>
    `Let us talk about the ${subject}. ` +
    `The ${subject} is short and patients read the ${subject} at home with the ${other}. `.repeat(5) +
    `Every patient and then again every patient brings the ${other} along for us. `.repeat(6);
  const said = [["action plan", "diary"], ["action plan", "diary"], ["dose ladder", "inhaler"], [
    "dose ladder",
    "box",
  ]];
  const transcript = await read(
    said.map(([subject, other], index) =>
      `${index % 2 === 0 ? "Ada" : "Ben"} Example: ${about(subject!, other!)}\n\n`
    )
      .join(""),
  );

  const titles = analyseTranscript(transcript).chapters.map(({ title }) => title);

  assertEquals([titles[0], titles.some((title) => /^Dose ladder/.test(title))], ["Action plan", true]);
  assert(titles.every((title) => !/patient/i.test(title)), titles.join());
});

Deno.test("analyseTranscript() quotes whole claims of the speakers, spread over the talk", async () => {
  const transcript = await read(WEBINAR);

  const { keySentences } = analyseTranscript(transcript);

  assert(keySentences.length >= 3);
  assert(
    keySentences.every(({ text }) =>
      /^[A-Z].*[.!]$/.test(text) && !/^(?:It|They|Um|Thank|Please type)/.test(text)
    ),
  );
  assert(keySentences.every(({ text, turn }) => transcript.turns[turn]!.text.includes(text)));
  assert(new Set(keySentences.map(({ turn }) => turn)).size >= 3);
  assert(keySentences.every(({ speaker }) => speaker !== "Hannah Host"));
});

Deno.test("analyseTranscript() counts the things talked of most", async () => {
  const { frequentTerms } = analyseTranscript(await read(WEBINAR));

  assertEquals(frequentTerms[0], { term: "readings", count: 12 });
  assert(
    frequentTerms.every(({ term }) =>
      !["patients have", "know", "hannah", "ada"].includes(term.toLowerCase())
    ),
  );
});

Deno.test("analyseTranscript() gives a quote the time of its own cue", async () => {
  const { keySentences } = analyseTranscript(
    await read(
      "WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ada>The clinic is one place among many others.\n\n00:05.000 --> 00:09.000\n" +
        "<v Ada>Home readings predict stroke better than clinic readings in every large trial.\n\n" +
        Array.from(
          { length: 9 },
          (_, at) =>
            `00:${at + 10}.000 --> 00:${at + 11}.000\n<v Ada>And so we go on to number ${at} of these.\n\n`,
        )
          .join(""),
    ),
  );

  assertEquals(keySentences[0]!.startSeconds, 5);
});

Deno.test("analyseTranscript() gives no two chapters one name", async () => {
  const line = (name: string) =>
    `${name}: The coffee club meets and the coffee is good, for a coffee club is a club of friends.\n`;
  const { chapters } = analyseTranscript(
    await read(Array.from({ length: 40 }, (_, at) => line(at % 2 ? "Ada" : "Ben")).join("")),
  );

  assertEquals(new Set(chapters.map(({ title }) => title)).size, chapters.length);
});

Deno.test("analyseTranscript() is honest about a few lines", async () => {
  const analysis = analyseTranscript(await read("Ada: Hello all.\nBen: Hi Ada.\nAda: Bye."));

  assertEquals(analysis.chapters.map(({ title, share }) => [title, share]), [["The conversation", 1]]);
  assertEquals([analysis.keySentences, analysis.questions, analysis.frequentTerms], [[], [], []]);
});

Deno.test("analyseTranscript() leaves advertising unquoted", async () => {
  const advert = "Ada: Our first sponsor is Acme Water, the best water that money can buy for patients. " +
    "Go to acme.example.com and get a discount on water with every order of Acme Water today.\n";
  const { keySentences } = analyseTranscript(
    await read(`${advert}${WEBINAR.replace(/^(\w+(?: \w+)+) {2}\d+:\d+$/gm, "$1:")}`),
  );

  assert(keySentences.length > 0 && keySentences.every(({ text }) => !text.includes("Acme")));
});

Deno.test("analyseTranscript() quotes verbatim and asks verbatim, whatever was said", () => {
  const word = fc.constantFrom(
    "The",
    "cuff",
    "is",
    "large",
    "Dr.",
    "why",
    "2.5",
    "um",
    "home",
    "readings",
    "must",
    "[x]",
    "--",
    "“so”",
    "…",
  );
  const sentence = fc.tuple(
    fc.array(word, { minLength: 3, maxLength: 20 }),
    fc.constantFrom(".", "?", "!", "", "..."),
  )
    .map(([words, end]) => words.join(" ") + end);
  const turn = fc.record({
    speaker: fc.constantFrom("Ada", "Ben", null),
    text: fc.array(sentence, { minLength: 1, maxLength: 8 }).map((sentences) => sentences.join(" ")),
  });

  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 25 }), (turns) => {
      const transcript = transcriptOf(turns);
      const { keySentences, questions } = analyseTranscript(transcript);
      for (const { text, turn } of keySentences) assert(transcript.turns[turn]!.text.includes(text));
      for (const { question, turn } of questions) assert(transcript.turns[turn]!.text.includes(question));
    }),
    { numRuns: 60 },
  );
});

function transcriptOf(turns: { speaker: string | null; text: string }[]): Transcript {
  const words = turns.reduce((sum, turn) => sum + turn.text.split(" ").length, 0);
  const names = [...new Set(turns.flatMap((turn) => turn.speaker ?? []))];
  return {
    format: "plain",
    title: null,
    recordedOn: null,
    turns: turns.map((turn) => ({ ...turn, startSeconds: null, endSeconds: null })),
    voices: names.map((name) => ({
      name,
      spellings: [name],
      turns: 1,
      words: words / names.length,
      seconds: null,
    })),
    words,
    durationSeconds: null,
    timed: false,
    language: "en",
    warnings: [],
  };
}
