import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Field } from "../components/Field.tsx";
import { durationText } from "../components/format.ts";
import { Gate } from "../components/Gate.tsx";
import { Notice } from "../components/Notice.tsx";
import { Styles } from "../components/Styles.tsx";
import { PasswordField } from "../islands/PasswordField.tsx";
import { challengeCookie, sessionCookies, signIn } from "../lib/auth/mod.ts";
import { Credentials } from "../lib/contract/auth.ts";
import { AppError, callOf, define, formValues, parseInput, readBytes, safeNext } from "../lib/http/mod.ts";

interface Refusal {
  email: string;
  fields: Record<string, string>;
  /** A refusal of no single field. */
  words: string | null;
}

export const handler = define.handlers({
  GET(ctx) {
    if (ctx.state.actor !== null) return ctx.redirect(safeNext(ctx.url.searchParams.get("next")), 303);
    return page<Refusal>({ email: "", fields: {}, words: null });
  },
  async POST(ctx) {
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    try {
      const credentials = parseInput(Credentials, formValues(Credentials, sent));
      const tokens = await signIn(ctx.state.services, credentials, callOf(ctx));
      const response = ctx.redirect(safeNext(ctx.url.searchParams.get("next")), 303);
      for (const [name, value] of sessionCookies(ctx.state.services.config, tokens)) {
        response.headers.append(name, value);
      }
      return response;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.challenge !== undefined) {
        const response = ctx.redirect(`/login/code${ctx.url.search}`, 303);
        response.headers.append("set-cookie", challengeCookie(ctx.state.services.config, error.challenge));
        return response;
      }
      return page<Refusal>(refusalOf(error, sent.get("email") ?? ""), { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function LoginPage({ data, url }) {
  return (
    <>
      <Head>
        <title>Sign in · MediaHub</title>
        <Styles names={["gate"]} />
      </Head>
      <Gate title="Sign in">
        <Before query={data.email === "" ? url.searchParams : new URLSearchParams()} />
        {data.words === null ? null : (
          <Notice tone="warn" role="alert">
            <p>{data.words}</p>
          </Notice>
        )}
        <form method="post" noValidate>
          <Field
            name="email"
            label="E-mail"
            type="email"
            autocomplete="username"
            value={data.email}
            error={data.fields.email}
            autofocus={data.fields.email !== undefined}
          />
          <PasswordField
            name="password"
            label="Password"
            autocomplete="current-password"
            error={data.fields.password}
            autofocus={data.fields.password !== undefined && data.fields.email === undefined}
          />
          <button class="button button--primary button--wide" type="submit">Sign in</button>
        </form>
        <p class="below">
          <a href="/forgot">Forgotten password?</a>
        </p>
        <p class="meta below">
          Accounts are by invitation. Ask the person who looks after your team’s access.
        </p>
      </Gate>
    </>
  );
});

/** What happened just before, as the address says. */
function Before({ query }: { query: URLSearchParams }) {
  const words = query.has("left")
    ? "You are signed out."
    : query.has("reset")
    ? "Your new password is set. Sign in with it."
    : query.has("late")
    ? "Signing in took too long. Begin again."
    : null;
  if (words === null) return null;
  return (
    <Notice tone={query.has("late") ? "warn" : "good"} role="status">
      <p>{words}</p>
    </Notice>
  );
}

function refusalOf(error: AppError, email: string): Refusal {
  if (error.code === "credentials_wrong") {
    return { email, fields: { password: "E-mail and password do not match. Check both." }, words: null };
  }
  if (error.code === "too_many_attempts") {
    const wait = error.retryAfterSeconds === undefined
      ? "a few minutes"
      : durationText(error.retryAfterSeconds);
    return { email, fields: {}, words: `Too many attempts. Wait ${wait}, then try again.` };
  }
  return { email, fields: error.fields ?? {}, words: error.fields === undefined ? error.message : null };
}
