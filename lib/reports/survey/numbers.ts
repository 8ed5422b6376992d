const BEFORE =
  /^(?:~|≈|about|approx(?:\.|imately)?|ca\.?|circa|around|roughly|etwa|environ|unos|cerca de|[$€£]|usd|eur)\s*/i;
const AFTER = new RegExp(
  "^(?:%|percent|prozent|[$€£]|(?:full )?(?:years?|yrs?|yr\\.?|y|yo|y/o|months?|weeks?|days?|hours?|hrs?|h|minutes?|mins?|min|" +
    "people|persons?|patients?|participants?|students?|colleagues|staff|beds|times?|points?|stars?|" +
    "jahre?|monate?|tage?|stunden?|minuten|personen|patienten|mal|ans?|années?|mois|jours?|heures?|fois|" +
    "años?|meses|mes|días?|horas?|veces|anos?|dias?|vezes|năm|tháng|ngày|giờ|tuổi|kg|cm|km|mg|ml)" +
    "(?: old| of (?:practice|experience|age|service))?)\\.?$",
  "i",
);

/** Reads an amount with the units and marks people write ("12 years", "about 30", "1,200", "3,5"); null for words. */
export function parseAmount(text: string): number | null {
  if (text.length > 40) return null;
  const match = /^([-+]?\d[\d.,  '’]*)(.*)$/.exec(text.trim().replace(BEFORE, ""));
  if (!match) return null;
  const rest = match[2]!.trim();
  if (rest !== "" && !AFTER.test(rest)) return null;
  return parsePlainNumber(match[1]!.trim());
}

/** A number with decimal comma or point and with or without groups of thousands. */
function parsePlainNumber(text: string): number | null {
  const compact = text.replace(/[  '’]/g, "").replace(/[.,]$/, "");
  if (/^[-+]?\d+$/.test(compact)) return Number(compact);
  if (/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)) return Number(compact.replaceAll(",", ""));
  if (/^[-+]?\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(compact)) {
    return Number(compact.replaceAll(".", "").replace(",", "."));
  }
  if (/^[-+]?\d+[.,]\d+$/.test(compact)) return Number(compact.replace(",", "."));
  return null;
}

/** A step of a numeric scale: the number, and the words beside it if any ("5 - Strongly agree", "★★★★", "4/5"). */
export interface NumberedAnswer {
  number: number;
  words: string;
}

/** Reads an answer as a step of a numeric scale from 0 to 10, or null. */
export function parseStep(text: string): NumberedAnswer | null {
  const trimmed = text.trim();
  if (trimmed.length > 120) return null;
  const plain = /^(\d{1,2})(?:[.,]0+)?(?:\s*(?:\/|out of|von|sur|de)\s*(?:5|7|10))?(?:\s*stars?)?$/i.exec(
    trimmed,
  );
  if (plain) return step(plain[1]!, "");
  const stars = /^(★{1,10}|⭐{1,10})[☆✩]*$/u.exec(trimmed.replaceAll("\ufe0f", ""));
  if (stars) return { number: [...stars[1]!].length, words: "" };
  const bracketed = /^\((\d{1,2})\)\s*(\D.*)$/.exec(trimmed);
  if (bracketed) return step(bracketed[1]!, bracketed[2]!);
  const before = /^(\d{1,2})\s*(?:[-–—:.=)]|\()\s*(\D[^()]*)\)?$/.exec(trimmed) ??
    /^(\d{1,2})\s+((?:strongly|very|extremely|excellent|poor|agree|disagree|good|not|neutral|fair|completely|totally)\b.*)$/i
      .exec(trimmed);
  if (before) return step(before[1]!, before[2]!);
  const after = /^(\D+?)\s*(?:[-–—:=]\s*|\()(\d{1,2})\)?$/.exec(trimmed);
  return after ? step(after[2]!, after[1]!) : null;
}

function step(number: string, words: string): NumberedAnswer | null {
  return Number(number) <= 10 ? { number: Number(number), words: words.trim() } : null;
}
