import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AddSources, type ArrivingFile } from "../../../../components/AddSources.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { LibraryUpload } from "../../../../islands/LibraryUpload.tsx";
import { addSources as adding } from "../../../../lib/contract/library.ts";
import { AppError, callOf, define, readUpload } from "../../../../lib/http/mod.ts";
import { addSources } from "../../../../lib/library/mod.ts";

interface Shown {
  files: ArrivingFile[];
  refusal?: string;
}

export const handler = define.handlers({
  GET: () => page<Shown>({ files: [] }),
  async POST(ctx) {
    const { services, actor } = ctx.state;
    try {
      const { files = [] } = (await readUpload(ctx.req, adding.body.files)).files;
      const { items } = await addSources(services, actor!, { files }, callOf(ctx));
      return page<Shown>({
        files: items.map((added) => ({ name: added.file_name, sent: null, added, refusal: null })),
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const refusal = error.fields?.files ?? error.message;
      return page<Shown>({ files: [], refusal }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function AddSourcesPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Add files · {state.organisationName}</title>
        <Styles names={["reports", "report_form", "library"]} />
      </Head>
      <AddSources form={<LibraryUpload {...data} />} />
    </>
  );
});
