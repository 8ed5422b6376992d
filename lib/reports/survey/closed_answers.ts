const YES_OR_NO =
  /^(?:yes|no|maybe|y|n|true|false|partly|partially|ja|nein|teilweise|vielleicht|oui|non|peut-être|en partie|sí|si|quizás|sim|não|talvez|có|không)$/;
const ASKS_YES_OR_NO =
  /^(?:did|do|does|would|will|have|has|had|is|are|was|were|can|could|should)\b|^(?:haben|hat|würden|werden|sind|waren|war|ist|können) /i;

/** Whether an answer is one of those to a yes or no question, by its key. */
export function isYesOrNo(key: string): boolean {
  return YES_OR_NO.test(key);
}

/** "1" and "0" as "Yes" and "No", where a tool writes a yes or no question so. */
export function yesAndNo(question: string, options: string[]): string[] {
  const coded = options.every((option) => /^(?:0|1|true|false)$/i.test(option));
  if (!coded || !ASKS_YES_OR_NO.test(question)) return options;
  return options.map((option) => (/^(?:1|true)$/i.test(option) ? "Yes" : "No"));
}

/** Whether answers are options: few of them, and most met more than once. */
export function isClosed(counts: number[], all: number, length: number, category: boolean): boolean {
  const again = counts.reduce((total, count) => total + (count > 1 ? count : 0), 0) / all;
  if (counts.length === 1) return all > 1 || length <= 30;
  if (length > 150) return false;
  if (category && counts.length <= 15 && length <= 60 && (again >= 0.3 || (all < 8 && length <= 30))) {
    return true;
  }
  if (counts.length <= 12 && again >= (all < 8 ? 0.5 : 0.6) && (all >= 8 || length <= 60)) return true;
  if (counts.length <= 30 && again >= 0.8 && length <= 80) return true;
  const usual = counts.filter((count) => count >= Math.max(2, all * 0.01));
  const covered = usual.reduce((total, count) => total + count, 0) / all;
  return all >= 20 && usual.length <= 20 && covered >= 0.75 && length <= 60;
}
