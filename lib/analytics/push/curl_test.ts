import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { hasCurl } from "../../../tests/helpers/curl.ts";
import { withPortal } from "../../../tests/helpers/portal.ts";
import { people, withServices } from "../../../tests/helpers/services.ts";
import { Delivery, PushResult } from "../../contract/sync.ts";
import { createPushKey } from "./push_keys.ts";

const GUIDE = new URL("../../../docs/analytics-push.md", import.meta.url);

/** The lines of the guide's block in that language. */
async function blockOf(language: string): Promise<string> {
  const text = await Deno.readTextFile(GUIDE);
  return new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "m").exec(text)![1]!;
}

/** The command of the guide's crontab, as cron hands it to the shell. */
async function cronCommand(): Promise<string> {
  const line = (await blockOf("crontab")).trimEnd().split("\n").at(-1)!;
  return line.replace(/^(\S+ ){5}/, "").replaceAll("\\%", "%").replace("cd /home/agency && ", "");
}

Deno.test({
  name: "the guide's curl line and its crontab push the guide's own batch",
  ignore: !hasCurl,
  fn: () =>
    withServices(async (services) => {
      const { ada } = await people(services);
      const call = { address: "203.0.113.9", requestId: "sample" };
      services.clock.set(new Date());
      await Deno.writeTextFile(`${services.config.dataDir}/figures.json`, await blockOf("json"));
      await withPortal(services, async (address) => {
        for (const command of [await blockOf("sh"), await cronCommand()]) {
          // Within one second both would sign alike with the same key.
          const key = await createPushKey(services, ada, { name: "Cron" }, call);
          const { stdout, stderr, success } = await new Deno.Command("sh", {
            args: ["-c", command],
            cwd: services.config.dataDir,
            env: { MEDIAHUB_URL: address, MEDIAHUB_PUSH_KEY: key.key_id, MEDIAHUB_PUSH_SECRET: key.secret },
          }).output();

          const said = new TextDecoder().decode(stdout);
          assert(success, said + new TextDecoder().decode(stderr));
          const { figures_accepted, rows_rejected } = PushResult.parse(JSON.parse(said));
          assertEquals([figures_accepted, rows_rejected], [3, 0]);
        }
      });
    }),
});

Deno.test("the guide's example is what the schema asks for", async () => {
  assertEquals(Delivery.safeParse(JSON.parse(await blockOf("json"))).success, true);
});
