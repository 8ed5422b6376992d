import { type Context, page } from "fresh";
import { Head } from "fresh/runtime";
import { Field } from "../../components/Field.tsx";
import { Gate } from "../../components/Gate.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Styles } from "../../components/Styles.tsx";
import { NewPasswordField } from "../../islands/NewPasswordField.tsx";
import { sessionCookies } from "../../lib/auth/mod.ts";
import { AcceptForm } from "../../lib/contract/invitations.ts";
import {
  AppError,
  callOf,
  define,
  formValues,
  parseInput,
  readBytes,
  type State,
} from "../../lib/http/mod.ts";
import {
  acceptInvitation,
  askForNewLink,
  type InvitationLink,
  readInvitationLink,
} from "../../lib/people/mod.ts";

interface InviteState {
  link: InvitationLink;
  name: string;
  fields: Record<string, string>;
  words: string | null;
}

export const handler = define.handlers({
  GET: (ctx) => show(ctx, { name: "", fields: {}, words: null }),
  async POST(ctx) {
    const { services } = ctx.state;
    const token = ctx.params.token!;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    try {
      if (sent.get("act") === "renew") {
        await askForNewLink(services, { token }, callOf(ctx));
        return ctx.redirect(ctx.url.pathname, 303);
      }
      const form = parseInput(AcceptForm, formValues(AcceptForm, sent));
      const tokens = await acceptInvitation(services, { ...form, token }, callOf(ctx));
      const response = ctx.redirect("/", 303);
      for (const [name, value] of sessionCookies(services.config, tokens)) {
        response.headers.append(name, value);
      }
      return response;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const fields = error.fields ?? {};
      const words = Object.keys(fields).length === 0 ? error.message : null;
      return await show(ctx, { name: sent.get("name") ?? "", fields, words }, error.status);
    }
  },
});

export default define.page<typeof handler>(function InvitePage({ data }) {
  const { link } = data;
  return (
    <>
      <Head>
        <title>Invitation · MediaHub</title>
        <meta name="referrer" content="no-referrer" />
        <Styles names={["gate"]} />
      </Head>
      <Gate title={titleOf(link)}>
        {link.state === "gone" ? <Gone /> : (
          <>
            {data.words === null ? null : (
              <Notice tone="bad" role="alert">
                <p>{data.words}</p>
              </Notice>
            )}
            {link.state === "open" ? <Join {...data} link={link} /> : <Expired link={link} />}
          </>
        )}
      </Gate>
    </>
  );
});

async function show({ params, state }: Context<State>, rest: Omit<InviteState, "link">, status?: number) {
  const link = await readInvitationLink(state.services, params.token!);
  return page<InviteState>({ link, ...rest }, { status: status ?? (link.state === "open" ? 200 : 410) });
}

function titleOf(link: InvitationLink): string {
  if (link.state === "open") return `Join ${link.organisation}`;
  return link.state === "expired" ? "This invitation has expired" : "This invitation can’t be used";
}

function Join(
  { link: { email, organisation }, name, fields }: InviteState & { link: { state: "open" } & InvitationLink },
) {
  return (
    <form method="post" noValidate>
      <Field
        name="email"
        label="E-mail"
        type="email"
        autocomplete="username"
        hint="The invitation is for this address."
        value={email}
        error={fields.email}
        locked
      />
      <Field name="name" label="Your name" autocomplete="name" value={name} error={fields.name} />
      <NewPasswordField
        name="password"
        label="Password"
        known={{ email, organisation }}
        error={fields.password}
      />
      <button class="button button--primary button--wide" type="submit">Join and sign in</button>
    </form>
  );
}

function Expired({ link }: { link: InvitationLink & { state: "expired" } }) {
  if (link.renewalAsked) {
    return (
      <Notice tone="good" role="status">
        <p>
          The admins of <bdi>{link.organisation}</bdi> know that you would like a new link. It comes by mail.
        </p>
      </Notice>
    );
  }
  return (
    <>
      <p class="quiet">
        Links work for seven days. The admins of <bdi>{link.organisation}</bdi> can send you a new one.
      </p>
      <form method="post" class="below">
        <button class="button button--primary button--wide" type="submit" name="act" value="renew">
          Ask for a new link
        </button>
      </form>
    </>
  );
}

function Gone() {
  return (
    <>
      <p class="quiet">
        It was used already, withdrawn, or replaced by a newer one: look for the newest mail. If you have an
        account, sign in.
      </p>
      <p class="below">
        <a class="button button--primary" href="/login">Sign in</a>
      </p>
    </>
  );
}
