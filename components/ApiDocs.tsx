import { ApiSchema, type Json } from "./ApiSchema.tsx";
import { PageHead } from "./PageHead.tsx";

interface Operation {
  method: string;
  path: string;
  operation: Json;
}

const AREAS: Record<string, string> = { auth: "Signing in", reports: "Reports", system: "The portal itself" };
const WHO: Record<string, string> = {
  public: "Anybody",
  viewer: "Signed in",
  editor: "Editors and admins",
  admin: "Admins",
  signed: "Holders of the signing key",
};

/** The API as a page to browse: every address with what it takes, what it answers and how it fails. */
export function ApiDocs({ document }: { document: Json }) {
  const operations = operationsOf(document);
  const tags = (document.tags as { name: string }[]).map((tag) => tag.name);
  return (
    <>
      <PageHead
        title="API"
        below={<p class="lede">{(document.info as Json).description as string}</p>}
      >
        <a class="button" href="/api/openapi.json">openapi.json</a>
      </PageHead>
      <div class="docs">
        <nav class="docs__list" aria-label="Addresses">
          {tags.map((tag) => (
            <div key={tag}>
              <p class="meta">{AREAS[tag] ?? tag}</p>
              <ul>
                {withTag(operations, tag).map((entry) => (
                  <li key={idOf(entry)}>
                    <a href={`#${idOf(entry)}`}>
                      <span class={`verb verb--${entry.method}`}>{entry.method}</span>{" "}
                      <span class="clip">{shortPath(entry.path)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div>
          <section class="section" aria-labelledby="how">
            <h2 id="how">How to call it</h2>
            <p>
              A program signs in with <code>POST /api/auth/login</code>{" "}
              and sends the access token of the answer in{" "}
              <code>Authorization: Bearer</code>. Lists come in pages: <code>next_cursor</code> of one is{" "}
              <code>cursor</code> of the next. A failure is problem details with a stable <code>code</code>
              {" "}
              and the id of the request.
            </p>
          </section>
          {tags.map((tag) => (
            <section key={tag} class="section" aria-labelledby={`area-${tag}`}>
              <h2 id={`area-${tag}`}>{AREAS[tag] ?? tag}</h2>
              {withTag(operations, tag).map((entry) => <OperationDocs key={idOf(entry)} entry={entry} />)}
            </section>
          ))}
        </div>
      </div>
    </>
  );
}

function OperationDocs({ entry }: { entry: Operation }) {
  const { method, path, operation } = entry;
  const content = (operation.requestBody as Json | undefined)?.content as Record<string, Json> | undefined;
  const [bodyType, body] = Object.entries(content ?? {})[0] ?? [];
  const parameters = operation.parameters as Json[];
  const responses = Object.entries(operation.responses as Record<string, Json>);
  return (
    <article class="operation" id={idOf(entry)} aria-labelledby={`${idOf(entry)}-title`}>
      <h3 id={`${idOf(entry)}-title`}>
        <span class={`verb verb--${method}`}>{method}</span>
        <code class="clip">{path}</code>
      </h3>
      <p class="row">
        <span class="clip">{operation.summary as string}.</span>
        <span class="tag">{WHO[operation["x-access"] as string]}</span>
      </p>
      {parameters.length === 0 ? null : (
        <>
          <h4>In the address</h4>
          <ApiSchema
            schema={{
              type: "object",
              properties: Object.fromEntries(parameters.map((one) => [one.name as string, one.schema])),
              required: parameters.filter((one) => one.required).map((one) => one.name as string),
            }}
          />
        </>
      )}
      {body === undefined ? null : (
        <>
          <h4>
            Body, <code>{bodyType}</code>
          </h4>
          <ApiSchema schema={body.schema as Json} />
        </>
      )}
      <details class="more">
        <summary>
          Answers<span class="sr">of {method} {path}</span>
        </summary>
        {responses.map(([status, response]) => (
          <ResponseDocs key={status} status={status} response={response} />
        ))}
      </details>
    </article>
  );
}

function ResponseDocs({ status, response }: { status: string; response: Json }) {
  const [, content] = Object.entries((response.content ?? {}) as Record<string, Json>)[0] ?? [];
  const schema = content?.schema as Json | undefined;
  const failed = Number(status) >= 400;
  return (
    <div class="answer">
      <p class="num">
        <strong>{status}</strong>
      </p>
      <div>
        {(response.description as string).split("\n\n").map((line) => <FailureLine key={line} line={line} />)}
        {failed || schema === undefined ? null : <ApiSchema schema={schema} />}
      </div>
    </div>
  );
}

/** A code in back quotes, then its sentence. */
function FailureLine({ line }: { line: string }) {
  const [, code, words] = /^`(\w+)`: (.*)$/.exec(line) ?? [];
  if (code === undefined) return <p>{line}</p>;
  return (
    <p>
      <code>{code}</code> <span class="quiet">{words}</span>
    </p>
  );
}

function operationsOf(document: Json): Operation[] {
  return Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation }))
  );
}

function withTag(operations: Operation[], tag: string): Operation[] {
  return operations.filter(({ operation }) => (operation.tags as string[]).includes(tag));
}

function idOf({ operation }: Operation): string {
  return (operation.operationId as string).replaceAll(".", "-");
}

function shortPath(path: string): string {
  return path.replace(/^\/api/, "");
}
