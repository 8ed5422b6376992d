/** Annotations: what happened on a day, marked on the charts. They explain figures and never change one. */
export {
  addAnnotation,
  listAnnotations,
  readAnnotation,
  removeAnnotation,
  replaceAnnotation,
} from "./annotations.ts";
