import { endpoints } from "../../lib/contract/mod.ts";
import { openapiDocument } from "../../lib/contract/system.ts";
import { openapi, serve } from "../../lib/http/mod.ts";

const document = openapi(endpoints);

export const handler = serve(openapiDocument, () => document);
