import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import type { ComponentChildren } from "preact";
import { App, csp } from "./mod.ts";
import { Head } from "./runtime.ts";
import Counter from "./fixture/islands/Counter.tsx";
import { Values } from "./fixture/islands/Values.tsx";
import { fixtureHandler, read } from "./fixture/serve.ts";

async function draw(page: preact.JSX.Element, app = new App()): Promise<string> {
  const response = await app.get("/", (ctx) => ctx.render(page)).handler()(new Request("http://x/"));
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  return await response.text();
}

Deno.test("render() prints no script on a page without islands", async () => {
  for (const path of ["/", "/blog", "/patient", "/nowhere"]) {
    assert(!(await read(path)).includes("<script"), path);
  }
});

Deno.test("render() prints one payload, and the scripts of the page's own islands alone", async () => {
  const html = await read("/signals");

  assertEquals(html.match(/application\/json/g)?.length, 1);
  assertIncludes(html, "Counter.js");
  assertIncludes(html, "Outer.js");
  assert(!html.includes("Values"));
});

Deno.test("render() escapes text, once", async () => {
  function Box({ children }: { children?: ComponentChildren }) {
    return <div>{children}</div>;
  }

  const text = "a<b";
  const html = await draw(<Box>Tom & {text} {["<c>"]}</Box>);

  assertIncludes(html, "<div>Tom &amp; a&lt;b &lt;c></div>");
});

Deno.test("render() lets no prop end its script", async () => {
  const html = await read("/shop");

  assertEquals(html.match(/<script/g)?.length, 2);
  assertIncludes(html, "\\u003c/script>");
});

Deno.test("render() awaits async pages, and async components anywhere", async () => {
  assertIncludes(await read("/patient?name=Ada"), "Ada</p>");

  async function Inner({ name }: { name: string }) {
    await Promise.resolve();
    return <b>{name}</b>;
  }
  async function Slow({ name, children }: { name: string; children?: ComponentChildren }) {
    await Promise.resolve();
    const Nested = Inner as unknown as (props: { name: string }) => preact.JSX.Element;
    return (
      <p>
        {["<", name]}
        <Nested name={name + "!"} />
        {children}
      </p>
    );
  }
  const Patient = Slow as unknown as (
    props: { name: string; children?: ComponentChildren },
  ) => preact.JSX.Element;
  const html = await draw(
    <div>
      {["&"]}
      <Patient name="one">
        <Patient name="two" />
      </Patient>
      <Patient name="three" />
    </div>,
  );

  assertIncludes(
    html,
    "<div>&amp;<p>&lt;one<b>one!</b><p>&lt;two<b>two!</b></p></p><p>&lt;three<b>three!</b></p></div>",
  );
});

Deno.test("render() keeps two requests apart that wait at the same time", async () => {
  const handler = fixtureHandler();
  const names = Array.from({ length: 20 }, (_, index) => `name${index}`);

  const pages = await Promise.all(
    names.map(async (name) => await (await handler(new Request(`http://x/patient?name=${name}`))).text()),
  );

  assertEquals(pages.map((html) => html.match(/<title>(.*)<\/title>/)?.[1]), names);
});

Deno.test("Head puts a page's title and description in the place of the wrapper's", async () => {
  const html = await read("/");
  const head = html.slice(html.indexOf("<head>"), html.indexOf("</head>"));

  assertEquals(head.match(/<title>.*?<\/title>/g), ["<title>Welcome</title>"]);
  assertEquals(head.match(/<meta name="description"[^>]*>/g), [
    '<meta name="description" content="The page&#39;s own"/>'
      .replace("&#39;", "'"),
  ]);
  assertIncludes(head, '<link rel="canonical" href="/"/>');
  assert(!html.slice(html.indexOf("<body")).includes("canonical"));
});

Deno.test("Head: the one drawn last wins", async () => {
  const html = await draw(
    <div>
      <Head>
        <title>First</title>
      </Head>
      <Head>
        <title>Last</title>
      </Head>
    </div>,
  );

  assertEquals(html.match(/<title>.*?<\/title>/g), ["<title>Last</title>"]);
});

