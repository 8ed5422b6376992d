/**
 * The contract: every address of the API said once, with its schemas, roles and failures. Validation, the islands' client,
 * the OpenAPI document and the matrix of access tests all derive from this list. It is pure and ships to the browser; it
 * never imports anything of ours.
 */
import { accountEndpoints } from "./account.ts";
import { analyticsEndpoints } from "./analytics.ts";
import { annotationEndpoints } from "./analytics_annotations.ts";
import { auditEndpoints } from "./audit.ts";
import { authEndpoints } from "./auth.ts";
import { chatEndpoints } from "./chat.ts";
import { conversationEndpoints } from "./conversations.ts";
import type { Endpoint } from "./endpoint.ts";
import { invitationEndpoints } from "./invitations.ts";
import { libraryEndpoints } from "./library.ts";
import { peopleEndpoints } from "./people.ts";
import { reportEndpoints } from "./reports.ts";
import { systemEndpoints } from "./system.ts";

/** Every endpoint there is. */
export const endpoints: readonly Endpoint[] = [
  ...authEndpoints,
  ...accountEndpoints,
  ...invitationEndpoints,
  ...peopleEndpoints,
  ...auditEndpoints,
  ...reportEndpoints,
  ...analyticsEndpoints,
  ...libraryEndpoints,
  ...systemEndpoints,
  ...annotationEndpoints,
  ...chatEndpoints,
  ...conversationEndpoints,
];
