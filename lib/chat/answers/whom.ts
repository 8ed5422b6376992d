import type { ReadPassage } from "./context.ts";

/** People, and animals, that what holds for others may not hold for; of each: how a question names them, and a source. */
const GROUPS: readonly { asked: RegExp; spokenOf: RegExp }[] = [
  {
    asked:
      /\b(?:child(?:ren)?|kids?|toddlers?|paediatric|pediatric|(?:\d|1[0-7]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]years?[- ]olds?)\b/i,
    spokenOf:
      /\b(?:child(?:ren)?|kids?|toddlers?|paediatric\w*|pediatric\w*|boys?|girls?|infants?|bab(?:y|ies)|sons?|daughters?|school\w*|under about \w+ years|young people|adolescents?|teenagers?)\b/i,
  },
  {
    asked: /\b(?:bab(?:y|ies)|infants?|newborns?|neonat\w+)\b/i,
    spokenOf: /\b(?:bab(?:y|ies)|infants?|newborns?|neonat\w+)\b/i,
  },
  {
    asked: /\b(?:teenagers?|teens?|adolescents?|young people)\b/i,
    spokenOf: /\b(?:teenagers?|teens?|adolescents?|young (?:person|people|adults?)|youths?)\b/i,
  },
  {
    asked: /\b(?:pregnan\w+|preeclampsia|pre-eclampsia)\b/i,
    spokenOf: /\b(?:pregnan\w+|maternity|midwi\w+|antenatal|obstetric\w*)\b/i,
  },
  {
    asked: /\b(?:breast-?feeding|lactat\w+|nursing mothers?)\b/i,
    spokenOf: /\b(?:breast-?feeding|breast-?fed|lactat\w+|breast milk|nursing mothers?)\b/i,
  },
  {
    asked: /\b(?:elderly|older (?:adults|people|patients)|geriatric|frail)\b/i,
    spokenOf: /\b(?:elderly|older|old age|geriatric\w*|frail\w*|age)\b/i,
  },
  {
    asked: /\b(?:dogs?|cats?|horses?|pets?|animals?|veterinary)\b/i,
    spokenOf: /\b(?:dogs?|cats?|horses?|pets?|animals?|veterinary)\b/i,
  },
  { asked: /\bathletes?\b/i, spokenOf: /\b(?:athletes?|sports?|training)\b/i },
];

/** Whether a question is about people whom a passage does not speak of: what it says may not hold for them. */
export function missesWhom(question: string, { hit: { passage } }: ReadPassage): boolean {
  const text = `${passage.sourceTitle} ${passage.chapter ?? ""} ${passage.text}`;
  return GROUPS.some(({ asked, spokenOf }) => asked.test(question) && !spokenOf.test(text));
}
