import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Field } from "../components/Field.tsx";
import { Gate } from "../components/Gate.tsx";
import { Notice } from "../components/Notice.tsx";
import { Styles } from "../components/Styles.tsx";
import { requestPasswordReset, RESET_MINUTES } from "../lib/auth/mod.ts";
import { ForgotForm } from "../lib/contract/account.ts";
import { AppError, callOf, define, formValues, parseInput, readBytes } from "../lib/http/mod.ts";

interface Asked {
  sent: boolean;
  email: string;
  field: string | null;
  words: string | null;
}

export const handler = define.handlers({
  GET() {
    return page<Asked>({ sent: false, email: "", field: null, words: null });
  },
  async POST(ctx) {
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    const email = sent.get("email") ?? "";
    try {
      const form = parseInput(ForgotForm, formValues(ForgotForm, sent));
      await requestPasswordReset(ctx.state.services, form, callOf(ctx));
      return page<Asked>({ sent: true, email, field: null, words: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const field = error.fields?.email ?? null;
      const words = field === null ? error.message : null;
      return page<Asked>({ sent: false, email, field, words }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function ForgotPage({ data }) {
  return (
    <>
      <Head>
        <title>Forgotten password · MediaHub</title>
        <Styles names={["gate"]} />
      </Head>
      <Gate title="Forgotten password">
        {data.sent
          ? (
            <Notice tone="good" role="status">
              <p>
                If <bdi>{data.email}</bdi> has an account, a link is on its way to it. It works once, for{" "}
                {RESET_MINUTES} minutes.
              </p>
            </Notice>
          )
          : <ForgotFields {...data} />}
        <p class="below">
          <a href="/login">Back to sign in</a>
        </p>
      </Gate>
    </>
  );
});

function ForgotFields({ email, field, words }: Asked) {
  return (
    <>
      <p class="quiet">Type your address, and a link to set a new password is mailed to it.</p>
      {words === null ? null : (
        <Notice tone="warn" role="alert">
          <p>{words}</p>
        </Notice>
      )}
      <form method="post" noValidate>
        <Field
          name="email"
          label="E-mail"
          type="email"
          autocomplete="username"
          value={email}
          error={field ?? undefined}
        />
        <button class="button button--primary button--wide" type="submit">Send the link</button>
      </form>
    </>
  );
}
