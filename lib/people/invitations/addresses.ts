import { Email } from "../../contract/people.ts";

/** Addresses found in pasted text, each once, and the pieces that are none. */
export interface PastedAddresses {
  addresses: string[];
  faults: string[];
}

/** Reads addresses as people paste them: by line, comma or semicolon, bare or as `Name <address>`. */
export function readAddresses(text: string): PastedAddresses {
  const addresses = new Set<string>();
  const faults: string[] = [];
  for (const piece of piecesOf(text)) {
    const parsed = Email.safeParse(/<([^<>]*)>$/.exec(piece)?.[1] ?? piece);
    if (parsed.success) addresses.add(parsed.data);
    else faults.push(piece);
  }
  return { addresses: [...addresses], faults };
}

function piecesOf(text: string): string[] {
  // A quoted name may hold a comma: "Sample, Ada" <ada@sample.example>.
  const unquoted = text.replace(/"[^"\n]*"(?=\s*<)/g, "");
  return unquoted.split(/[\n\r,;]+/).flatMap((piece) => {
    const trimmed = piece.trim();
    // Without brackets a space can only stand between addresses.
    return trimmed.includes("<") ? [trimmed] : trimmed.split(/\s+/);
  }).filter((piece) => piece !== "");
}
