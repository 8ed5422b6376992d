import { page } from "fresh";
import { Head } from "fresh/runtime";
import type { AnnotationTexts } from "../../../../components/analytics/AnnotationForm.tsx";
import { AnnotationPage } from "../../../../components/analytics/Annotations.tsx";
import { addAnnotation } from "../../../../lib/analytics/mod.ts";
import { AnnotationForm } from "../../../../lib/contract/analytics_annotations.ts";
import {
  AppError,
  callOf,
  define,
  formValues,
  parseInput,
  readBytes,
  safeNext,
} from "../../../../lib/http/mod.ts";

interface Shown {
  texts: AnnotationTexts;
  faults: Record<string, string>;
  back: string;
}

export const handler = define.handlers({
  GET({ url }) {
    const platform = url.searchParams.get("platform") ?? "";
    return page<Shown>({ texts: { platform }, faults: {}, back: backOf(url) });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    try {
      const form = parseInput(AnnotationForm, formValues(AnnotationForm, sent));
      await addAnnotation(services, actor!, form, callOf(ctx));
      return ctx.redirect(`${backOf(ctx.url)}#marks`, 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      const shown = { texts: Object.fromEntries(sent), faults: error.fields, back: backOf(ctx.url) };
      return page<Shown>(shown, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function NewAnnotationPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Mark a day · {state.organisationName}</title>
      </Head>
      <AnnotationPage id={null} {...data} />
    </>
  );
});

function backOf(url: URL): string {
  return safeNext(url.searchParams.get("back") ?? "/analytics");
}
