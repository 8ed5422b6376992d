import { asset } from "fresh/runtime";

const FAMILIES = [
  { family: "Source Sans 3", file: "source-sans-3", weight: "200 900" },
  { family: "Newsreader", file: "newsreader", weight: "200 800" },
];

/** The scripts each family is cut into, with the characters the font's own style sheet gives them. */
const SCRIPTS = {
  latin:
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, " +
    "U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
  "latin-ext": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, " +
    "U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
  vietnamese: "U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, " +
    "U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB",
};

/**
 * The two families, self-hosted. They are named in the page and not in a sheet, so that their addresses carry their hash
 * and browsers keep them: a font that is asked for again at each page would flash.
 */
export function FontFaces() {
  const faces = FAMILIES.flatMap(({ family, file, weight }) =>
    Object.entries(SCRIPTS).map(([script, range]) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;` +
      `src:url("${fontAddress(file, script)}") format("woff2");unicode-range:${range}}`
    )
  );
  return (
    <>
      {FAMILIES.map(({ file }) => (
        <link
          key={file}
          rel="preload"
          href={fontAddress(file, "latin")}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
      ))}
      {/* Our own constants only, and hex digits: nothing that could close the element. */}
      <style dangerouslySetInnerHTML={{ __html: faces.join("") }} />
    </>
  );
}

function fontAddress(file: string, script: string): string {
  return asset(`/fonts/${file}-${script}.woff2`);
}
