/**
 * What an endpoint is: one value that says everything the server, the islands' client and the OpenAPI document need to
 * know about an address. Field names of `params`, `query` and the body never repeat within one endpoint, so a call takes,
 * and a verb receives, one flat object.
 */
import * as z from "zod/mini";
import type { ErrorCode } from "./errors.ts";

/** Who may call: anybody, a person of at least this role, or the holder of a signing key. */
export type Access = "public" | "viewer" | "editor" | "admin" | "signed";

/** The methods endpoints use; HEAD follows from GET. */
export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** An object schema: named fields. */
export type Fields = z.ZodMiniObject;

/** What an uploaded file must be. */
export interface FileRule {
  /** Lower-case, with the dot: ".docx". */
  extensions: readonly string[];
  maxBytes: number;
  optional?: boolean;
  /** Several files under this one name, at most so many; the verb receives a list. */
  many?: number;
  /** One line for the API's reader. */
  summary: string;
}

/** A body of JSON, an object at the top. */
export interface JsonBody<S extends Fields = Fields> {
  type: "json";
  schema: S;
  maxBytes: number;
}

/** A form with files. A field that is not text (an object, a list, a number) travels as JSON. */
export interface MultipartBody<
  S extends Fields = Fields,
  F extends Record<string, FileRule> = Record<string, FileRule>,
> {
  type: "multipart";
  schema: S;
  files: F;
}

/** The kinds of body an endpoint may take. */
export type Body = JsonBody | MultipartBody | null;

/** What comes back: JSON of a schema, a file to keep, a stream of events, or nothing. */
export type Answer = z.ZodMiniType | "file" | "events" | "none";

/** An address of the API, completely described. */
export interface Endpoint<
  P extends Fields = Fields,
  Q extends Fields = Fields,
  B extends Body = Body,
  A extends Answer = Answer,
  X extends Access = Access,
> {
  /** The name programs and the matrix of tests know it by: "reports.read". */
  id: string;
  method: Method;
  /** With parameters in braces: "/api/reports/{id}". */
  path: string;
  summary: string;
  access: X;
  params: P;
  query: Q;
  body: B;
  response: A;
  /** The status of success. */
  status: number;
  /** Failures beyond those every endpoint of its kind may answer; see `errorsOf`. */
  errors: readonly ErrorCode[];
  /** Open to a person whose organisation asks for a second factor they have not set up yet: what they need to do so. */
  beforeSecondFactor: boolean;
  /** The same also comes as server-sent events, to a caller that accepts only those. */
  alsoEvents: boolean;
}

type NoFields = z.ZodMiniObject<Record<never, never>>;

const NO_FIELDS: NoFields = z.object({});

/** Declares an endpoint, filling in what is usual. */
export function endpoint<
  P extends Fields = NoFields,
  Q extends Fields = NoFields,
  B extends Body = null,
  A extends Answer = "none",
  X extends Access = Access,
>(
  definition: {
    id: string;
    method: Method;
    path: string;
    summary: string;
    access: X;
    params?: P;
    query?: Q;
    body?: B;
    response?: A;
    status?: number;
    errors?: readonly ErrorCode[];
    beforeSecondFactor?: boolean;
    alsoEvents?: boolean;
  },
): Endpoint<P, Q, B, A, X> {
  const response = definition.response ?? "none" as A;
  return {
    ...definition,
    params: definition.params ?? NO_FIELDS as unknown as P,
    query: definition.query ?? NO_FIELDS as unknown as Q,
    body: definition.body ?? null as B,
    response,
    status: definition.status ?? (response === "none" ? 204 : 200),
    errors: definition.errors ?? [],
    beforeSecondFactor: definition.beforeSecondFactor ?? false,
    alsoEvents: definition.alsoEvents ?? false,
  };
}

/** A JSON body; 1 MB unless said otherwise. */
export function json<S extends Fields>(schema: S, maxBytes = 1_000_000): JsonBody<S> {
  return { type: "json", schema, maxBytes };
}

/** A form of fields and files. */
export function multipart<S extends Fields, const F extends Record<string, FileRule>>(
  schema: S,
  files: F,
): MultipartBody<S, F> {
  return { type: "multipart", schema, files };
}

