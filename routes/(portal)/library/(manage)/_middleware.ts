import { requireRole } from "../../../../lib/auth/mod.ts";

export default requireRole("admin");
