import * as z from "zod/mini";
import { type Endpoint, errorsOf, type Fields, hasFields, travelsAsText } from "../contract/endpoint.ts";
import { type ErrorCode, ERRORS } from "../contract/errors.ts";
import { Problem } from "../contract/problem.ts";

type Json = Record<string, unknown>;

/** The API as an OpenAPI 3.1 document, derived from the endpoints alone. */
export function openapi(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "MediaHub",
      version: "1",
      description:
        "Everything the portal does, for programs. Failures are problem details (RFC 9457) with a stable code.",
    },
    servers: [{ url: "/" }],
    tags: [...new Set(endpoints.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, "output") },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        cookie: { type: "apiKey", in: "cookie", name: "__Host-portal_access" },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { access } = endpoint;
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [tagOf(endpoint)],
    security: access === "public" || access === "signed" ? [] : [{ bearer: [] }, { cookie: [] }],
    "x-access": access,
    parameters: [...parameters(endpoint.params, "path"), ...parameters(endpoint.query, "query")],
    ...(endpoint.body === null ? {} : { requestBody: requestBody(endpoint.body) }),
    responses: { [endpoint.status]: success(endpoint), ...failures(endpoint) },
  };
}

function tagOf(endpoint: Endpoint): string {
  return endpoint.id.split(".")[0] ?? endpoint.id;
}

function parameters(fields: Fields, place: "path" | "query"): Json[] {
  if (!hasFields(fields)) return [];
  const whole = schemaOf(fields, "input");
  const required = (whole.required ?? []) as string[];
  return Object.entries(whole.properties as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }));
}

function requestBody(body: NonNullable<Endpoint["body"]>): Json {
  const schema = schemaOf(body.schema, "input");
  if (body.type === "json") return { required: true, content: { "application/json": { schema } } };
  const properties = { ...schema.properties as Json };
  const required = [...(schema.required ?? []) as string[]];
  const encoding: Record<string, Json> = {};
  for (const [name, field] of Object.entries(body.schema.shape)) {
    if (!travelsAsText(field)) encoding[name] = { contentType: "application/json" };
  }
  for (const [name, rule] of Object.entries(body.files)) {
    const file = { type: "string", contentMediaType: "application/octet-stream" };
    properties[name] = rule.many === undefined
      ? { ...file, description: rule.summary }
      : { type: "array", maxItems: rule.many, items: file, description: rule.summary };
    if (!rule.optional) required.push(name);
  }
  return {
    required: true,
    content: { "multipart/form-data": { schema: { type: "object", properties, required }, encoding } },
  };
}

function success({ response, summary, alsoEvents }: Endpoint): Json {
  if (response === "none") return { description: "Done" };
  if (response === "file") {
    return { description: "The file", content: { "application/octet-stream": { schema: {} } } };
  }
  if (response === "events") {
    return {
      description: "Server-sent events",
      content: { "text/event-stream": { schema: { type: "string" } } },
    };
  }
  const json = { "application/json": { schema: schemaOf(response, "output") } };
  const events = alsoEvents ? { "text/event-stream": { schema: { type: "string" } } } : {};
  return { description: summary, content: { ...json, ...events } };
}

function failures(endpoint: Endpoint): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(endpoint)) {
    const { status } = ERRORS[code];
    byStatus.set(status, [...byStatus.get(status) ?? [], code]);
  }
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join("\n\n"),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  }]));
}

function schemaOf(schema: z.ZodMiniType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
}
