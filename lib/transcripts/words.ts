const WORD = /[\p{L}\p{N}]/u;

/** Words of a text: what stands between blanks and holds a letter or a digit. CJK text counts its letters. */
export function countWords(text: string): number {
  let count = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 0xa0) {
      inWord = false;
    } else if (isIdeograph(code)) {
      count++;
      inWord = false;
    } else if (!inWord && (isAsciiWord(code) || (code > 127 && WORD.test(text[at]!)))) {
      inWord = true;
      count++;
    }
  }
  return count;
}

function isAsciiWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isIdeograph(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x4e00 && code <= 0x9fff);
}
