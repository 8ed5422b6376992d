import { page } from "fresh";
import { Head } from "fresh/runtime";
import { SourceForm, type SourceTexts, sourceTexts } from "../../../../../components/SourceForm.tsx";
import { type LibrarySource, SourceChanges } from "../../../../../lib/contract/library_shapes.ts";
import { AppError, callOf, define, parseInput, pathId, readBytes } from "../../../../../lib/http/mod.ts";
import { changeSource, readSource } from "../../../../../lib/library/mod.ts";

interface Shown {
  source: LibrarySource;
  texts: SourceTexts;
  errors: Record<string, string>;
}

const LONGEST_FORM = 20_000;

export const handler = define.handlers({
  async GET({ params, state: { services, actor } }) {
    const source = await readSource(services, actor!, pathId(params));
    return page<Shown>({ source, texts: sourceTexts(source), errors: {} });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, LONGEST_FORM)));
    const text = (name: string) => sent.get(name) ?? "";
    const source = await readSource(services, actor!, pathId(ctx.params));
    try {
      const changes = parseInput(SourceChanges, {
        title: text("title"),
        date: text("date") === "" ? null : text("date"),
        speakers: text("speakers").split("\n").map((name) => name.trim()).filter((name) => name !== ""),
        ...(sent.has("youtube") ? { youtube: text("youtube") } : {}),
      });
      await changeSource(services, actor!, { id: source.id, ...changes }, callOf(ctx));
      return ctx.redirect(`/library/${source.id}`, 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      const texts = {
        title: text("title"),
        date: text("date"),
        speakers: text("speakers"),
        youtube: text("youtube"),
      };
      return page<Shown>({ source, texts, errors: byField(error.fields) }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function EditSourcePage({ data, state }) {
  return (
    <>
      <Head>
        <title>Edit details · {state.organisationName}</title>
      </Head>
      <SourceForm {...data} />
    </>
  );
});

/** A fault of one line of a field is the field's. */
function byField(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([path, words]) => [path.split(".")[0]!, words]));
}
