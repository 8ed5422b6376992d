import { asset } from "fresh/runtime";
import { FontFaces } from "../components/FontFaces.tsx";
import { Styles } from "../components/Styles.tsx";
import { define, readTheme } from "../lib/http/mod.ts";

const SHEETS = ["tokens", "ground", "buttons", "fields", "told"];

export default define.page(function App({ Component, req, state }) {
  // A failure before the services were there leaves the look to the system.
  const theme = state.services === undefined ? "system" : readTheme(req.headers, state.services.config);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
        <title>MediaHub</title>
        <link rel="icon" type="image/svg+xml" href={asset("/favicon.svg")} />
        <FontFaces />
        <Styles names={SHEETS} />
      </head>
      <body>
        <Component />
      </body>
    </html>
  );
});