/** A file as it arrived, whole; its name is safe to show and to store. */
export interface UploadedFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file to send; the name becomes the one the browser saves under. */
export interface FileAnswer {
  name: string;
  mediaType: string;
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  sizeBytes?: number;
  /** How long the asker's own browser may keep it; not at all by default. */
  keepSeconds?: number;
  /** Shown in the browser rather than saved: only for what we drew ourselves. */
  inline?: boolean;
  /** Shown inside pages of ours, in a frame: only what can't run as a page of its own, such as a PDF. */
  framed?: boolean;
}

/** One event of a stream; `data` travels as JSON. */
export interface ServerEvent {
  event: string;
  data: unknown;
  id?: string;
}

type Files<F extends Record<string, FileRule>, File> =
  & { [K in keyof F as F[K] extends { optional: true } ? never : K]: OneOrMany<F[K], File> }
  & { [K in keyof F as F[K] extends { optional: true } ? K : never]?: OneOrMany<F[K], File> };

type OneOrMany<Rule, File> = Rule extends { many: number } ? File[] : File;

type Flat<T> = { [K in keyof T]: T[K] };

/** What a verb receives: path, query and body in one object, validated. */
export type Input<E> = E extends Endpoint<infer P, infer Q, infer B> ? Flat<
    & z.output<P>
    & z.output<Q>
    & (B extends MultipartBody<infer S, infer F> ? z.output<S> & Files<F, UploadedFile>
      : B extends JsonBody<infer S> ? z.output<S>
      : unknown)
  >
  : never;

// An object of no fields would otherwise allow no field of any name in the flat object.
type Taken<S extends Fields> = keyof S["shape"] extends never ? unknown : z.input<S>;

/** What a caller gives: the same object before defaults are filled in, files as blobs. */
export type CallInput<E> = E extends Endpoint<infer P, infer Q, infer B> ? Flat<
    & Taken<P>
    & Taken<Q>
    & (B extends MultipartBody<infer S, infer F> ? Taken<S> & Files<F, Blob>
      : B extends JsonBody<infer S> ? Taken<S>
      : unknown)
  >
  : never;

/** What a verb returns for the endpoint to send. */
export type Output<E> = E extends Endpoint<Fields, Fields, Body, infer A>
  ? A extends z.ZodMiniType ? z.input<A>
  : A extends "file" ? FileAnswer
  : A extends "events" ? AsyncIterable<ServerEvent>
  : void
  : never;

/** What a caller gets back. */
export type CallOutput<E> = E extends Endpoint<Fields, Fields, Body, infer A>
  ? A extends z.ZodMiniType ? z.output<A>
  : A extends "file" ? Blob
  : void
  : never;

/** Every failure the endpoint may answer: its own, and those that follow from its access and its inputs. */
export function errorsOf(endpoint: Endpoint): ErrorCode[] {
  const codes = new Set<ErrorCode>(endpoint.errors);
  if (endpoint.access !== "public") codes.add("signed_out");
  if (!["public", "signed"].includes(endpoint.access) && !endpoint.beforeSecondFactor) {
    codes.add("second_factor_missing");
  }
  if (endpoint.access === "editor" || endpoint.access === "admin") codes.add("role_too_low");
  if (hasFields(endpoint.params)) codes.add("not_found");
  if (hasFields(endpoint.query)) codes.add("input_invalid");
  if (endpoint.method !== "GET") codes.add("cross_site_refused");
  if (endpoint.body !== null) {
    for (const code of BODY_ERRORS) codes.add(code);
    if (endpoint.body.type === "multipart") { for (const code of UPLOAD_ERRORS) codes.add(code); }
  }
  return [...codes, "internal", "service_unavailable"];
}

const BODY_ERRORS = ["input_invalid", "body_unreadable", "body_too_large", "media_type_unsupported"] as const;
const UPLOAD_ERRORS = [
  "file_missing",
  "file_empty",
  "file_too_large",
  "file_type_wrong",
  "upload_incomplete",
] as const;

/** Whether a schema asks for anything. */
export function hasFields(schema: Fields): boolean {
  return Object.keys(schema.shape).length > 0;
}

/** Whether a field's value is text as it stands, so that a form or a query sends it without JSON around it. */
export function travelsAsText(field: z.core.$ZodType): boolean {
  const def = field._zod.def as { type: string; innerType?: z.core.$ZodType; in?: z.core.$ZodType };
  if (def.innerType !== undefined) return travelsAsText(def.innerType);
  if (def.type === "pipe" && def.in !== undefined) return travelsAsText(def.in);
  return def.type === "string" || def.type === "enum" || def.type === "literal";
}
