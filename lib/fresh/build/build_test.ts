import { assert, assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import { fixtureHandler } from "../fixture/serve.ts";
import { App, staticFiles } from "../mod.ts";
import { Builder } from "../dev.ts";

/** A small project in a folder of its own. */
async function withProject(run: (root: string) => Promise<void>): Promise<void> {
  const root = await Deno.makeTempDir();
  try {
    for (const [path, text] of Object.entries(PROJECT)) {
      await Deno.mkdir(`${root}/${path}`.replace(/\/[^/]+$/, ""), { recursive: true });
      await Deno.writeTextFile(`${root}/${path}`, text);
    }
    await run(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

const PROJECT = {
  "deno.json": '{ "imports": { "@/": "./" } }',
  "words/greeting.ts": 'export const greeting = "good day";\n',
  "islands/Greeter.js": 'import { h } from "preact";\nimport { greeting } from "@/words/greeting.ts";\n' +
    'export default () => h("b", null, greeting);\n',
  "islands/Greeter_test.js": "throw new Error();\n",
  "routes/index.js": 'export const handler = { GET: () => new Response("home") };\n',
  "routes/(_words)/list.ts": "export const words = [];\n",
  "static/long.css": `${"main { display: block; }\n".repeat(200)}`,
};

Deno.test("build() writes a manifest that lists routes and islands, and nothing else", async () => {
  await withProject(async (root) => {
    await new Builder({ root }).build();
    const manifest = await Deno.readTextFile(`${root}/fresh.gen.ts`);

    assertIncludes(manifest, '"index.js": () => import("./routes/index.js")');
    assertIncludes(manifest, '"islands/Greeter.js": () => import("./islands/Greeter.js")');
    assert(!manifest.includes("test") && !manifest.includes("list.ts"));
  });
});

Deno.test("an application goes on serving what it opened with when its build is gone", async () => {
  await withProject(async (root) => {
    await Deno.remove(`${root}/islands/Greeter.js`);
    const app = new App().use(staticFiles()).fsRoutes();
    (await new Builder({ root }).build())(app);
    const handler = app.handler();
    await (await handler(new Request("http://x/"))).text();

    await Deno.remove(`${root}/_fresh`, { recursive: true });
    const packed = await handler(new Request("http://x/long.css", { headers: { "accept-encoding": "br" } }));

    assertEquals([packed.status, packed.headers.get("content-encoding")], [200, "br"]);
    assert((await packed.bytes()).length > 0);
  });
});

Deno.test("build() leaves what an application serves from", async () => {
  await withProject(async (root) => {
    const { "islands/Greeter.js": _, ...rest } = PROJECT;
    assert(Object.keys(rest).length > 0);
    await Deno.remove(`${root}/islands/Greeter.js`);
    const app = new App().use(staticFiles()).fsRoutes();
    (await new Builder({ root }).build())(app);
    const handler = app.handler();

    const packed = await handler(
      new Request("http://x/long.css", { headers: { "accept-encoding": "gzip, br" } }),
    );
    const plain = await handler(
      new Request("http://x/long.css", { headers: { "accept-encoding": "br;q=0" } }),
    );

    assertEquals(await (await handler(new Request("http://x/"))).text(), "home");
    assertEquals([packed.headers.get("content-encoding"), packed.headers.get("vary")], [
      "br",
      "accept-encoding",
    ]);
    assert((await packed.bytes()).length < 200);
    assertEquals([plain.headers.get("content-encoding"), await plain.text()], [
      null,
      PROJECT["static/long.css"],
    ]);
    assertEquals((await handler(new Request("http://x/_fresh/snapshot.json"))).status, 404);
  });
});

Deno.test("build() is repeated when a file of it changes, and only then", async () => {
  await withProject(async (root) => {
    const builtAt = async () => {
      await new Builder({ root }).build();
      return (await Deno.stat(`${root}/_fresh/snapshot.json`)).mtime?.getTime();
    };
    const hashed = async () =>
      JSON.parse(await Deno.readTextFile(`${root}/_fresh/snapshot.json`)).client.boot.url;

    const first = await builtAt();
    const address = await hashed();
    assertEquals(await builtAt(), first);

    await Deno.writeTextFile(`${root}/words/greeting.ts`, 'export const greeting = "good night";\n');
    await builtAt();
    assert(await hashed() !== address);
  });
});

Deno.test("build() gives the same addresses to the same files wherever they lie", async () => {
  const addresses: unknown[] = [];
  for (let i = 0; i < 2; i++) {
    await withProject(async (root) => {
      await new Builder({ root }).build();
      addresses.push(JSON.parse(await Deno.readTextFile(`${root}/_fresh/snapshot.json`)).client);
    });
  }

  assertEquals(addresses[0], addresses[1]);
});

Deno.test("build() takes libraries once, and starts islands with signals in 12 KiB", async () => {
  const handler = fixtureHandler();
  const html = await (await handler(new Request("http://x/signals"))).text();
  const addresses = [...html.matchAll(/(?:href|src)="(\/_fresh\/js\/[^"]+)"/g)].map(([, address]) =>
    address!
  );
  const libraries = addresses.filter((address) => !address.includes("/islands_"));

  let packed = 0;
  for (const address of libraries) {
    const response = await handler(new Request(`http://x${address}`));
    const stream = response.body!.pipeThrough(new CompressionStream("gzip"));
    packed += (await new Response(stream).bytes()).length;
  }

  assertEquals(new Set(addresses).size, addresses.length);
  assert(libraries.length > 1 && packed > 5_000 && packed < 12 * 1024, `${packed} bytes`);
});
