import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { postOf } from "../../../tests/helpers/figures.ts";
import { storableId, storablePost, storableText } from "./facts.ts";

Deno.test("storableText() takes what no row holds out, and cuts between characters", () => {
  assertEquals(storableText("  a\0b\ud800  ", 10), "ab\ufffd");
  assertEquals(storableText("\0 ", 10), null);
  assertEquals(storableText("ab🩺cd", 4), "ab…");
  assertEquals(storableText("ab🩺cd", 5), "ab🩺…");
  assert(storableText("🩺".repeat(50), 11)!.isWellFormed());
});

Deno.test("storableId() keeps an id whole or not at all", () => {
  assertEquals(storableId("-wIt_WsJGfw"), "-wIt_WsJGfw");
  assertEquals(storableId("1234567890123456789"), "1234567890123456789");
  assertEquals([storableId("x".repeat(301)), storableId("\0"), storableId(null)], [null, null, null]);
});

Deno.test("storablePost() drops addresses that no page may link to, and days that are none", () => {
  const post = storablePost(postOf({
    url: "javascript:alert(1)",
    thumbnailUrl: `https://sample.example/${"x".repeat(2000)}`,
    publishedAt: "yesterday",
    durationSeconds: NaN,
  }))!;

  assertEquals([post.url, post.thumbnailUrl, post.publishedAt, post.durationSeconds], [
    null,
    null,
    null,
    null,
  ]);
  assertEquals(
    storablePost(postOf({ url: "https://sample.example/a?b=c" }))!.url,
    "https://sample.example/a?b=c",
  );
  assertEquals(storablePost(postOf({ externalId: " " })), null);
});
