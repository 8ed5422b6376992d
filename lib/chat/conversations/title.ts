const MOST = 80;

/** A conversation's title: its first question, cut at a word where it is long. */
export function titleOf(question: string): string {
  const line = question.replace(/\s+/g, " ").trim();
  if ([...line].length <= MOST) return line;
  const cut = [...line].slice(0, MOST - 1).join("");
  const words = cut.replace(/\s+\S*$/, "");
  // A text without spaces is cut where it is.
  return `${words.length > MOST / 2 ? words : cut}…`;
}
