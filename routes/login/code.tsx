import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Field } from "../../components/Field.tsx";
import { Gate } from "../../components/Gate.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Styles } from "../../components/Styles.tsx";
import { clearedChallenge, completeSignIn, readChallenge, sessionCookies } from "../../lib/auth/mod.ts";
import { SecondStep } from "../../lib/contract/account.ts";
import { AppError, callOf, define, parseInput, readBytes, safeNext } from "../../lib/http/mod.ts";

interface Refusal {
  field: string | null;
  /** A refusal of no field. */
  words: string | null;
}

export const handler = define.handlers({
  GET(ctx) {
    const { actor, services } = ctx.state;
    if (actor !== null) return ctx.redirect(safeNext(ctx.url.searchParams.get("next")), 303);
    if (readChallenge(services.config, ctx.req.headers) === null) return ctx.redirect("/login", 303);
    return page<Refusal>({ field: null, words: null });
  },
  async POST(ctx) {
    const { services } = ctx.state;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    const challenge = readChallenge(services.config, ctx.req.headers);
    if (challenge === null) return ctx.redirect("/login?late", 303);
    try {
      const step = parseInput(SecondStep, { challenge, code: sent.get("code") ?? "" });
      const tokens = await completeSignIn(services, step, callOf(ctx));
      const response = ctx.redirect(safeNext(ctx.url.searchParams.get("next")), 303);
      for (const [name, value] of sessionCookies(services.config, tokens)) {
        response.headers.append(name, value);
      }
      response.headers.append("set-cookie", clearedChallenge(services.config));
      return response;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === "challenge_expired") {
        const response = ctx.redirect("/login?late", 303);
        response.headers.append("set-cookie", clearedChallenge(services.config));
        return response;
      }
      return page<Refusal>(refusalOf(error), { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function CodePage({ data }) {
  return (
    <>
      <Head>
        <title>Your code · MediaHub</title>
        <Styles names={["gate"]} />
      </Head>
      <Gate title="Your code">
        {data.words === null ? null : (
          <Notice tone="warn" role="alert">
            <p>{data.words}</p>
          </Notice>
        )}
        <form method="post" noValidate>
          <Field
            name="code"
            label="Code from your app"
            hint="Six digits. Without the app, type one of your recovery codes."
            autocomplete="one-time-code"
            error={data.field ?? undefined}
          />
          <button class="button button--primary button--wide" type="submit">Sign in</button>
        </form>
        <p class="below">
          <a href="/login">Begin again</a>
        </p>
      </Gate>
    </>
  );
});

function refusalOf(error: AppError): Refusal {
  if (error.code === "code_wrong") {
    return { field: "This code is wrong or was used already. Wait for the next.", words: null };
  }
  if (error.code === "too_many_attempts") {
    return { field: null, words: "Too many attempts. Wait a few minutes, then try again." };
  }
  return { field: error.fields?.code ?? null, words: error.fields === undefined ? error.message : null };
}
