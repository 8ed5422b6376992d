/** A value of JSON Schema or OpenAPI. */
export type Json = Record<string, unknown>;

/** The fields a schema asks for, one line each; what is nested unfolds. */
export function ApiSchema({ schema }: { schema: Json }) {
  const properties = schema.properties as Record<string, Json> | undefined;
  if (properties === undefined) {
    const text = typeText(schema);
    return text === "" ? null : <p class="small quiet">{text}</p>;
  }
  const required = (schema.required ?? []) as string[];
  return (
    <ul class="fields-list">
      {Object.entries(properties).map(([name, field]) => (
        <FieldLine key={name} name={name} field={field} required={required.includes(name)} />
      ))}
    </ul>
  );
}

function FieldLine({ name, field, required }: { name: string; field: Json; required: boolean }) {
  const nested = nestedOf(field);
  return (
    <li>
      <p>
        <code>{name}</code>{" "}
        <span class="quiet small clip">
          {typeText(field)}
          {required ? "" : ", optional"}
          {typeof field.description === "string" ? `. ${field.description}` : ""}
        </span>
      </p>
      {nested === null ? null : (
        <details class="more">
          <summary class="small">
            Fields<span class="sr">of {name}</span>
          </summary>
          <ApiSchema schema={nested} />
        </details>
      )}
    </li>
  );
}

/** The object with fields inside a field, through lists, maps and alternatives with null. */
function nestedOf(field: Json): Json | null {
  if (field.properties !== undefined) return field;
  for (const inner of [field.items, field.additionalProperties, ...alternatives(field)]) {
    if (typeof inner !== "object" || inner === null) continue;
    const found = nestedOf(inner as Json);
    if (found !== null) return found;
  }
  return null;
}

function typeText(field: Json): string {
  if (Array.isArray(field.enum)) return field.enum.map((value) => JSON.stringify(value)).join(" or ");
  if (field.const !== undefined) return JSON.stringify(field.const);
  const options = alternatives(field);
  if (options.length > 0) return [...new Set(options.map(typeText))].join(" or ");
  if (typeof field.$ref === "string") return field.$ref.split("/").at(-1) ?? "";
  if (field.type === "array") return `list of ${typeText((field.items ?? {}) as Json) || "values"}`;
  if (field.contentMediaType !== undefined) return "file";
  const kind = typeof field.format === "string"
    ? FORMATS[field.format] ?? field.format
    : String(field.type ?? "");
  const limits = [
    typeof field.minimum === "number" ? `from ${field.minimum}` : "",
    typeof field.maximum === "number" && field.maximum < Number.MAX_SAFE_INTEGER ? `to ${field.maximum}` : "",
    typeof field.maxLength === "number" ? `at most ${field.maxLength} characters` : "",
  ].filter((text) => text !== "");
  return [kind, ...limits].filter((text) => text !== "").join(" ");
}

function alternatives(field: Json): Json[] {
  return (field.anyOf ?? field.oneOf ?? []) as Json[];
}

const FORMATS: Record<string, string> = { uuid: "id", "date-time": "moment", date: "date" };
