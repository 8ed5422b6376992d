/**
 * Analytics: what channels, pages and posts did, from whichever source knows it, in one store from which every page,
 * file and deck is read. It keeps where each figure comes from and what it was before; it never adds platforms up, never
 * turns what is missing into a zero, and never makes up a comparison.
 */
export type { AccountFacts, Observation, ObservationBatch, PostFacts, Provenance } from "./observation.ts";
export {
  addAnnotation,
  listAnnotations,
  readAnnotation,
  removeAnnotation,
  replaceAnnotation,
} from "./annotations/mod.ts";
