/** A heading or word in the one spelling that all its variants share: no case, accents, marks or doubled spaces. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    // Studio puts soft hyphens into long German words.
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+/gu, "")
    .toLowerCase()
    // Letters that no accent is taken from.
    .replaceAll("đ", "d").replaceAll("ß", "ss").replaceAll("ø", "o").replaceAll("ł", "l").replaceAll(
      "æ",
      "ae",
    )
    .replaceAll("%", " percent ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Words that join others in one language and are left out in the next version of a heading. */
const JOINING = new Set(
  "a al d da das de dei del della delle den der des di die do du e et het i il l la las le les los lo o of och op per pro the u und y van von"
    .split(" "),
);

/** A heading as headings are compared: its words that tell it from others. */
export function headingKey(text: string): string {
  const words = plain(text).split(" ");
  const telling = words.filter((word) => !JOINING.has(word));
  return (telling.length === 0 ? words : telling).join(" ");
}

/** The languages that headings are known in. */
export const LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "nl", "vi"] as const;

/** One of those languages. */
export type Language = (typeof LANGUAGES)[number];

/** Spellings of one heading by language, several of one language parted by "|". */
export type Spellings = Partial<Record<Language, string>>;
