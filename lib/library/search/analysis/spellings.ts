/** British spellings as the index keeps them, so that either finds the other. Of each pair: what is replaced, by what. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/haem/, "hem"],
  [/aemi([ac])/, "emi$1"],
  [/anaes/, "anes"],
  [/aetiolog/, "etiolog"],
  [/(?<!i)oedem/, "edem"],
  [/(^|o)oe(?=str|soph)/, "$1e"],
  [/stilboestr/, "stilbestr"],
  [/homoeo/, "homeo"],
  [/paed(?=i)/, "ped"],
  [/gynaec/, "gynec"],
  [/caes(?=ar)/, "ces"],
  [/faec/, "fec"],
  [/^foet/, "fet"],
  [/rrhoea/, "rrhea"],
  [/pnoea/, "pnea"],
  [/coeliac/, "celiac"],
  [/leucocyt/, "leukocyt"],
  [/sulph/, "sulf"],
  [/(tum|col|behavi|fav|lab|hum|vap|od|rum|flav|harb|neighb|hon)our/, "$1or"],
  [/^(cent|lit|fib|millilit|theat|met|millimet|centimet|kilomet)re(s?)$/, "$1er$2"],
  [/^programme(s?)$/, "program$1"],
  [/logue(s?)$/, "log$1"],
  [/^ageing$/, "aging"],
  [/^practis(?=e|ed|es|ing$)/, "practic"],
  [/^(label|model|travel|cancel|counsel|channel|signal)l(?=ed$|ing$|ers?$|ors?$)/, "$1"],
  [
    /(?<=[a-z]{2}(?:a[lnrst]|e[grst]|i[cdlmt]|o[glmnrt]|u[nr]|nd|rd|rg|yn|nt|sc|st|gn))is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)/,
    "iz",
  ],
  [/lys(?=(?:e|ed|er|ers|ing)$)/, "lyz"],
];
/** What a British spelling has somewhere; most words have none of it, and are spared the rules. */
const SUSPECT = /ae|oe|our|is[aei]|lys|lph|leuc|re$|res$|programme|logue|ll/;

/** Plurals that the stemmer parts from their singular. */
const PLURALS: Record<string, string> = {
  children: "child",
  women: "woman",
  men: "man",
  feet: "foot",
  teeth: "tooth",
  mice: "mouse",
  diagnoses: "diagnosis",
  prognoses: "prognosis",
  metastases: "metastasis",
  thromboses: "thrombosis",
  stenoses: "stenosis",
  neuroses: "neurosis",
  psychoses: "psychosis",
  analyses: "analysis",
  crises: "crisis",
  hypotheses: "hypothesis",
  syntheses: "synthesis",
  prostheses: "prosthesis",
  testes: "testis",
  bacteria: "bacterium",
  criteria: "criterion",
  phenomena: "phenomenon",
  vertebrae: "vertebra",
  fungi: "fungus",
  stimuli: "stimulus",
  emboli: "embolus",
  thrombi: "thrombus",
  bronchi: "bronchus",
  nuclei: "nucleus",
  appendices: "appendix",
  indices: "index",
  matrices: "matrix",
  vertices: "vertex",
};

/** The one spelling of an English word that the index keeps. */
export function respell(word: string): string {
  const single = Object.hasOwn(PLURALS, word) ? PLURALS[word]! : word;
  if (!SUSPECT.test(single)) return single;
  return RULES.reduce((spelled, [found, by]) => spelled.replace(found, by), single);
}
