import { createDefine } from "fresh";
import type { State } from "./state.ts";

/** Fresh's define helpers with our State. */
export const define = createDefine<State>();
