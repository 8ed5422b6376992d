import { requirePerson } from "../../lib/auth/mod.ts";

export default requirePerson;
