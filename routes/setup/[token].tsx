import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Field } from "../../components/Field.tsx";
import { Gate } from "../../components/Gate.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Styles } from "../../components/Styles.tsx";
import { NewPasswordField } from "../../islands/NewPasswordField.tsx";
import { sessionCookies } from "../../lib/auth/mod.ts";
import { SetupForm } from "../../lib/contract/people.ts";
import { AppError, callOf, define, formValues, parseInput, readBytes } from "../../lib/http/mod.ts";
import { isSetupLinkValid, redeemSetupLink } from "../../lib/people/mod.ts";

interface SetupState {
  valid: boolean;
  texts: Record<string, string>;
  fields: Record<string, string>;
  words: string | null;
}

export const handler = define.handlers({
  async GET({ params, state }) {
    const valid = await isSetupLinkValid(state.services, params.token!);
    return page<SetupState>({ valid, texts: {}, fields: {}, words: null }, { status: valid ? 200 : 410 });
  },
  async POST(ctx) {
    const { services } = ctx.state;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    try {
      const form = parseInput(SetupForm, formValues(SetupForm, sent));
      const tokens = await redeemSetupLink(services, { token: ctx.params.token! }, form, callOf(ctx));
      const response = ctx.redirect("/", 303);
      for (const [name, value] of sessionCookies(services.config, tokens)) {
        response.headers.append(name, value);
      }
      return response;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { password: _, ...texts } = Object.fromEntries(sent);
      const fields = error.fields ?? {};
      const words = Object.keys(fields).length === 0 ? error.message : null;
      return page<SetupState>({ valid: error.code !== "setup_link_invalid", texts, fields, words }, {
        status: error.status,
      });
    }
  },
});

export default define.page<typeof handler>(function SetupPage({ data }) {
  return (
    <>
      <Head>
        <title>Set up · MediaHub</title>
        <meta name="referrer" content="no-referrer" />
        <Styles names={["gate"]} />
      </Head>
      <Gate title={data.valid ? "Set up the portal" : "This link can’t be used"}>
        {data.valid ? <SetupFields {...data} /> : <UsedLink />}
      </Gate>
    </>
  );
});

function SetupFields({ texts, fields, words }: SetupState) {
  const refused = ["organisation_name", "name", "email", "password"].find((name) =>
    fields[name] !== undefined
  );
  const shared = (name: string) => ({
    name,
    value: texts[name],
    error: fields[name],
    autofocus: name === refused,
  });
  return (
    <>
      <p class="quiet">You become its first admin. This link works once.</p>
      {words === null ? null : (
        <Notice tone="bad" role="alert">
          <p>{words}</p>
        </Notice>
      )}
      <form method="post" noValidate>
        <Field
          {...shared("organisation_name")}
          label="Organisation"
          hint="As it should stand on decks."
          autocomplete="organization"
        />
        <Field {...shared("name")} label="Your name" autocomplete="name" />
        <Field {...shared("email")} label="E-mail" type="email" autocomplete="username" />
        <NewPasswordField
          name="password"
          label="Password"
          error={fields.password}
          autofocus={refused === "password"}
        />
        <button class="button button--primary button--wide" type="submit">Set up and sign in</button>
      </form>
    </>
  );
}

function UsedLink() {
  return (
    <>
      <p class="quiet">
        It was used already, or it is too old. Start the portal again for a new one; once there is an admin,
        sign in instead.
      </p>
      <p class="below">
        <a class="button button--primary" href="/login">Sign in</a>
      </p>
    </>
  );
}
