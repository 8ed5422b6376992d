/** Medical abbreviations and words that mean the same: one line each, every way on it finds every other. */
export const SYNONYMS = `
MI = myocardial infarction = heart attack
`;
