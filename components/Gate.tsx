import type { ComponentChildren } from "preact";
import { Mark } from "./Mark.tsx";

/** The page before the portal: what it is for at the left, the one form at the right. */
export function Gate({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main class="gate" id="main">
      <section class="gate__say" aria-label="MediaHub">
        <Brand />
        <p class="say">What your audience heard, asked and answered, with the source beside it.</p>
        <ul>
          <li>
            <b>Reports</b>
            <span>A webinar’s transcript and survey, as a deck in your brand.</span>
          </li>
          <li>
            <b>Checked</b>
            <span>Every number names its question and its base; every quote is verbatim.</span>
          </li>
          <li>
            <b>Yours</b>
            <span>Charts stay editable in PowerPoint, and the files stay on this server.</span>
          </li>
        </ul>
      </section>
      <section class="gate__form" aria-labelledby="gate-title">
        <Brand />
        <h1 id="gate-title">{title}</h1>
        {children}
      </section>
    </main>
  );
}

function Brand() {
  return (
    <p class="brand">
      <Mark />
      <span class="brand__name">MediaHub</span>
    </p>
  );
}
