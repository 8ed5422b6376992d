/**
 * Reading a file of the library into passages, without a server around it. A door of its own for tasks; it never keeps
 * what it read, and asks no database and no network.
 */
export { type CutPassage, readSourceFile } from "./read_source.ts";
