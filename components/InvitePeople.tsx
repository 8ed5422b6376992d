import { INVITATION_RULES } from "../lib/contract/invitations.ts";
import { ROLES } from "../lib/contract/roles.ts";
import { Field, FieldError } from "./Field.tsx";
import { countOf, listText } from "./format.ts";
import { roleText } from "./Frame.tsx";
import { Notice } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";

/** What the page of inviting shows. */
export interface InvitePeopleProps {
  emails: string;
  role: string;
  fields: Record<string, string>;
  /** A refusal of no single field. */
  words: string | null;
  /** What was done just before, where some of the addresses were of people who are here already. */
  done: { sent: number; members: string[] } | null;
}

/** The form that invites several at once. */
export function InvitePeople({ emails, role, fields, words, done }: InvitePeopleProps) {
  return (
    <>
      <PageHead
        title="Invite people"
        up={{ href: "/users", text: "People" }}
        below={
          <p class="quiet">
            Each gets a mail with a link that works once, for {INVITATION_RULES.validDays} days.
          </p>
        }
      />
      {done === null ? null : (
        <Notice tone="good" role="status">
          <p>
            {done.sent === 0 ? "Nothing was sent." : `${countOf(done.sent, "invitation")} sent.`}{" "}
            {`Here already: ${listText(done.members)}.`}
          </p>
        </Notice>
      )}
      {words === null ? null : (
        <Notice tone="bad" role="alert">
          <p>{words}</p>
        </Notice>
      )}
      <form method="post" noValidate>
        <div class="fields">
          <Field
            name="emails"
            label="E-mail addresses"
            hint={`One a line, or with commas between; at most ${INVITATION_RULES.mostAtOnce}.`}
            lines={6}
            full
            value={emails}
            error={fields.emails}
          />
          <div class="field">
            <label for="role">Role</label>
            <span class="hint" id="role-hint">
              Viewers read; editors also make reports; admins also look after people.
            </span>
            <select class="input" id="role" name="role" aria-describedby="role-hint">
              {ROLES.map((each) => (
                <option key={each} value={each} selected={each === role}>{roleText(each)}</option>
              ))}
            </select>
            <FieldError name="role" error={fields.role} />
          </div>
        </div>
        <p class="row below">
          <button class="button button--primary" type="submit">Send the invitations</button>
          <a class="button button--quiet" href="/users">Cancel</a>
        </p>
      </form>
    </>
  );
}
