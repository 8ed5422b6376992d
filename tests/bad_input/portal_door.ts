import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import type { Actor } from "../../lib/contract/actor.ts";
import type { Report, ReportDetail, ReportDraft } from "../../lib/contract/report_shapes.ts";
import { webApp } from "../../main.ts";
import { as } from "../helpers/as.ts";
import { CONFIG, reportFiles } from "../helpers/report_files.ts";
import type { TestServices } from "../helpers/services.ts";
import type { HostileFile } from "./hostile.ts";

/** What a person may send beside sound files. */
export interface Sending {
  transcript?: HostileFile;
  survey?: HostileFile;
  config?: unknown;
}

/** How a report ended, whichever door refused it. */
export interface Outcome {
  /** The status of the upload's own answer. */
  status: number;
  /** The code of the refusal, or "completed". */
  code: string;
  /** What a client reads. */
  words: string;
}

/** The portal's addresses as one person uses them. */
export function portalDoor(services: TestServices, actor: Actor) {
  const handler = webApp(() => Promise.resolve(services)).handler();

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...await as(services, actor), ...Object.fromEntries(new Headers(init.headers)) };
    return await handler(new Request(`http://127.0.0.1:8000${path}`, { ...init, headers }));
  }

  async function create(sending: Sending): Promise<Response> {
    return await ask("/api/reports/create", { method: "POST", body: formOf(sending) });
  }

  /** Uploads, runs the worker once, and says how it ended. */
  async function make(sending: Sending): Promise<Outcome & { id: string | null }> {
    const response = await create(sending);
    if (response.status !== 202) return { ...await refusalIn(response), id: null };
    const { id } = await response.json() as Report;
    await runOnce(services, handlers);
    const report = await read(id);
    const { error } = report;
    const words = [error?.title, error?.detail].filter(Boolean).join(" ");
    return { status: 202, code: error?.code ?? report.status, words, id };
  }

  async function read(id: string): Promise<ReportDetail> {
    return await (await ask(`/api/reports/${id}`)).json() as ReportDetail;
  }

  async function draft(sending: Sending): Promise<Response> {
    return await ask("/api/reports/drafts", { method: "POST", body: formOf(sending) });
  }

  return { ask, create, make, read, draft };
}

/** The form a page or a program posts, sound where nothing else is said. */
export function formOf({ transcript, survey, config = CONFIG }: Sending): FormData {
  const sound = reportFiles();
  const form = new FormData();
  form.set("config", typeof config === "string" ? config : JSON.stringify(config));
  for (
    const [field, file] of Object.entries({
      transcript: transcript ?? sound.transcript,
      survey: survey ?? sound.survey,
    })
  ) {
    form.set(field, new Blob([file.bytes as Uint8Array<ArrayBuffer>]), file.name);
  }
  return form;
}

/** The code of a refusal and all the words of it. */
export async function refusalIn(response: Response): Promise<Outcome> {
  const text = await response.text();
  const problem = JSON.parse(text) as {
    code?: string;
    title?: string;
    detail?: string;
    fields?: Record<string, string>;
  };
  const words = [problem.title, problem.detail, ...Object.values(problem.fields ?? {})].filter(Boolean).join(
    " ",
  );
  return { status: response.status, code: problem.code ?? "", words };
}

/** What was understood of each file of a draft: null, or the code of why not. */
export function draftCodes(draft: ReportDraft): (string | null)[] {
  return [draft.transcript?.error?.code ?? null, draft.survey?.error?.code ?? null];
}

/** Every file the portal keeps for an organisation, by key. */
export async function keptFiles({ config }: TestServices): Promise<string[]> {
  const root = `${config.dataDir}/files`;
  const found: string[] = [];
  async function walk(folder: string): Promise<void> {
    for await (const entry of Deno.readDir(folder)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) await walk(path);
      else found.push(path.slice(root.length + 1));
    }
  }
  await walk(`${root}/organisations`).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  return found;
}
