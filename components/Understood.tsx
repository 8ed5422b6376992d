import { QUESTION_KIND_NAMES, type ReportDraft, VOICE_ROLES } from "../lib/contract/report_shapes.ts";
import { countOf, countText, durationText, shareText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { KIND_WORDS, shownAs, VOICE_WORDS } from "./report_form.ts";

/** How many questions are shown before a person asks for the rest. */
const SHOWN = 8;

/** What was understood of the files, each reading beside what corrects it. */
export function Understood({ draft }: { draft: ReportDraft }) {
  return (
    <>
      <Warnings warnings={draft.warnings} />
      {draft.speakers.length === 0 ? null : <Voices draft={draft} />}
      {draft.questions.length === 0 ? null : <Questions questions={draft.questions} />}
    </>
  );
}

/** Things a person should check, with what was done about each. */
export function Warnings({ warnings }: { warnings: ReportDraft["warnings"] }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings" aria-label={`${countOf(warnings.length, "thing")} to check`}>
      {warnings.map((warning) => (
        <li key={warning.message}>
          <Icon name="warn" label="Check" />
          <p>
            <strong>{warning.message}</strong> <span class="quiet">{warning.remedy}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Voices({ draft }: { draft: ReportDraft }) {
  const length = draft.duration_seconds === null ? "" : ` in ${durationText(draft.duration_seconds)}`;
  const share = draft.duration_seconds === null ? "Share of words" : "Share of talk";
  return (
    <>
      <h3>
        Speakers <span class="meta">{countOf(draft.speakers.length, "voice")}{length}</span>
      </h3>
      <table class="cards edit">
        <thead>
          <tr>
            <th scope="col">Name in the deck</th>
            <th scope="col">Role</th>
            <th scope="col" class="n">Words</th>
            <th scope="col" class="n">{share}</th>
          </tr>
        </thead>
        <tbody>
          {draft.speakers.map((voice, index) => <Voice key={voice.name} voice={voice} number={index} />)}
        </tbody>
      </table>
    </>
  );
}

function Voice({ voice, number }: { voice: ReportDraft["speakers"][number]; number: number }) {
  const prefix = `voice.${number}`;
  return (
    <tr>
      <td>
        <input type="hidden" name={`${prefix}.key`} value={voice.name} />
        <input type="hidden" name={`${prefix}.shown`} value={shownAs(voice.shown_name, voice.role)} />
        <input
          class="input input--small"
          name={`${prefix}.name`}
          value={voice.shown_name}
          maxLength={120}
          dir="auto"
          autocomplete="off"
          aria-label={`Name of voice ${number + 1}`}
        />
      </td>
      <td>
        <select class="input input--small" name={`${prefix}.role`} aria-label={`Role of ${voice.shown_name}`}>
          {VOICE_ROLES.map((role) => (
            <option key={role} value={role} selected={role === voice.role}>{VOICE_WORDS[role]}</option>
          ))}
        </select>
      </td>
      <td class="n only-wide">{countText(voice.words)}</td>
      <td class="n">
        <span class={voice.role === "leave_out" ? "share share--rest" : "share"}>
          <ShareBar share={voice.share} />
          <span>{shareText(voice.share)}</span>
        </span>
      </td>
    </tr>
  );
}

function ShareBar({ share }: { share: number }) {
  return (
    <svg aria-hidden="true">
      <rect class="share__track" width="100%" height="100%" />
      <rect class="share__value" width={`${(share * 100).toFixed(1)}%`} height="100%" />
    </svg>
  );
}

function Questions({ questions }: { questions: ReportDraft["questions"] }) {
  const included = questions.filter((question) => question.included).length;
  const rest = questions.slice(SHOWN);
  return (
    <>
      <h3>
        Questions <span class="meta">{countText(included)} of {countText(questions.length)} in the deck</span>
      </h3>
      <QuestionTable questions={questions.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>
            <span class="when-shut">Show the other {countOf(rest.length, "question")}</span>
            <span class="when-open">Show fewer questions</span>
          </summary>
          <QuestionTable questions={rest} />
        </details>
      )}
    </>
  );
}

function QuestionTable({ questions }: { questions: ReportDraft["questions"] }) {
  return (
    <table class="cards edit">
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Kind</th>
          <th scope="col" class="n">Answers</th>
        </tr>
      </thead>
      <tbody>
        {questions.map((question) => <QuestionRow key={question.id} question={question} />)}
      </tbody>
    </table>
  );
}

function QuestionRow({ question }: { question: ReportDraft["questions"][number] }) {
  const prefix = `question.${question.id}`;
  return (
    <tr>
      <td class="wide">
        <input type="hidden" name={`${prefix}.shown`} value={shownAs(question.kind, question.included)} />
        <label class="check">
          <input type="checkbox" name={`${prefix}.included`} checked={question.included} />
          <span class="clip">
            <bdi>{question.text}</bdi>
            <span class="meta">
              {question.why}
              {question.changed
                ? (
                  <>
                    {" "}
                    <span class="tag tag--accent">Changed</span>
                  </>
                )
                : null}
            </span>
          </span>
        </label>
      </td>
      <td>
        <select
          class="input input--small"
          name={`${prefix}.kind`}
          aria-label={`Kind of question: ${question.text}`}
        >
          {QUESTION_KIND_NAMES.map((kind) => (
            <option key={kind} value={kind} selected={kind === question.kind}>{KIND_WORDS[kind]}</option>
          ))}
        </select>
      </td>
      <td class="n" data-label="Answers">{countText(question.n)}</td>
    </tr>
  );
}
