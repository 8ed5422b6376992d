import { Validator } from "@seriousme/openapi-schema-validator";
import * as z from "zod/mini";
import { assert, assertEquals } from "../../tests/helpers/assert.ts";
import { endpoint, multipart } from "../contract/endpoint.ts";
import { endpoints } from "../contract/mod.ts";
import { openapi } from "./openapi.ts";

type Json = Record<string, unknown>;

function paths(document: Json): Record<string, Record<string, Json>> {
  return document.paths as Record<string, Record<string, Json>>;
}

Deno.test("openapi() writes a valid OpenAPI 3.1 document", async () => {
  const result = await new Validator().validate(structuredClone(openapi(endpoints)));

  assert(result.valid, JSON.stringify(result.errors, null, 2));
});

Deno.test("openapi() leaves no endpoint out, and its ids are unique", () => {
  const document = openapi(endpoints);

  const written = Object.entries(paths(document)).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId }]) =>
      `${method.toUpperCase()} ${path} ${operationId}`
    )
  );

  assertEquals(
    written.toSorted(),
    endpoints.map(({ method, path, id }) => `${method} ${path} ${id}`).toSorted(),
  );
  assertEquals(new Set(endpoints.map(({ id }) => id)).size, endpoints.length);
});

Deno.test("openapi() says what to send, who may, and every failure", () => {
  const document = openapi([endpoint({
    id: "things.create",
    method: "POST",
    path: "/api/things/{id}",
    summary: "Make a thing",
    access: "editor",
    params: z.object({ id: z.uuid() }),
    query: z.object({ dry: z.optional(z.enum(["yes"])) }),
    body: multipart(z.object({ title: z.string(), tags: z.array(z.string()) }), {
      picture: { extensions: [".png"], maxBytes: 10, summary: "A picture" },
    }),
    response: z.object({ id: z.uuid() }),
    status: 201,
    errors: ["storage_full"],
  })]);
  const operation = paths(document)["/api/things/{id}"]!.post!;

  assertEquals(operation["x-access"], "editor");
  assertEquals(
    (operation.parameters as Json[]).map(({ name, in: place, required }) => [name, place, required]),
    [["id", "path", true], ["dry", "query", false]],
  );
  const form = (operation.requestBody as { content: Record<string, Json> }).content["multipart/form-data"]!;
  assertEquals((form.schema as Json).required, ["title", "tags", "picture"]);
  assertEquals(form.encoding, { tags: { contentType: "application/json" } });
  assertEquals(
    Object.keys(operation.responses as Json),
    ["201", "400", "401", "403", "404", "413", "415", "422", "500", "503", "507"],
  );
});
