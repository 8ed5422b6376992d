const FOUND = await canRun("soffice");

if (!FOUND) {
  console.log("Left out: opening each deck in LibreOffice. To have it: apt-get install libreoffice-impress");
}

/** Whether LibreOffice is here; tests that need it are ignored where it is not. */
export const hasLibreOffice = FOUND;

/** Converts an Office file to PDF in LibreOffice and counts the pages. */
export async function countPages(bytes: Uint8Array): Promise<number> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeFile(`${folder}/deck.pptx`, bytes);
    // A profile of its own lets several conversions run side by side.
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, `${folder}/deck.pptx`];
    await new Deno.Command("soffice", { args, stdout: "null", stderr: "null" }).output();
    const pdf = new TextDecoder("latin1").decode(await Deno.readFile(`${folder}/deck.pdf`));
    return Math.max(
      0,
      ...[...pdf.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)/g)].map((match) => Number(match[1])),
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function canRun(program: string): Promise<boolean> {
  try {
    const { success } = await new Deno.Command(program, {
      args: ["--version"],
      stdout: "null",
      stderr: "null",
    }).output();
    return success;
  } catch {
    return false;
  }
}
