import { asset, Head } from "fresh/runtime";
import { Frame } from "../../components/Frame.tsx";
import { define } from "../../lib/http/mod.ts";

const SHEETS = ["frame", "nav", "page"];

export default define.layout(function PortalLayout({ Component, state, url }) {
  // The middleware of this folder lets nobody pass who is not signed in.
  const actor = state.actor!;
  return (
    <>
      <Head>
        {SHEETS.map((name) => <link key={name} rel="stylesheet" href={asset(`/styles/${name}.css`)} />)}
        <link rel="stylesheet" href="/brand.css" />
      </Head>
      <Frame organisation={state.organisationName ?? "MediaHub"} reader={actor} path={url.pathname}>
        <Component />
      </Frame>
    </>
  );
});
