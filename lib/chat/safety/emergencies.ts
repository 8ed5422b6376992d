/** What somebody may be in danger of. */
export type Danger = "body" | "self_harm";

interface Sign {
  danger: Danger;
  pattern: RegExp;
}

/** Said by somebody of themselves, each of these is a call for help, whatever stands around it. */
const CALLS: readonly Sign[] = [
  sign(
    "self_harm",
    String.raw`\bkill(?:ing)? my ?self|end(?:ing)? (?:my life|it all)|take my own life|suicide myself`,
  ),
  sign(
    "self_harm",
    String
      .raw`\b(?:i|i'm|i am|im)\b.{0,30}\b(?:suicidal|want(?:ed)? to die|wish i (?:was|were) dead|better off dead)`,
  ),
  sign(
    "self_harm",
    String
      .raw`\bi\b.{0,20}\b(?:don'?t|do not|no longer|can'?t|cannot) (?:want to |wanna |go on )?(?:liv(?:e|ing)|be alive|wake up|exist)\b`,
  ),
  sign("self_harm", String.raw`\b(?:hurt|harm|cut|cutting|hurting|harming)(?:ing)? my ?self\b`),
  sign(
    "self_harm",
    String
      .raw`\bno reason (?:for me )?to (?:live|go on)|nothing (?:left )?to live for|thinking (?:about|of) (?:suicide|ending)`,
  ),
  sign("self_harm", String.raw`\bi (?:have|am having|keep having|get) (?:suicidal|dark) thoughts`),
  sign(
    "self_harm",
    String
      .raw`\b(?:my|a|our) (?:son|daughter|child|friend|wife|husband|partner|brother|sister|mother|father|mum|mom|dad|patient)\b.{0,30}\b(?:wants to die|says (?:he|she|they) will kill|is suicidal|is going to kill)`,
  ),
  sign("self_harm", String.raw`\bich will (?:sterben|nicht mehr leben)|mich umbringen|mir das leben nehmen`),
  sign("self_harm", String.raw`\bquiero (?:morir|matarme|suicidarme)|no quiero vivir`),
  sign("self_harm", String.raw`\bje veux mourir|me suicider|me tuer`),
  sign("self_harm", String.raw`\b(?:muốn|định) (?:tự tử|chết)|không muốn sống`),
  sign(
    "body",
    String
      .raw`\bi(?:'ve| have)? (?:just )?(?:took|taken|swallowed) (?:too many|too much|an overdose|all (?:of )?my|a whole|the whole|a bottle|\d{2,} )`,
  ),
  sign("body", String.raw`\b(?:i|he|she|they|my \w+(?: \w+)?)(?:'ve| have| has|'s)? (?:just )?overdosed\b`),
  sign(
    "body",
    String
      .raw`\bich bekomme keine luft|starke brustschmerzen|no puedo respirar|me duele el pecho|je n'arrive (?:pas|plus) (?:à )?respirer|mal à la poitrine|đau ngực (?:dữ dội|quá)|không thở được`,
  ),
];

