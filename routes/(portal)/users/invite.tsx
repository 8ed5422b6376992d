import { page } from "fresh";
import { Head } from "fresh/runtime";
import { InvitePeople, type InvitePeopleProps } from "../../../components/InvitePeople.tsx";
import { InviteForm } from "../../../lib/contract/invitations.ts";
import { AppError, callOf, define, formValues, parseInput, readBytes } from "../../../lib/http/mod.ts";
import { invitePeople } from "../../../lib/people/mod.ts";

const BLANK: InvitePeopleProps = { emails: "", role: "viewer", fields: {}, words: null, done: null };

export const handler = define.handlers({
  GET: () => page<InvitePeopleProps>(BLANK),
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 100_000)));
    try {
      const form = parseInput(InviteForm, formValues(InviteForm, sent));
      const { items, members } = await invitePeople(services, actor!, form, callOf(ctx));
      if (members.length === 0) return ctx.redirect("/users?done=invited", 303);
      return page<InvitePeopleProps>({ ...BLANK, done: { sent: items.length, members } });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return page<InvitePeopleProps>({
        ...BLANK,
        emails: sent.get("emails") ?? "",
        role: sent.get("role") ?? BLANK.role,
        fields: error.fields ?? {},
        words: error.fields === undefined ? error.message : null,
      }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function InvitePage({ data, state }) {
  return (
    <>
      <Head>
        <title>Invite people · {state.organisationName}</title>
      </Head>
      <InvitePeople {...data} />
    </>
  );
});
