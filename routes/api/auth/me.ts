import { readMe } from "../../../lib/auth/mod.ts";
import { me } from "../../../lib/contract/auth.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(me, readMe);