Deno.test("links say which leads here, and which above", async () => {
  const html = await read("/blog/latest?page=2");

  assertIncludes(html, '<a href="/blog" data-ancestor="true" aria-current="true">');
  assertIncludes(html, '<a href="/blog/latest?page=2" data-current="true" aria-current="page">');
  assertIncludes(await read("/blog/latest?page=3"), '<a href="/blog/latest?page=2" data-ancestor="true"');
});

Deno.test("csp() gives each response a nonce, and its scripts and styles the same one", async () => {
  const handler = fixtureHandler();
  const policies: string[] = [];
  for (const path of ["/signals", "/scripted", "/signals"]) {
    const response = await handler(new Request(`http://x${path}`));
    const policy = response.headers.get("content-security-policy")!;
    const nonce = policy.match(/script-src 'self' 'nonce-([^']+)'/)![1];
    const html = await response.text();
    policies.push(nonce!);

    for (const [tag] of html.matchAll(/<(script|style)\b[^>]*>/g)) assertIncludes(tag, `nonce="${nonce}"`);
    assertIncludes(policy, `style-src 'self' 'nonce-${nonce}'`);
  }
  assertEquals(new Set(policies).size, 3);
});

Deno.test("csp() gives a constant element the nonce of each response", async () => {
  const constant = <script>1</script>;
  const handler = new App().use(csp({ useNonce: true })).get("/", (ctx) => ctx.render(constant)).handler();

  for (let i = 0; i < 2; i++) {
    const response = await handler(new Request("http://x/"));
    const nonce = (await response.text()).match(/nonce="([^"]+)"/)![1];
    assertIncludes(response.headers.get("content-security-policy")!, `'nonce-${nonce}'`);
  }
});

Deno.test("csp() keeps its policy on error pages, whose scripts and styles carry its nonce", async () => {
  for (const path of ["/not/here", "/blog/missing"]) {
    const response = await fixtureHandler()(new Request(`http://x${path}`));
    const nonce = (await response.text()).match(/<style nonce="([^"]+)"/)![1];

    assertIncludes(response.headers.get("content-security-policy")!, `style-src 'self' 'nonce-${nonce}'`);
  }
});

Deno.test("csp() never allows what is inline, on whatever response", async () => {
  const options = {
    useNonce: true,
    csp: ["script-src 'unsafe-inline'", "default-src 'self' 'unsafe-inline'"],
  };
  const app = new App().use(csp(options)).get("/", (ctx) => ctx.json({}));
  const plain = new App().use(csp()).get("/", (ctx) => ctx.text(""));

  const policy = (await app.handler()(new Request("http://x/"))).headers.get("content-security-policy")!;

  assert(!policy.includes("unsafe-inline"));
  assertIncludes(policy, "script-src 'none'");
  const byDefault = (await plain.handler()(new Request("http://x/"))).headers.get("content-security-policy")!;
  assert(!byDefault.includes("unsafe-inline"));
});

Deno.test("render() names the island and the prop that cannot be sent", async () => {
  const handler = fixtureHandler();
  await handler(new Request("http://x/"));
  const { webApp } = await import("./fixture/main.tsx");
  const { Builder } = await import("./dev.ts");
  const app = webApp();
  (await new Builder({ root: `${import.meta.dirname}/fixture` }).build({ snapshot: "memory" }))(app);
  let message = "";
  app.get("/wrong", async (ctx) => {
    const error = await assertRejects(() => ctx.render(<Values deep={{ list: [1, () => 1] }} />));
    message = error.message;
    return ctx.text("");
  });
  await app.handler()(new Request("http://x/wrong"));

  assertEquals(
    message,
    'Cannot send props to island Values (islands/Values.tsx): "deep.list[1]" is a function',
  );
});

Deno.test("an island of no build is an ordinary component", async () => {
  const html = await draw(<Counter id="x" count={{ value: 1 } as never} />);

  assert(!html.includes("<script"));
});
