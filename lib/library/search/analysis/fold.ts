const GREEK: Record<string, string> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ι: "iota",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  ο: "omicron",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  ς: "sigma",
  τ: "tau",
  υ: "upsilon",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
};
/** Letters that no normalisation takes apart. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
};
const LETTER = /[ßæœøđðþłıħ]/g;
/** Accents over Latin, Greek and Cyrillic letters; vowel signs, stretching and joiners of Arabic and Hebrew; soft hyphens. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640\u00ad\u200c\u200d]/g;
const GREEK_RUN = /[α-ω]+/g;

/**
 * A word as the index keeps it: small letters without accents, widths or ligatures, and a Greek letter that stands among
 * others by its name (TNFα is "tnfalpha", while a Greek word stays as it is).
 */
export function fold(word: string): string {
  if (isPlain(word)) return word;
  const folded = word.normalize("NFKC").toLowerCase().normalize("NFKD").replace(MARKS, "")
    .replace(LETTER, (letter) => LETTERS[letter]!);
  return folded.replace(GREEK_RUN, (run) => run.length === 1 ? GREEK[run] ?? run : run).normalize("NFC");
}

function isPlain(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (code > 0x7a || code > 0x39 && code < 0x61) return false;
  }
  return true;
}
