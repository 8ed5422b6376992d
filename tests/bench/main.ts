// Everything that is measured (`deno task bench`), one bench after the other, each in a process of its own.
// Name one or more (fresh, report, portal, signin, analytics, search) to run only those.
const BENCHES = ["fresh", "report", "portal", "signin", "analytics", "search"];

const wanted = Deno.args.length > 0 ? Deno.args : BENCHES;
for (const name of wanted) {
  if (!BENCHES.includes(name)) {
    console.error(`There is no bench "${name}". There are: ${BENCHES.join(", ")}.`);
    Deno.exit(2);
  }
  console.log(`\n== ${name}`);
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", new URL(`${name}_bench.ts`, import.meta.url).href],
    stdout: "inherit",
    stderr: "inherit",
  }).output();
  if (code !== 0) Deno.exit(code);
}
