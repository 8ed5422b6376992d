import type { Question } from "../survey/survey.ts";
import type { Part } from "./arrange.ts";
import type { Slide } from "./deck.ts";
import { choiceSlide } from "./choice_slide.ts";
import type { Context } from "./context.ts";
import { countsSlides } from "./counts_slide.ts";
import { gridSlides } from "./grid_slide.ts";
import { npsSlide } from "./nps_slide.ts";
import { numberSlide } from "./number_slide.ts";
import { pairedSlides } from "./paired_slide.ts";
import { isRanking, scaleSlide } from "./scale_slide.ts";
import { textSlide } from "./text_slide.ts";

/** The slides of one part of the survey. */
export function partSlides(context: Context, part: Part): Slide[] {
  switch (part.kind) {
    case "role":
      return [choiceSlide(context, part.question, "Who was there")];
    case "overall":
      return [scaleSlide(context, part.question, "Overall rating")];
    case "scale":
      return [scaleSlide(context, part.question, topicOfScale(part.question))];
    case "nps":
      return [npsSlide(context, part.question)];
    case "choice":
      return [choiceSlide(context, part.question, choiceTopic(part.question.text))];
    case "number":
      return [numberSlide(context, part.question, numberTopic(part.question.text))];
    case "text": {
      const slide = textSlide(context, part.question);
      return slide === null ? [] : [slide];
    }
    case "grid":
      return gridSlides(context, part.group, gridTopic(part));
    case "paired":
      return pairedSlides(context, part.pairs);
    case "few":
      return countsSlides(context, part.questions);
  }
}

function numberTopic(text: string): string {
  return /\b(?:age|old|years?|alter|jahre|praxisjahre|experience)\b/i.test(text)
    ? "Who answered"
    : "In numbers";
}

function gridTopic(part: Extract<Part, { kind: "grid" }>): string {
  if (part.group.objectives) return "Learning objectives";
  if (isRanking(part.group.items[0]!)) return "In order of preference";
  return topicOfScale(part.group.items[0]!);
}

function topicOfScale(question: Question): string {
  const name = question.scale?.name ?? "";
  const topics: [RegExp, string][] = [
    [/freq/i, "How often"],
    [/agree/i, "Agreement"],
    [/satisf/i, "Satisfaction"],
    [/confid/i, "Confidence"],
    [/import/i, "Importance"],
    [/likel/i, "Intentions"],
    [/useful|helpful/i, "Usefulness"],
    [/quality|numeric|rating/i, "Ratings in detail"],
  ];
  return topics.find(([form]) => form.test(name))?.[1] ?? "Answers in detail";
}

function choiceTopic(text: string): string {
  const topics: [RegExp, string][] = [
    [
      /\b(?:next|future)\b.*\b(?:topics?|webinars?|sessions?)\b|\btopics?\b.*\b(?:next|future|cover)\b/i,
      "Next topics",
    ],
    [/\b(?:how did you (?:hear|find|learn)|where did you (?:hear|find|learn))\b/i, "How people came"],
    [/\b(?:country|region|location|where (?:are|do) you)\b/i, "Where people are"],
    [/\b(?:age|gender|income|education|experience|years)\b/i, "Who answered"],
    [/\brecommend\b/i, "Recommendation"],
  ];
  return topics.find(([form]) => form.test(text))?.[1] ?? "In detail";
}
