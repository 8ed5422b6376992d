/** The name a browser saves a conversation under: readable, and safe on every file system. */
export function fileName(title: string, extension: string): string {
  const name = title
    .normalize("NFC")
    // Characters that Windows, macOS or a shell treat as their own, and invisible ones.
    .replace(/[\p{C}\\/:*?"<>|]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const short = [...name].slice(0, 80).join("").replace(/[. ]+$/, "");
  return `${short === "" ? "Conversation" : short}.${extension}`;
}
