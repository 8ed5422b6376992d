const ID = /^[A-Za-z0-9_-]{11}$/;
const HOSTS = new Set(["youtube.com", "youtube-nocookie.com", "youtu.be"]);
const PATHS = /^\/(?:embed|shorts|live|v)\/([^/]+)/;

/** The id of a video in what a person pasted: the id itself, or an address of it; null where there is none. */
export function youtubeIdOf(pasted: string): string | null {
  const text = pasted.trim();
  if (ID.test(text)) return text;
  let url: URL;
  try {
    url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    // Neither an id nor an address.
    return null;
  }
  const host = url.hostname.replace(/^(?:www|m|music)\./, "");
  if (!HOSTS.has(host)) return null;
  const id = host === "youtu.be"
    ? url.pathname.slice(1).split("/")[0]!
    : url.searchParams.get("v") ?? PATHS.exec(url.pathname)?.[1] ?? "";
  return ID.test(id) ? id : null;
}
