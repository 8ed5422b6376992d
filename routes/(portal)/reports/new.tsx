import { type Context, page } from "fresh";
import { Head } from "fresh/runtime";
import { NewReport } from "../../../components/NewReport.tsx";
import { Styles } from "../../../components/Styles.tsx";
import {
  type EventTexts,
  eventTexts,
  faultsOf,
  type FormErrors,
  keptConfig,
  missingOf,
  sentConfig,
  sentTexts,
} from "../../../components/report_form.ts";
import { ReportFiles } from "../../../islands/ReportFiles.tsx";
import { ReportOutline } from "../../../islands/ReportOutline.tsx";
import { replaceDraftFiles } from "../../../lib/contract/reports.ts";
import { DraftConfig, ReportConfig, type ReportDraft } from "../../../lib/contract/report_shapes.ts";
import {
  AppError,
  callOf,
  define,
  parseInput,
  pathId,
  readUpload,
  type State,
  type Upload,
} from "../../../lib/http/mod.ts";
import * as reports from "../../../lib/reports/mod.ts";

/** Each question sends three fields and each voice four; the widest survey has a thousand questions. */
const MAX_PARTS = 5_000;

type Sent = Upload<typeof replaceDraftFiles.body.files>;

interface Form {
  draft: ReportDraft | null;
  texts: EventTexts;
  errors: FormErrors;
  /** A refusal that belongs to no field. */
  refusal: string | undefined;
}

export const handler = define.handlers({
  async GET(ctx) {
    const draft = await currentDraft(ctx);
    return page<Form>({ draft, texts: eventTexts(draft ?? NO_DRAFT), errors: {}, refusal: undefined });
  },
  async POST(ctx) {
    const draft = await currentDraft(ctx);
    let sent: Sent = { fields: [], files: {} };
    try {
      sent = await readUpload(ctx.req, replaceDraftFiles.body.files, { maxParts: MAX_PARTS });
      return ctx.redirect(await act(ctx, draft, sent), 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const texts = sent.fields.length === 0 ? eventTexts(draft ?? NO_DRAFT) : sentTexts(sent.fields);
      const errors = formErrors(error);
      const refusal = Object.keys(errors).length === 0 ? error.message : undefined;
      // What was corrected is kept even when the form can't be taken as a whole.
      return page<Form>({ draft: await currentDraft(ctx), texts, errors, refusal }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function NewReportPage({ data, state }) {
  const { draft, texts, errors, refusal } = data;
  const { id, transcript, survey, config, outline } = draft ?? NO_DRAFT;
  const corrections = { questions: config.questions, voices: config.voices, sample: config.sample };
  const faults = faultsOf(errors);
  return (
    <>
      <Head>
        <title>New report · {state.organisationName}</title>
        <Styles names={["tables", "report_form"]} />
      </Head>
      <NewReport
        draft={draft}
        texts={texts}
        errors={errors}
        refusal={refusal}
        files={
          <ReportFiles
            draftId={id}
            transcript={transcript}
            survey={survey}
            refusals={{ transcript: errors.transcript, survey: errors.survey }}
            corrections={corrections}
          />
        }
        outline={
          <ReportOutline
            draftId={id}
            outline={outline}
            missing={faults.length > 0 ? faults : missingOf({ transcript, survey }, texts)}
            transcript={transcript}
            survey={survey}
            corrections={corrections}
          />
        }
      />
    </>
  );
});

const NO_DRAFT = {
  id: null,
  transcript: null,
  survey: null,
  outline: [],
  config: DraftConfig.parse({}),
  suggested: { event_name: null, event_date: null },
};

/** Does what the pressed button asks, and says where to go. */
async function act(
  ctx: Context<State>,
  draft: ReportDraft | null,
  { fields, files }: Sent,
): Promise<string> {
  const { services, actor } = ctx.state;
  const sent = sentConfig(fields, draft?.config ?? NO_DRAFT.config);
  const config = parseInput(DraftConfig, keptConfig(sent));
  const { transcript, survey } = files;
  if (transcript || survey) {
    const kept = draft === null
      ? await reports.createDraft(services, actor!, { transcript, survey, config })
      : await reports.replaceDraftFiles(services, actor!, { id: draft.id, transcript, survey, config });
    return `/reports/new?draft=${kept.id}`;
  }
  if (draft === null) throw new AppError("file_missing", { fields: missingFiles(NO_DRAFT) });
  await reports.keepDraft(services, actor!, { id: draft.id, config });
  if (new Map(fields).get("action") !== "generate") return `/reports/new?draft=${draft.id}#step-2`;
  const missing = missingFiles(draft);
  if (Object.keys(missing).length > 0) throw new AppError("file_missing", { fields: missing });
  const whole = parseInput(ReportConfig, sent);
  const report = await reports.requestReportOfDraft(
    services,
    actor!,
    { id: draft.id, config: whole },
    callOf(ctx),
  );
  return `/reports/${report.id}`;
}

async function currentDraft(
  { url, state: { services, actor } }: Context<State>,
): Promise<ReportDraft | null> {
  const id = url.searchParams.get("draft");
  return id === null ? null : await reports.readDraft(services, actor!, pathId({ id }));
}

function missingFiles(draft: Pick<ReportDraft, "transcript" | "survey">): Record<string, string> {
  const names = (["transcript", "survey"] as const).filter((name) => draft[name] === null);
  return Object.fromEntries(names.map((name) => [name, `Choose the ${name} first.`]));
}

/** What is wrong by field of the form; a path into a list or a record belongs to the field it stands in. */
function formErrors({ fields = {} }: AppError): FormErrors {
  const errors: FormErrors = {};
  for (const [path, sentence] of Object.entries(fields)) {
    const name = path.split(".")[0] as keyof FormErrors;
    if (name === "event_date") errors[name] = "Choose the day it was held.";
    else if (name === "registered" || name === "attended") {
      errors[name] = "Write a whole number, or leave it empty.";
    } else errors[name] ??= sentence;
  }
  return errors;
}
