import { identify } from "../lib/auth/mod.ts";

export default identify;
