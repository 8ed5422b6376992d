import { page } from "fresh";
import { Head } from "fresh/runtime";
import type { AnnotationTexts } from "../../../../components/analytics/AnnotationForm.tsx";
import { AnnotationPage } from "../../../../components/analytics/Annotations.tsx";
import { readAnnotation, removeAnnotation, replaceAnnotation } from "../../../../lib/analytics/mod.ts";
import { AnnotationForm } from "../../../../lib/contract/analytics_annotations.ts";
import {
  AppError,
  callOf,
  define,
  formValues,
  parseInput,
  pathId,
  readBytes,
  safeNext,
} from "../../../../lib/http/mod.ts";

interface Shown {
  id: string;
  texts: AnnotationTexts;
  faults: Record<string, string>;
  back: string;
}

export const handler = define.handlers({
  async GET({ url, params, state: { services, actor } }) {
    const { id, ...texts } = await readAnnotation(services, actor!, pathId(params));
    return page<Shown>({
      id,
      texts: { ...texts, platform: texts.platform ?? "" },
      faults: {},
      back: backOf(url),
    });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const { id } = pathId(ctx.params);
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    try {
      if (sent.get("act") === "remove") await removeAnnotation(services, actor!, { id }, callOf(ctx));
      else {
        const form = parseInput(AnnotationForm, formValues(AnnotationForm, sent));
        await replaceAnnotation(services, actor!, { id, ...form }, callOf(ctx));
      }
      return ctx.redirect(`${backOf(ctx.url)}#marks`, 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      const shown = { id, texts: Object.fromEntries(sent), faults: error.fields, back: backOf(ctx.url) };
      return page<Shown>(shown, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function ChangeAnnotationPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Change a mark · {state.organisationName}</title>
      </Head>
      <AnnotationPage {...data} />
    </>
  );
});

function backOf(url: URL): string {
  return safeNext(url.searchParams.get("back") ?? "/analytics");
}
