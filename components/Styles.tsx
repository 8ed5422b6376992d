import { asset } from "fresh/runtime";

/** Style sheets by their names: in a page's head, those it needs beside every page's. */
export function Styles({ names }: { names: string[] }) {
  return (
    <>
      {names.map((name) => <link key={name} rel="stylesheet" href={asset(`/styles/${name}.css`)} />)}
    </>
  );
}
