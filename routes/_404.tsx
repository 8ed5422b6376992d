import { Head } from "fresh/runtime";
import { Stop } from "../components/Stop.tsx";
import { Styles } from "../components/Styles.tsx";
import { define } from "../lib/http/mod.ts";

export default define.page(function NotFoundPage({ state }) {
  return (
    <>
      <Head>
        <title>There is nothing at this address</title>
        <Styles names={["gate"]} />
      </Head>
      <Stop
        status={404}
        title="There is nothing at this address."
        words="It may have been deleted, or the link may be wrong."
        requestId={state.requestId ?? null}
      >
        <a class="button button--primary" href="/">Go to the overview</a>
      </Stop>
    </>
  );
});
