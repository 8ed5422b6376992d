/**
 * Storage: keeps files by key, whole or not at all. It never decides who may read one, and never trusts a name that a
 * person typed.
 */
export { openStorage } from "./folder.ts";
export type { PutOptions, Storage, StorageContent } from "./storage.ts";
