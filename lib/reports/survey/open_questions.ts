/** Words by which a question asks for a remark: whatever is answered, it is no option. */
const REMARK =
  /\b(?:(?:any|other|further|additional|final|general) (?:\w+ ){0,2}(?:comments?|feedback|suggestions?|thoughts|remarks)|comments?[.:?]?$|remarks?$|in your own words|please (?:explain|describe|elaborate)|tell us|anmerkung(?:en)?|kommentare?|bemerkung(?:en)?|commentaires?|remarques?|comentarios?|comentários?|sugerencias?|sugestões)\b|góp ý|ý kiến khác/i;

/** Words by which a question asks for something in one's own words, though a form may offer options for it. */
const OWN_WORDS =
  /\b(?:(?:how|what) (?:could|can|should|would|might) (?:\w+ ){0,4}(?:improved?|better)|improvements?|suggest\w*|(?:like|liked|enjoy|enjoyed) (?:the )?(?:most|least|best|about)|(?:most|least) (?:useful|valuable|helpful|interesting)|(?:what|which|name|list|one|two|three)(?:['’]s)? (?:[\w'’]+ ){0,6}(?:take ?aways?|take away|learn(?:ed|t)?|change|do differently|apply|implement)|what will you|what did you think|why\b|was (?:hat|nehmen|können|sollten|würden|werden|fanden)|verbessern|qu['’]avez-vous|que (?:retenez|pourrions)|améliorer|qué (?:le|te|podemos|cambiar)\w*|mejorar|o que\b|melhorar)\b|cải thiện|điều gì/i;

const OFFERS_OPTIONS =
  /\b(?:select|choose|tick|check|pick|which of|all that apply|how (?:many|much|often|likely)|bitte wählen|auswahl|cochez|seleccione|selecione)\b|chọn/i;

/**
 * Whether a question asks for people's own words, so that answers met twice are no options: few comments, or comments
 * in the same words, still are comments.
 */
export function asksForWords(
  question: string,
  answers: { distinct: number; all: number; length: number },
): boolean {
  if (OFFERS_OPTIONS.test(question)) return false;
  if (REMARK.test(question)) return true;
  if (!OWN_WORDS.test(question)) return false;
  const areOptions = answers.distinct <= 7 && answers.all >= answers.distinct * 5 && answers.length <= 40;
  return !areOptions;
}
