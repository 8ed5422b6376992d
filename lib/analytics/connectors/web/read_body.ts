/** A body past what any honest answer weighs. */
export class BodyTooLarge extends Error {}

/** The text of an answer, counted while it arrives; more than `maxBytes` ends the reading. */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > maxBytes) throw new BodyTooLarge();
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    // Not awaited: on a broken connection cancelling may never settle.
    reader.cancel().catch(() => {});
  }
}
