const DATE = /^(?:19|20)\d{2}-\d{2}-\d{2}(?=[ _.-]|$)/;

/** A title of a file's name, until the file itself or a person gives a better one. */
export function titleOfName(fileName: string): string {
  const stem = fileName.replace(/\.[\p{L}\p{N}]{1,10}$/u, "").replace(DATE, "");
  const words = stem.replace(/[_\s]+/g, " ").replace(/^[ .-]+|[ .-]+$/g, "").trim();
  return (words === "" ? fileName : words).slice(0, 300);
}

/** The day a file's name begins with ("2026-04-16 Inhalers.vtt"), or null. */
export function dateOfName(fileName: string): string | null {
  const date = DATE.exec(fileName)?.[0];
  if (date === undefined) return null;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) ? date : null;
}
