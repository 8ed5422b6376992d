import { removeAnnotation, replaceAnnotation } from "../../../../lib/analytics/mod.ts";
import * as contract from "../../../../lib/contract/analytics_annotations.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = {
  ...serve(contract.replaceAnnotation, replaceAnnotation),
  ...serve(contract.removeAnnotation, removeAnnotation),
};
