import { assertEquals } from "../../tests/helpers/assert.ts";
import { analyseTranscript, applyVoiceChanges, readTranscript } from "./mod.ts";

const TALK =
  "WEBVTT\n\n00:00.000 --> 00:10.000\n<v SPEAKER_0>Home readings are the best way to know your pressure.\n\n" +
  "00:20.000 --> 00:24.000\n<v SPEAKER_1>Thank you.\n\n00:30.000 --> 00:31.000\n<v Robot>Recording has started now.\n";

const talk = () => readTranscript(new TextEncoder().encode(TALK), "talk.vtt");

Deno.test("applyVoiceChanges() renames voices and changes nothing it is given", async () => {
  const transcript = await talk();
  const before = structuredClone(transcript);

  const changed = applyVoiceChanges(transcript, { SPEAKER_0: { name: " Ada Example " } });

  assertEquals(changed.voices[0], {
    name: "Ada Example",
    spellings: ["SPEAKER_0"],
    turns: 1,
    words: 10,
    seconds: 10,
  });
  assertEquals(changed.turns[0]!.speaker, "Ada Example");
  assertEquals(transcript, before);
});

Deno.test("applyVoiceChanges() makes one voice of two given one name", async () => {
  const changed = applyVoiceChanges(await talk(), { SPEAKER_0: { name: "Ada" }, SPEAKER_1: { name: "Ada" } });

  assertEquals(changed.voices[0], {
    name: "Ada",
    spellings: ["SPEAKER_0", "SPEAKER_1"],
    turns: 2,
    words: 12,
    seconds: 14,
  });
});

Deno.test("applyVoiceChanges() leaves a voice out of talk time and quotes, not out of the record", async () => {
  const transcript = await talk();
  const changed = applyVoiceChanges(transcript, { SPEAKER_0: { role: "leave_out" } });

  assertEquals(changed.voices.map((voice) => voice.name), ["Robot", "SPEAKER_1"]);
  assertEquals([changed.turns.length, changed.words], [transcript.turns.length, transcript.words]);
  assertEquals(analyseTranscript(changed).keySentences, []);
});

Deno.test("applyVoiceChanges() takes names of object members for names only", async () => {
  const changed = applyVoiceChanges(await talk(), JSON.parse('{"__proto__":{"name":"x"}}'));

  assertEquals(changed.voices.map((voice) => voice.name), ["SPEAKER_0", "Robot", "SPEAKER_1"]);
});
