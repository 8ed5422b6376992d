import type { Transaction } from "../db/mod.ts";
import type { Services } from "../services.ts";

export interface IndexablePassage {
  id: string;
  sourceId: string;
  title: string;
  text: string;
  speaker: string | null;
  kind: "episode" | "document";
  date: string | null;
}

export function indexPassages(
  _tx: Transaction,
  _organisationId: string,
  _passages: IndexablePassage[],
): Promise<void> {
  return Promise.resolve();
}

export function removePassages(_tx: Transaction, _organisationId: string, _ids: string[]): Promise<void> {
  return Promise.resolve();
}

export function searchPassages(
  _services: Services,
  _organisationId: string,
  _query: string,
  _options: unknown,
): Promise<{ id: string; score: number; matches: { from: number; to: number }[] }[]> {
  return Promise.resolve([]);
}
