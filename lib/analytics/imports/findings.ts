import type { RecordOutcome } from "../record/outcome.ts";
import type { Choices, ImportReading } from "./reading.ts";

/** A file as it is kept. */
export interface KeptFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** What a person decided about an import. */
export interface ImportDecision {
  /** The account chosen, or null where the files or a new name say which. */
  accountId: string | null;
  /** What the account is called, where none was chosen. */
  accountName: string | null;
  choices: Choices;
}

/** What the row of an import says beside its columns. */
export interface ImportFindings {
  files: KeptFile[];
  reading: ImportReading;
  decision: ImportDecision;
  outcome: RecordOutcome | null;
}
