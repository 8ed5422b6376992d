import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Gate } from "../../components/Gate.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Styles } from "../../components/Styles.tsx";
import { NewPasswordField } from "../../islands/NewPasswordField.tsx";
import { clearedCookies, findResetOwner, resetPassword } from "../../lib/auth/mod.ts";
import { ResetForm } from "../../lib/contract/account.ts";
import type { KnownOfOwner } from "../../lib/contract/passwords.ts";
import { AppError, callOf, define, formValues, parseInput, readBytes } from "../../lib/http/mod.ts";

interface Reset {
  /** Whose password it is; null where the link can't be used. */
  owner: KnownOfOwner | null;
  field: string | null;
  words: string | null;
}

export const handler = define.handlers({
  async GET({ params, state }) {
    const owner = await findResetOwner(state.services, params.token!);
    return page<Reset>({ owner: known(owner), field: null, words: null }, {
      status: owner === null ? 410 : 200,
    });
  },
  async POST(ctx) {
    const { services } = ctx.state;
    const token = ctx.params.token!;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    try {
      const { password } = parseInput(ResetForm, formValues(ResetForm, sent));
      await resetPassword(services, { token, password }, callOf(ctx));
      const response = ctx.redirect("/login?reset", 303);
      for (const [name, value] of clearedCookies(services.config)) response.headers.append(name, value);
      return response;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const owner = known(await findResetOwner(services, token));
      const field = error.fields?.password ?? null;
      const words = field === null ? error.message : null;
      return page<Reset>({ owner, field, words }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function ResetPage({ data }) {
  return (
    <>
      <Head>
        <title>New password · MediaHub</title>
        <meta name="referrer" content="no-referrer" />
        <Styles names={["gate"]} />
      </Head>
      <Gate title={data.owner === null ? "This link can’t be used" : "Set a new password"}>
        {data.owner === null ? <OldLink /> : <ResetFields {...data} owner={data.owner} />}
      </Gate>
    </>
  );
});

function ResetFields({ owner, field, words }: Reset & { owner: KnownOfOwner }) {
  return (
    <>
      <p class="quiet">
        For <bdi>{owner.email}</bdi>. You are signed out everywhere, and sign in anew.
      </p>
      {words === null ? null : (
        <Notice tone="bad" role="alert">
          <p>{words}</p>
        </Notice>
      )}
      <form method="post" noValidate>
        {/* Says to password managers whose password it is. */}
        <input type="hidden" autocomplete="username" value={owner.email} />
        <NewPasswordField name="password" label="New password" known={owner} error={field ?? undefined} />
        <button class="button button--primary button--wide" type="submit">Set the password</button>
      </form>
    </>
  );
}

function OldLink() {
  return (
    <>
      <p class="quiet">
        It was used already, or it is too old. Ask for a new one; it arrives within minutes.
      </p>
      <p class="below">
        <a class="button button--primary" href="/forgot">Ask for a new link</a>
      </p>
    </>
  );
}

function known(
  owner: { name: string; email: string; organisation_name: string } | null,
): KnownOfOwner | null {
  return owner && { name: owner.name, email: owner.email, organisation: owner.organisation_name };
}
