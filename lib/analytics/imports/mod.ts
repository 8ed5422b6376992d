/**
 * Imports: export files of the platforms become figures. Files are looked at first and say what they would record; an
 * admin confirms, and the worker records. Nothing is taken that was not understood, and what is left out is named.
 */
export { followImport } from "./follow.ts";
export {
  confirmImport,
  discardImport,
  IMPORT_ANALYTICS,
  listImportAccounts,
  listImports,
  previewImport,
  readImport,
  sweepImports,
} from "./imports.ts";
export { importFiles, type OperatorImport, type OperatorOutcome } from "./operator.ts";
export type { AccountChoice } from "./queries.ts";
export type { ImportFile, ImportReading, Span } from "./reading.ts";
export { layoutLabel } from "./layouts/mod.ts";
export { giveUpImport, runImport } from "./run_import.ts";
