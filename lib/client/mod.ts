/**
 * The islands' only way out: typed calls of the API by its contract, event streams, and uploads that tell how far they
 * are. It runs in the browser with the person's cookies, and never decides what may be done.
 */
export { call } from "./call.ts";
export { ClientError } from "./client_error.ts";
export { type Followed, listen, type ListenHandlers } from "./listen.ts";
export { stream } from "./stream.ts";
export { upload, type UploadProgress } from "./upload.ts";