/** Signs that are an emergency where they befall somebody now. */
const SIGNS: readonly Sign[] = [
  sign(
    "body",
    String
      .raw`\b(?:chest (?:pain|pains|hurts?|tightness|pressure)|pain in (?:my|his|her|the) chest|crushing (?:pain|chest)|tight(?:ness in (?:my|his|her|the))? chest|heart attack)`,
  ),
  sign(
    "body",
    String
      .raw`\b(?:can'?t|cannot|can not|unable to|struggling to|hard(?:ly)? (?:to )?|barely|not|stopped|isn'?t|difficulty) breath(?:e|ing)?\b|\b(?:gasping|choking|suffocating)\b|\blips? (?:are |is |have |has )?(?:turn(?:ed|ing)? )?blue`,
  ),
  sign(
    "body",
    String
      .raw`\b(?:face (?:is )?(?:drooping|droops)|drooping face|(?:slurred|slurring) (?:his |her |my )?(?:speech|words)|(?:can'?t|cannot) (?:speak|move (?:my|his|her))|one side (?:of (?:my|his|her) (?:body|face) )?(?:is |went |has gone )?(?:numb|weak|paralysed|paralyzed)|numb on one side|having a stroke)`,
  ),
  sign(
    "body",
    String
      .raw`\b(?:overdos(?:e|ed|ing)|poison(?:ed|ing)|swallowed (?:bleach|a battery|batteries|pills|tablets))\b`,
  ),
  sign(
    "body",
    String
      .raw`\b(?:anaphyla(?:xis|ctic)|throat is (?:closing|swelling)|(?:tongue|throat|face|lips) (?:is|are) swelling|swollen (?:tongue|throat))`,
  ),
  sign(
    "body",
    String
      .raw`\b(?:bleeding (?:heavily|badly|a lot|out|won'?t stop|that won'?t stop)|(?:won'?t|can'?t|doesn'?t) stop (?:the )?bleeding|(?:severe|heavy|heavily) bleeding|vomiting blood|coughing (?:up )?blood)`,
  ),
  sign(
    "body",
    String
      .raw`\b(?:unconscious|unresponsive|passed out|collapsed|won'?t wake up|not waking up|having a (?:seizure|fit)|convuls(?:ing|ions)|no pulse|turning blue|turned blue|floppy and)`,
  ),
  sign("self_harm", String.raw`\b(?:suicid(?:e|al)|self[- ]?harm(?:ing)?)\b`),
];

/** Somebody, and now. */
const BEFALLS =
  /\b(?:i|i'm|i've|im|me|my|mine|we|our|he|she|he's|she's|his|her|him|they're|myself)\b|\b(?:right now|just now|at the moment|tonight|help me|please help|someone (?:here|is|has|just)|somebody (?:here|is|has|just)|a man here|a woman here|this (?:man|woman|child|person))\b/i;
/** Somebody's words on how others speak of it, or how it is dealt with at work. */
const SPOKEN_OF =
  /\b(?:episode|webinar|podcast|speaker|speakers|guest|transcript|library|guideline|guidelines|evidence|study|studies|research|trial|screening|prevention|prevalence|training|campaign|awareness|audience|clinicians?|gps?|practice teams?|health ?care|professionals?|in general|epidemiolog\w*|risk factors?|rates?|statistics|definition|symptoms? of|signs? of|causes? of|history of|survivors?)\b/i;
const SUPPOSED =
  /\b(?:if|when|whenever|in case) (?:someone|somebody|anyone|one|you|a \w+|people)\b(?: (?:is|has))?/gi;
/** How to act when it happens: said generally, and yet perhaps of this very hour. */
const HOW_TO_ACT =
  /\b(?:what (?:do|should|can|must|would) (?:i|you|we|one|people|somebody|someone|they|a person)\b|what to do|what happens if i|how (?:do|can|should) (?:i|you|we|one) (?:help|treat|stop|respond|react|act)|first aid|emergency|call (?:an )?ambulance|when to call)\b/i;

/** How near a question is to an emergency: somebody is in one, somebody may be, or nobody is. */
export type Nearness = "here" | "perhaps" | "none";

/** Looks for signs of an emergency in a question. */
export function findEmergency(question: string): { nearness: Nearness; danger: Danger } {
  const text = question.normalize("NFC").replace(/[‘’`´]/g, "'").replace(/\s+/g, " ");
  const call = CALLS.find(({ pattern }) => pattern.test(text));
  if (call !== undefined) return { nearness: "here", danger: call.danger };
  const found = SIGNS.find(({ pattern }) => pattern.test(text));
  if (found === undefined) return { nearness: "none", danger: "body" };
  const { danger } = found;
  if (SPOKEN_OF.test(text)) return { nearness: "none", danger };
  const acts = HOW_TO_ACT.test(text);
  // "What should I do if somebody chokes?" has an I in it, and is asked by who prepares as by who stands beside.
  const withoutAsking = text.replace(new RegExp(HOW_TO_ACT.source, "gi"), " ").replace(SUPPOSED, " ");
  if (BEFALLS.test(withoutAsking) && !/^\s*(?:how|why|can you explain)\b/i.test(text)) {
    return { nearness: "here", danger };
  }
  return { nearness: acts || BEFALLS.test(text) ? "perhaps" : "none", danger };
}

function sign(danger: Danger, source: string): Sign {
  return { danger, pattern: new RegExp(source, "iu") };
}
