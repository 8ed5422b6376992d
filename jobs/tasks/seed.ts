import { ROLES } from "../../lib/contract/roles.ts";
import type { Role } from "../../lib/contract/roles.ts";
import { createOrganisation, createUser, findUserByEmail } from "../../lib/people/mod.ts";
import { ownSecret } from "../../lib/secrets.ts";
import type { Services } from "../../lib/services.ts";

/** How a sample person signs in. */
export interface SampleSignIn {
  email: string;
  password: string;
  role: Role;
}

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
 * Makes the sample organisation with one person of each role where it isn't there yet; returns how they sign in, which
 * is the same at each start from the same DATA_DIR.
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
  const { id } = await createOrganisation(services, { name: ORGANISATION });
  for (const person of people) {
    await createUser(services, { ...person, organisationId: id, name: NAMES[person.role] });
  }
}

function passwordOf(dataDir: string, role: Role): string {
  const secret = Uint8Array.fromBase64(ownSecret(dataDir, `demo_${role}`), { alphabet: "base64url" });
  return [...secret.subarray(0, PASSWORD_WORDS)].map((byte) => WORDS[byte % WORDS.length]).join("-");
}
