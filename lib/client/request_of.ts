import { type CallInput, type Endpoint, travelsAsText } from "../contract/endpoint.ts";

/** A request as the browser sends it. */
export interface RequestParts {
  method: string;
  url: string;
  body: FormData | string | null;
  contentType: string | null;
}

/** Splits one flat input into path, query and body, as the endpoint wants them. */
export function requestOf<E extends Endpoint>(endpoint: E, input: CallInput<E>): RequestParts {
  const given = input as Record<string, unknown>;
  const path = endpoint.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => encodeURIComponent(String(given[name])),
  );
  const query = new URLSearchParams();
  for (const name of Object.keys(endpoint.query.shape)) {
    const value = given[name];
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const url = query.size === 0 ? path : `${path}?${query}`;
  const { body } = endpoint;
  if (body === null) return { method: endpoint.method, url, body: null, contentType: null };
  if (body.type === "multipart") {
    return { method: endpoint.method, url, body: formOf(body, given), contentType: null };
  }
  const fields = Object.keys(body.schema.shape).map((name) => [name, given[name]]);
  const text = JSON.stringify(Object.fromEntries(fields));
  return { method: endpoint.method, url, body: text, contentType: "application/json" };
}

function formOf(
  body: Extract<Endpoint["body"], { type: "multipart" }>,
  given: Record<string, unknown>,
): FormData {
  const form = new FormData();
  for (const [name, field] of Object.entries(body.schema.shape)) {
    const value = given[name];
    if (value !== undefined) form.set(name, travelsAsText(field) ? String(value) : JSON.stringify(value));
  }
  for (const name of Object.keys(body.files)) {
    const file = given[name];
    for (const each of Array.isArray(file) ? file : [file]) {
      if (each instanceof Blob) form.append(name, each);
    }
  }
  return form;
}
