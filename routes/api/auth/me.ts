import { readMe, updateOwnProfile } from "../../../lib/auth/mod.ts";
import { updateProfile } from "../../../lib/contract/account.ts";
import { me } from "../../../lib/contract/auth.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = { ...serve(me, readMe), ...serve(updateProfile, updateOwnProfile) };
