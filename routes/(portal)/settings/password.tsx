import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Notice } from "../../../components/Notice.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { NewPasswordField } from "../../../islands/NewPasswordField.tsx";
import { PasswordField } from "../../../islands/PasswordField.tsx";
import { changeOwnPassword } from "../../../lib/auth/mod.ts";
import { PasswordChange } from "../../../lib/contract/account.ts";
import { AppError, callOf, define, formValues, parseInput, readBytes } from "../../../lib/http/mod.ts";

interface Refusal {
  fields: Record<string, string>;
  /** A refusal of no field. */
  words: string | null;
}

export const handler = define.handlers({
  GET() {
    return page<Refusal>({ fields: {}, words: null });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    try {
      const change = parseInput(PasswordChange, formValues(PasswordChange, sent));
      await changeOwnPassword(services, actor!, change, callOf(ctx));
      return ctx.redirect("/settings?saved=password", 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const words = error.fields === undefined ? error.message : null;
      return page<Refusal>({ fields: error.fields ?? {}, words }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function PasswordPage({ data, state }) {
  const actor = state.actor!;
  const organisation = state.organisationName ?? "";
  return (
    <>
      <Head>
        <title>Password · {organisation}</title>
      </Head>
      <PageHead
        title="Change your password"
        up={{ href: "/settings", text: "Settings" }}
        below={<p class="quiet">Changing it signs out every other place.</p>}
      />
      {data.words === null ? null : (
        <Notice tone="bad" role="alert">
          <p>{data.words}</p>
        </Notice>
      )}
      <form class="fields" method="post" noValidate>
        {/* Says to password managers whose password it is. */}
        <input type="hidden" autocomplete="username" value={actor.email} />
        <PasswordField
          name="current_password"
          label="Current password"
          autocomplete="current-password"
          error={data.fields.current_password}
        />
        <NewPasswordField
          name="new_password"
          label="New password"
          known={{ name: actor.name, email: actor.email, organisation }}
          error={data.fields.new_password}
        />
        <div class="full">
          <button class="button button--primary" type="submit">Change password</button>
        </div>
      </form>
    </>
  );
});
