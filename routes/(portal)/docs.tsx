import { Head } from "fresh/runtime";
import { ApiDocs } from "../../components/ApiDocs.tsx";
import { Styles } from "../../components/Styles.tsx";
import { endpoints } from "../../lib/contract/mod.ts";
import { define, openapi } from "../../lib/http/mod.ts";

const document = openapi(endpoints);

export default define.page(function DocsPage({ state }) {
  return (
    <>
      <Head>
        <title>API · {state.organisationName}</title>
        <Styles names={["docs"]} />
      </Head>
      <ApiDocs document={document} />
    </>
  );
});
