import { analyse } from "../../../library/mod.ts";

/** Words with which a sentence speaks of its source, and words of grammar: nothing needs to bear them out. */
export const FRAME_TERMS: ReadonlySet<string> = termsOf(`
  say says said saying explain explains explained note notes noted describe describes described add adds added mention mentions
  mentioned state states stated report reports reported point points pointed according speaker speakers guest guests host
  episode episodes podcast webinar library document documents source sources handout passage passages discussion discusses
  discussed answer question example instance however therefore thus overall also additionally moreover furthermore finally
  then first second next meanwhile whereas while although though since because hence instead well still even
  teach teaches tell tells told call calls called patient patients recommend recommends recommended recommendation suggest suggests suggested advise advises advised advice
  people person someone somebody one ones thing things way ways make makes made get gets use uses used using include includes
  including involve involves mean means help helps need needs require requires allow allows ensure ensures keep keeps
  important consider considered general generally usually often typically particular specific specifically certain
  may might can could should would will shall must take takes taking taken put puts go goes come comes become becomes
  whether based total amount number
`);

/** Words that carry a claim: each must be in what is cited, or a word that says the same. */
export const STRICT_TERMS: ReadonlySet<string> = termsOf(`
  always everyone everybody entirely completely guarantee guaranteed proven prove proves
  cure cures cured heal heals prevent prevents prevented cause causes caused eliminate eliminates kill kills fatal safe unsafe
  harmless harmful dangerous contraindicated forbidden mandatory required banned approved licensed best worst most least
  double doubles halve halves triple
`);

const SAME_AND_OPPOSITE = `
  increase increases increased rise rises raise raises raised higher high more greater grow grows elevated | decrease decreases decreased reduce reduces reduced fall falls lower low less fewer drop drops decline shrink
  improve improves improved better | worsen worsens worsened worse deteriorate
  start starts begin begins initiate | stop stops end ends discontinue cease
  before prior | after afterwards following
  morning mornings | evening evenings night
  early earlier | late later
  slow slowly gentle gently | fast quickly quick rapid rapidly
  large larger big | small smaller little
  short shorter brief | long longer
  adult adults | child children adolescent adolescents
  man men male | woman women female
  inhale inhaled breathe in | exhale exhaled
  safe harmless | unsafe dangerous harmful
  common frequent often | rare rarely uncommon seldom
  cheap cheaper | expensive dearer
  same identical | different
  upper | lower
  first | last
  accept accepted | refuse refused reject rejected
  benefit beneficial | harm harmful
  deep deeply | shallow
  systolic | diastolic
  acute | chronic
  hyperglycaemia | hypoglycaemia
  hypertension | hypotension
`;

/** Of a word of direction: those that say the same. Where the source has none of them, the word is not borne out. */
export const OPPOSITES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  SAME_AND_OPPOSITE.trim().split("\n").flatMap((line) =>
    line.split("|").map(termsOf).flatMap((same) => [...same].map((term) => [term, same] as const))
  ),
);

/** Of a word of direction, as a term or as the stop word it is: those that say the contrary. */
export const CONTRARIES: ReadonlyMap<string, ReadonlySet<string>> = contraries();

/** Words of direction that are stop words: what the source must have where a sentence has them. */
export const DIRECTIONS: readonly { word: string; needs: readonly string[] }[] = [
  { word: "before", needs: ["before", "prior", "until", "beforehand", "earlier"] },
  { word: "after", needs: ["after", "afterwards", "following", "once", "since", "then", "when", "later"] },
  { word: "above", needs: ["above", "over", "higher", "more", "exceeds"] },
  { word: "below", needs: ["below", "under", "lower", "less", "fewer"] },
  { word: "under", needs: ["below", "under", "lower", "less", "fewer", "younger"] },
  { word: "only", needs: ["only", "just", "alone", "nothing", "exclusively"] },
  { word: "all", needs: ["all", "every", "each", "everybody", "everyone", "whole", "always", "any", "both"] },
  { word: "most", needs: ["most", "majority", "mostly", "usually", "many", "best", "strongest"] },
  { word: "without", needs: ["without", "no", "not", "out"] },
];

function contraries(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of SAME_AND_OPPOSITE.trim().split("\n")) {
    const [one, other] = line.split("|").map(directionsOf) as [Set<string>, Set<string>];
    for (const [side, contrary] of [[one, other], [other, one]] as const) {
      for (const term of side) found.set(term, new Set([...found.get(term) ?? [], ...contrary]));
    }
  }
  return found;
}

/** "more" and "before" are no terms of the index. */
function directionsOf(list: string): Set<string> {
  const left = (list.match(/\p{L}{3,}/gu) ?? []).filter((word) => analyse(word).length === 0);
  return new Set([...termsOf(list), ...left]);
}

function termsOf(list: string): ReadonlySet<string> {
  return new Set(analyse(list).map((term) => term.term));
}
