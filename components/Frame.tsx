import type { ComponentChildren } from "preact";
import { includesRole, type Role } from "../lib/contract/roles.ts";
import { initialsOf } from "./format.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { Logo, type LogoPicture, Mark } from "./Mark.tsx";

/** Who looks at the page. */
export interface Reader {
  name: string;
  role: Role;
}

interface FrameProps {
  organisation: string;
  /** What it brings in place of the portal's mark. */
  logo: LogoPicture | null;
  reader: Reader;
  /** The path of the page. */
  path: string;
  children: ComponentChildren;
}

interface Place {
  href: string;
  text: string;
  icon: IconName;
  needs: Role;
  /** Steps back into the sheet where the bar of a phone would hold more than it has room for. */
  yields?: boolean;
}

const PLACES: Place[] = [
  { href: "/", text: "Overview", icon: "overview", needs: "viewer" },
  { href: "/analytics", text: "Analytics", icon: "analytics", needs: "viewer" },
  { href: "/chat", text: "Chat", icon: "chat", needs: "viewer" },
  { href: "/library", text: "Library", icon: "library", needs: "viewer", yields: true },
  { href: "/reports", text: "Reports", icon: "reports", needs: "editor" },
];
const OTHER_PLACES: Place[] = [
  { href: "/users", text: "People", icon: "people", needs: "admin" },
  { href: "/admin/audit", text: "Audit log", icon: "log", needs: "admin" },
  { href: "/admin/sync", text: "Operations", icon: "redo", needs: "admin" },
  { href: "/admin/chat", text: "Chat insights", icon: "flag", needs: "admin" },
  { href: "/settings", text: "Settings", icon: "settings", needs: "viewer" },
  { href: "/docs", text: "API", icon: "api", needs: "viewer" },
];
const ROLE_WORDS: Record<Role, string> = { viewer: "Viewer", editor: "Editor", admin: "Admin" };

/** The portal around a page: skip link, masthead, navigation that shows what the reader may open, and the page. */
export function Frame({ organisation, logo, reader, path, children }: FrameProps) {
  return (
    <>
      <a class="skip" href="#main">Skip to content</a>
      <div class="shell">
        <header class="side">
          <a class="brand" href="/" aria-label={`${organisation}: overview`}>
            {logo === null ? <Mark /> : <Logo {...logo} />}
            <span class="brand__name">{organisation}</span>
          </a>
          <Navigation reader={reader} path={path} />
          <div class="me">
            <Account reader={reader} />
            <form method="post" action="/logout">
              <button
                class="button button--quiet button--icon"
                type="submit"
                aria-label="Sign out"
                title="Sign out"
              >
                <Icon name="signOut" />
              </button>
            </form>
          </div>
          <MoreSheet reader={reader} path={path} />
        </header>
        <main class="main" id="main" tabIndex={-1}>
          <div class="page">{children}</div>
        </main>
      </div>
    </>
  );
}

/** What a role is called. */
export function roleText(role: Role): string {
  return ROLE_WORDS[role];
}

function Navigation({ reader, path }: { reader: Reader; path: string }) {
  return (
    <nav class="nav" aria-label="Main">
      <ul>
        {open(PLACES, reader).map((place) => (
          <PlaceItem key={place.href} place={place} path={path} wideOnly={stepsBack(place, reader)} />
        ))}
        <li class="narrow-only">
          <button type="button" popovertarget="more-sheet">
            <Icon name="more" />
            More
          </button>
        </li>
      </ul>
      <ul>
        {open(OTHER_PLACES, reader).map((place) => <PlaceItem key={place.href} place={place} path={path} />)}
      </ul>
    </nav>
  );
}

/** On a phone: everything that is not in the bar. A popover, so it opens, closes and returns focus without script. */
function MoreSheet({ reader, path }: { reader: Reader; path: string }) {
  return (
    <div class="sheet" id="more-sheet" popover="auto" role="dialog" aria-label="More">
      <div class="sheet__head">
        <span class="initials" aria-hidden="true">{initialsOf(reader.name)}</span>
        <p class="clip">
          <bdi>{reader.name}</bdi>
          <span class="meta block">{roleText(reader.role)}</span>
        </p>
        <button
          class="button button--quiet button--icon"
          type="button"
          popovertarget="more-sheet"
          popovertargetaction="hide"
          aria-label="Close"
        >
          <Icon name="cross" />
        </button>
      </div>
      <ul class="sheet__items">
        {open([...PLACES.filter((place) => stepsBack(place, reader)), ...OTHER_PLACES], reader).map((
          place,
        ) => <PlaceItem key={place.href} place={place} path={path} />)}
        <li>
          <form method="post" action="/logout">
            <button type="submit">
              <Icon name="signOut" />
              Sign out
            </button>
          </form>
        </li>
      </ul>
    </div>
  );
}

function Account({ reader }: { reader: Reader }) {
  return (
    <a href="/settings" title="Settings">
      <span class="initials" aria-hidden="true">{initialsOf(reader.name)}</span>
      <span class="me__who">
        <bdi>{reader.name}</bdi>
        <span>{roleText(reader.role)}</span>
      </span>
    </a>
  );
}

function PlaceItem({ place, path, wideOnly }: { place: Place; path: string; wideOnly?: boolean }) {
  const here = place.href === "/" ? path === "/" : path === place.href || path.startsWith(`${place.href}/`);
  return (
    <li class={wideOnly ? "wide-only" : undefined}>
      <a href={place.href} aria-current={here ? "page" : "false"}>
        <Icon name={place.icon} />
        {place.text}
      </a>
    </li>
  );
}

/** The bar has five, "More" included. */
function stepsBack({ yields = false }: Place, reader: Reader): boolean {
  return yields && open(PLACES, reader).length >= 5;
}

function open(places: Place[], reader: Reader): Place[] {
  return places.filter((place) => includesRole(reader.role, place.needs));
}
