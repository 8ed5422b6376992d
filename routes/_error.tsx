import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { Stop } from "../components/Stop.tsx";
import { Styles } from "../components/Styles.tsx";
import { define, problemOf } from "../lib/http/mod.ts";

export default define.page(function ErrorPage({ error, state, url }) {
  // A known failure travels as the cause of what the router understands.
  const problem = problemOf(error instanceof HttpError ? error.cause ?? error : error, state.requestId ?? "");
  const words = problem.detail ?? ADVICE[problem.status] ??
    "Try again in a moment. If it stays, tell us the request below.";
  return (
    <>
      <Head>
        <title>{problem.title}</title>
        <Styles names={["gate"]} />
      </Head>
      <Stop
        status={problem.status}
        title={problem.title}
        words={words}
        requestId={problem.request_id || null}
      >
        {problem.status >= 500
          ? <a class="button button--primary" href={url.pathname + url.search}>Try again</a>
          : null}
        <a class={problem.status >= 500 ? "button" : "button button--primary"} href="/">Go to the overview</a>
      </Stop>
    </>
  );
});

const ADVICE: Record<number, string> = {
  403: "Ask an admin of your organisation if you need this page.",
  404: "It may have been deleted, or the link may be wrong.",
  410: "Start again from the list of reports.",
  422: "Go back, look at what was entered and send it again.",
};
