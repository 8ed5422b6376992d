import { asset, Head } from "fresh/runtime";
import { ApiDocs } from "../../components/ApiDocs.tsx";
import { endpoints } from "../../lib/contract/mod.ts";
import { define, openapi } from "../../lib/http/mod.ts";

const document = openapi(endpoints);

export default define.page(function DocsPage({ state }) {
  return (
    <>
      <Head>
        <title>API · {state.organisationName}</title>
        <link rel="stylesheet" href={asset("/styles/docs.css")} />
      </Head>
      <ApiDocs document={document} />
    </>
  );
});
