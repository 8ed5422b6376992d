/** A place in the pieces of an answer, as the id of an event names it. */
export interface Place {
  messageId: string;
  attempt: number;
  /** The number of the last piece that was seen; 0 is the message itself. */
  seq: number | "end";
}

const PLACE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})\.(\d{1,9}|end)$/;

/** The id an event bears. */
export function writePlace({ messageId, attempt, seq }: Place): string {
  return `${messageId}.${attempt}.${seq}`;
}

/** The place an event's id names; null for anything else. */
export function readPlace(id: string | null): Place | null {
  const [, messageId, attempt, seq] = PLACE.exec(id ?? "") ?? [];
  if (messageId === undefined) return null;
  return { messageId, attempt: Number(attempt), seq: seq === "end" ? "end" : Number(seq) };
}
