import type { Invitation, InvitationStatus } from "../lib/contract/invitations.ts";
import { countOf, dayOf } from "./format.ts";
import { roleText } from "./Frame.tsx";
import { Icon } from "./Icon.tsx";
import { type StateLook, StateWord } from "./StateWord.tsx";

interface InvitationsProps {
  invitations: Invitation[];
  timeZone: string;
  now: string;
}

const TONES: Record<InvitationStatus, Omit<StateLook, "word">> = {
  sending: { icon: "half", tone: "now" },
  sent: { icon: "half", tone: "now" },
  bounced: { icon: "failed", tone: "bad" },
  expired: { icon: "warn" },
  accepted: { icon: "done", tone: "good" },
  revoked: { icon: "stopped" },
};

/** Who was invited and what came of it, with a way to send again or withdraw; those that are settled lie folded. */
export function Invitations(props: InvitationsProps) {
  const open = props.invitations.filter((invitation) => !isSettled(invitation));
  const settled = props.invitations.filter(isSettled);
  return (
    <section class="section" aria-labelledby="invitations">
      <div class="section__head">
        <h2 id="invitations">Invitations</h2>
        <a class="button button--primary" href="/users/invite">
          <Icon name="plus" />
          Invite people
        </a>
      </div>
      {open.length === 0
        ? <p class="quiet">No invitation is open.</p>
        : <Table {...props} invitations={open} label="Open invitations" />}
      {settled.length === 0 ? null : (
        <details class="below">
          <summary>{countOf(settled.length, "invitation")} accepted or withdrawn</summary>
          <Table {...props} invitations={settled} label="Settled invitations" />
        </details>
      )}
    </section>
  );
}

function Table({ invitations, timeZone, now, label }: InvitationsProps & { label: string }) {
  return (
    <table class="cards edit" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">E-mail</th>
          <th scope="col">Role</th>
          <th scope="col">Sent</th>
          <th scope="col">State</th>
          <th scope="col">
            <span class="sr">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <tr key={invitation.id}>
            <td class="clip">
              <strong>{invitation.email}</strong>
              {invitation.invited_by === null ? null : (
                <span class="meta">
                  By <bdi>{invitation.invited_by}</bdi>
                </span>
              )}
            </td>
            <td data-label="Role">{roleText(invitation.role)}</td>
            <td data-label="Sent">{dayOf(invitation.sent_at, timeZone)}</td>
            <td data-label="State">
              <State invitation={invitation} timeZone={timeZone} now={now} />
            </td>
            <td class="wide">
              <Actions invitation={invitation} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ invitation, timeZone, now }: { invitation: Invitation; timeZone: string; now: string }) {
  return (
    <>
      <StateWord word={stateText(invitation, timeZone, now)} {...TONES[invitation.status]} />
      {invitation.renewal_asked_at === null || isSettled(invitation)
        ? null
        : <span class="meta">Asks for a new link</span>}
    </>
  );
}

function stateText({ status, expires_at }: Invitation, timeZone: string, now: string): string {
  switch (status) {
    case "sending":
      return "Being sent";
    case "sent": {
      const days = Math.ceil((Date.parse(expires_at) - Date.parse(now)) / 86_400_000);
      return `Open, ${countOf(days, "day")} left`;
    }
    case "bounced":
      return "Could not be delivered";
    case "expired":
      return `Expired ${dayOf(expires_at, timeZone)}`;
    case "accepted":
      return "Accepted";
    case "revoked":
      return "Withdrawn";
  }
}

function Actions({ invitation }: { invitation: Invitation }) {
  if (isSettled(invitation)) return null;
  const { id, email } = invitation;
  return (
    <form class="row" method="post" action="/users/invitations">
      <input type="hidden" name="id" value={id} />
      <button class="button" type="submit" name="act" value="resend" aria-label={`Send again to ${email}`}>
        Send again
      </button>
      <button
        class="button button--quiet"
        type="submit"
        name="act"
        value="withdraw"
        aria-label={`Withdraw the invitation of ${email}`}
      >
        Withdraw
      </button>
    </form>
  );
}

function isSettled({ status }: Invitation): boolean {
  return status === "accepted" || status === "revoked";
}
