/** English words that say nothing of a subject, so that no passage is found by them. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `
  a about above after again against all also am an and any are as at be because been before being below between both but by
  can could did do does doing down during each etc few for from further had has have having he her here hers herself him
  himself his how however i if in into is it its itself just let may me might more most much must my myself no nor not of off
  on once only or other our ours ourselves out over own same shall she should so some such than that the their theirs them
  themselves then there these they this those through to too under until up upon us very was we were what when where whether
  which while who whom whose why will with within without would you your yours yourself yourselves
  `.trim().split(/\s+/),
);
