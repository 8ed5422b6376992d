import { page } from "fresh";
import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { PageHead } from "../../../components/PageHead.tsx";
import { SecondFactorView, type ShownSecret } from "../../../components/SecondFactorView.tsx";
import { Styles } from "../../../components/Styles.tsx";
import {
  confirmEnrolment,
  qrCode,
  readSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
  startEnrolment,
} from "../../../lib/auth/mod.ts";
import { Proof, type SecondFactor } from "../../../lib/contract/account.ts";
import type { Actor } from "../../../lib/contract/actor.ts";
import {
  AppError,
  callOf,
  define,
  formValues,
  parseInput,
  readBytes,
  type State,
} from "../../../lib/http/mod.ts";

const Step = z.object({ step: z.enum(["start", "confirm", "codes", "remove"]) });

interface Shown {
  factor: SecondFactor;
  secret: ShownSecret | null;
  recoveryCodes: string[] | null;
  fields: Record<string, string>;
  words: string | null;
}

export const handler = define.handlers({
  async GET({ state }) {
    return page(await shown(state, {}));
  },
  async POST(ctx) {
    const { services } = ctx.state;
    const actor = ctx.state.actor!;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    const { step } = parseInput(Step, formValues(Step, sent));
    try {
      if (step === "start") return page(await shown(ctx.state, { secret: await secretOf(ctx.state, actor) }));
      const proof = parseInput(Proof, formValues(Proof, sent));
      if (step === "remove") {
        await removeSecondFactor(services, actor, proof, callOf(ctx));
        return ctx.redirect("/settings?saved=second-factor-off#second-factor", 303);
      }
      const make = step === "confirm" ? confirmEnrolment : replaceRecoveryCodes;
      const { recovery_codes: recoveryCodes } = await make(services, actor, proof, callOf(ctx));
      return page(await shown(ctx.state, { recoveryCodes }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const secret = step === "confirm" && error.fields !== undefined
        ? await secretOf(ctx.state, actor)
        : null;
      const words = error.fields === undefined ? error.message : null;
      return page(await shown(ctx.state, { secret, words, fields: error.fields ?? {} }), {
        status: error.status,
      });
    }
  },
});

export default define.page<typeof handler>(function SecondFactorPage({ data, state }) {
  const actor = state.actor!;
  return (
    <>
      <Head>
        <title>Second factor · {state.organisationName}</title>
        <Styles names={["account"]} />
      </Head>
      <PageHead
        title="Second factor"
        up={actor.needsSecondFactor ? undefined : { href: "/settings", text: "Settings" }}
        below={<p class="quiet">A six-digit code from an app, asked at each new sign-in.</p>}
      />
      <SecondFactorView {...data} timeZone={actor.timeZone} />
    </>
  );
});

async function shown(state: State, changes: Partial<Shown>): Promise<Shown> {
  const factor = await readSecondFactor(state.services, state.actor!);
  return { factor, secret: null, recoveryCodes: null, fields: {}, words: null, ...changes };
}

async function secretOf({ services }: State, actor: Actor): Promise<ShownSecret> {
  const { secret: text, uri } = await startEnrolment(services, actor);
  return { text, qr: qrCode(uri) };
}
