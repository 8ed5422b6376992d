import { fileURLToPath } from "node:url";
import { addAnnotation } from "../../lib/analytics/mod.ts";
import type { Actor } from "../../lib/contract/actor.ts";
import type { Report } from "../../lib/contract/report_shapes.ts";
import { ROLES } from "../../lib/contract/roles.ts";
import type { Role } from "../../lib/contract/roles.ts";
import { syncLibrary } from "../../lib/library/mod.ts";
import { createOrganisation, createUser, findUserByEmail } from "../../lib/people/mod.ts";
import { followReport, requestReport } from "../../lib/reports/mod.ts";
import { ownSecret } from "../../lib/secrets.ts";
import type { Services } from "../../lib/services.ts";
import { readLibraryFolder } from "./library_folder.ts";
import { sampleAnnotations, seedAnalytics } from "./sample/analytics/seed_analytics.ts";

/** How a sample person signs in. */
export interface SampleSignIn {
  email: string;
  password: string;
  role: Role;
}

/** How long the worker may take over the sample report before the portal starts without it being finished. */
const PATIENCE_MS = 60_000;
const SAMPLE = new URL("./sample/", import.meta.url);
const ORGANISATION = "Community Health Media (sample)";

const NAMES: Record<Role, string> = {
  admin: "Ada Sample",
  editor: "Ed Sample",
  viewer: "Vera Sample",
};

// Drawn from for passwords that are easily read aloud and typed.
const WORDS =
  "amber apple basil birch cedar cloud coral daisy ember fern field flint grove hazel heron iris ivory juniper lake lark laurel lemon lilac linen maple meadow mint moss olive opal orchid pearl pine plum poppy quartz reed river robin rose sage shell sky spruce stone thyme tulip violet willow wren"
    .split(" ");
const PASSWORD_WORDS = 5;

/**
 * Makes the sample organisation where it isn't there yet, with figures of sample channels, one person of each role and
 * one report, made by the job that makes every report; returns how they sign in, which is the same at each start from the
 * same DATA_DIR.
 */
export async function seed(services: Services): Promise<SampleSignIn[]> {
  const people = [...ROLES].reverse().map((role) => ({
    email: `${role}@chm-sample.example`,
    password: passwordOf(services.config.dataDir, role),
    role,
  }));
  if (await findUserByEmail(services, people[0]!.email) === null) await addPeople(services, people);
  return people;
}

async function addPeople(services: Services, people: SampleSignIn[]): Promise<void> {
  const { id: organisationId } = await createOrganisation(services, { name: ORGANISATION });
  await seedAnalytics(services, organisationId);
  await addLibrary(services, organisationId);
  for (const person of people) {
    const user = await createUser(services, { ...person, organisationId, name: NAMES[person.role] });
    if (person.role !== "editor") continue;
    const { email, role } = person;
    const name = NAMES[role];
    const editor = { userId: user.id, organisationId, email, role, name, sessionId: "", timeZone: "UTC" };
    await markCharts(services, editor);
    await addReport(services, editor);
  }
}

async function markCharts(services: Services, editor: Actor): Promise<void> {
  for (const mark of sampleAnnotations(services.clock.now())) {
    await addAnnotation(services, editor, mark, { address: "127.0.0.1", requestId: "seed" });
  }
}

/** Files only: the worker reads them while the portal starts. */
async function addLibrary(services: Services, organisationId: string): Promise<void> {
  const { name, entries } = await readLibraryFolder(fileURLToPath(new URL("library", SAMPLE)));
  const options = { organisationId, folder: name, remove: false, rehearse: false };
  for await (const { deed, path } of syncLibrary(services, entries, options)) {
    if (deed !== "added") throw new Error(`The sample "${path}" could not be added to the library`);
  }
}

async function addReport(services: Services, actor: Actor): Promise<void> {
  const file = async (name: string) => ({ name, bytes: await Deno.readFile(new URL(name, SAMPLE)) });
  const report = await requestReport(services, actor, {
    transcript: await file("asthma-reviews-transcript.docx"),
    survey: await file("asthma-reviews-survey.csv"),
    config: {
      event_name: "Asthma reviews that change practice",
      event_date: "2026-11-12",
      speakers: [
        { name: "Dr Alex Example", role: "General practitioner" },
        { name: "Sam Specimen", role: "Respiratory nurse" },
        { name: "Robin Sample", role: "Host" },
      ],
      audience: "General practitioners, practice nurses, pharmacists",
      programme: "Respiratory series, session 3",
      registered: 301,
      attended: 212,
      questions: {},
      voices: { "Robin Sample": { role: "host" } },
      sample: true,
    },
  }, { requestId: "seed" });
  const changes = await followReport(services, actor, report, { signal: AbortSignal.timeout(PATIENCE_MS) });
  for await (const { data } of changes) {
    if ((data as Report).status === "failed") throw new Error("The sample report could not be made");
  }
}

function passwordOf(dataDir: string, role: Role): string {
  const secret = Uint8Array.fromBase64(ownSecret(dataDir, `demo_${role}`), { alphabet: "base64url" });
  return [...secret.subarray(0, PASSWORD_WORDS)].map((byte) => WORDS[byte % WORDS.length]).join("-");
}
