const MAX_CHARACTERS = 300;

const BROWSERS: [mark: RegExp, name: string][] = [
  // Those built on another name it too, so the most particular come first.
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:OPR|OPiOS|OPT)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
];

const SYSTEMS: [mark: RegExp, words: string][] = [
  [/\biPhone\b/, "an iPhone"],
  [/\biPad\b/, "an iPad"],
  [/\bAndroid\b.*\bMobile\b/, "an Android phone"],
  [/\bAndroid\b/, "an Android tablet"],
  [/\bCrOS\b/, "a Chromebook"],
  [/\bMacintosh\b/, "a Mac"],
  [/\bWindows\b/, "Windows"],
  [/\bLinux\b/, "Linux"],
];

/** What a person calls the thing they signed in with: "Firefox on a Mac", "Program curl"; it says what it claims to be. */
export function deviceOf(named: string | null): string {
  const userAgent = named?.slice(0, MAX_CHARACTERS).trim() ?? "";
  if (userAgent === "") return "A program";
  const browser = find(BROWSERS, userAgent);
  const system = find(SYSTEMS, userAgent);
  if (browser !== null && system !== null) return `${browser} on ${system}`;
  if (browser !== null) return browser;
  if (userAgent.startsWith("Mozilla/")) return system === null ? "A browser" : `A browser on ${system}`;
  const program = /^[\p{L}\d][\p{L}\d ._-]{0,39}/u.exec(userAgent)?.[0].trim();
  return program === undefined ? "A program" : `Program ${program}`;
}

function find(marks: [RegExp, string][], userAgent: string): string | null {
  return marks.find(([mark]) => mark.test(userAgent))?.[1] ?? null;
}
