import type { Context } from "fresh";
import { type Endpoint, hasFields } from "../contract/endpoint.ts";
import { AppError } from "./app_error.ts";
import { parseJson, readBytes, readJson } from "./body.ts";
import { formValues, parseInput } from "./input.ts";
import { readUpload } from "./upload.ts";

/**
 * Reads what came with a request as the endpoint wants it: path, query and body in one validated object.
 * A path that can't name anything is not found, as one that names nothing is.
 */
export async function readInput(
  endpoint: Endpoint,
  ctx: Pick<Context<unknown>, "req" | "url" | "params">,
  verify?: (body: () => Promise<Uint8Array>) => Promise<void>,
): Promise<Record<string, unknown>> {
  const params = readParams(endpoint, ctx.params);
  const query = hasFields(endpoint.query)
    ? parseInput(endpoint.query, formValues(endpoint.query, ctx.url.searchParams))
    : {};
  return { ...params, ...query, ...await readBody(endpoint, ctx.req, verify) };
}

function readParams(endpoint: Endpoint, given: Record<string, string>): Record<string, unknown> {
  const parsed = endpoint.params.safeParse(given);
  if (!parsed.success) throw new AppError("not_found");
  return parsed.data;
}

async function readBody(
  { body }: Endpoint,
  request: Request,
  verify?: (body: () => Promise<Uint8Array>) => Promise<void>,
): Promise<Record<string, unknown>> {
  if (body?.type === "multipart") {
    const upload = await readUpload(request, body.files);
    return { ...parseInput(body.schema, formValues(body.schema, upload.fields)), ...upload.files };
  }
  if (verify !== undefined) {
    let read: Promise<Uint8Array> | null = null;
    const bytes = () => read ??= readBytes(request, body?.maxBytes ?? 0);
    await verify(bytes);
    return body === null ? {} : parseInput(body.schema, parseJson(await bytes()));
  }
  return body === null ? {} : parseInput(body.schema, await readJson(request, body.maxBytes));
}
