/** What a mail says, in parts, so that it can be drawn as HTML and as text alike. Plain words: nothing in it is markup. */
export interface Letter {
  title: string;
  paragraphs: string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** In small print, under all. */
  note?: string;
}
