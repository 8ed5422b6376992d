import { addAnnotation, listAnnotations } from "../../../../lib/analytics/mod.ts";
import * as contract from "../../../../lib/contract/analytics_annotations.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = {
  ...serve(contract.listAnnotations, listAnnotations),
  ...serve(contract.addAnnotation, addAnnotation),
};
