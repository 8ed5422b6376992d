import { recordRefusals } from "../lib/audit/mod.ts";
import { identify } from "../lib/auth/mod.ts";

export default [identify, recordRefusals];
