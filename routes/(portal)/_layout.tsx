import { Head } from "fresh/runtime";
import { Frame } from "../../components/Frame.tsx";
import { Styles } from "../../components/Styles.tsx";
import { define } from "../../lib/http/mod.ts";
import { readOrganisation } from "../../lib/people/mod.ts";

const SHEETS = ["frame", "nav", "page"];

export default define.layout(async function PortalLayout({ Component, state, url }) {
  // The middleware of this folder lets nobody pass who is not signed in.
  const actor = state.actor!;
  const { brand } = await readOrganisation(state.services, actor);
  return (
    <>
      <Head>
        <Styles names={SHEETS} />
        <link rel="stylesheet" href="/brand.css" />
      </Head>
      <Frame organisation={brand.name} logo={brand.logo} reader={actor} path={url.pathname}>
        <Component />
      </Frame>
    </>
  );
});
