/** Reading files of the library into passages, without any server: for tasks. */
export { type CutPassage, readSourceFile } from "./read_source.ts";
