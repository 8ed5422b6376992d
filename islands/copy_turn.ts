const SAID_MS = 2_000;

/** Copies the answer that a button belongs to, its numbers in brackets and its sources below; says that it did. */
export async function copyTurn(button: HTMLElement): Promise<void> {
  const turn = button.closest(".turn");
  if (turn === null) return;
  const label = button.querySelector("span")!;
  const words = label.textContent;
  try {
    await navigator.clipboard.writeText(textOf(turn));
    label.textContent = "Copied";
  } catch {
    // The browser asks, or refuses; the text can still be marked by hand.
    label.textContent = "The browser did not allow it";
  }
  setTimeout(() => label.textContent = words, SAID_MS);
}

function textOf(turn: Element): string {
  const answer = [...turn.querySelectorAll(".answer p")].map(paragraphText);
  const sources = [...turn.querySelectorAll(".source")].map(sourceText);
  return [lineOf(turn.querySelector(".ask")), ...answer, ...sources].join("\n\n");
}

function paragraphText(paragraph: Element): string {
  const copy = paragraph.cloneNode(true) as Element;
  for (const cite of copy.querySelectorAll(".cite")) cite.textContent = ` [${cite.textContent}]`;
  return lineOf(copy);
}

function sourceText(source: Element): string {
  const jump = source.querySelector<HTMLElement>(".jump");
  const address = jump instanceof HTMLAnchorElement ? jump.href : "";
  const facts = [".title", ".meta", ".jump"].map((part) => lineOf(source.querySelector(part)));
  return [
    `[${lineOf(source.querySelector(".cite"))}] ${facts.filter((fact) => fact !== "").join(", ")}`,
    lineOf(source.querySelector("blockquote")),
    address,
  ].filter((line) => line !== "").join("\n");
}

function lineOf(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}
