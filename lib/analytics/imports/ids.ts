import type { Platform } from "../../contract/metrics.ts";
import { type Cell, faultOf, textOf } from "./cell.ts";

/** The id of a post, or why it can't be told. */
export type PostId = { id: string } | { reason: string };

/** A post's id by its cell, or by its link where a spreadsheet has spoilt the cell. */
export function postIdOf(platform: Platform, idCell: Cell | undefined, linkCell: Cell | undefined): PostId {
  const link = textOf(linkCell);
  if (platform === "linkedin") return linkedinId(link);
  const text = textOf(idCell);
  const fault = faultOf(idCell);
  if (platform === "youtube") return youtubeId(text, fault);
  return xId(idCell, text, link, fault);
}

/** The handle that a post's link names, without the @. */
export function handleOf(link: string): string | null {
  return /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(?!i\/)(\w{1,20})\/status\//i.exec(link)?.[1] ??
    null;
}

function youtubeId(text: string, fault: string | null): PostId {
  if (fault !== null) {
    return {
      reason:
        `The video's id reads ${fault}: a spreadsheet program took it for a formula and lost it. Import the file as YouTube Studio gave it.`,
    };
  }
  const id = /(?:[?&]v=|youtu\.be\/|\/shorts\/)([\w-]{11})/.exec(text)?.[1] ?? text;
  if (/^[\w-]{11}$/.test(id)) return { id };
  return { reason: id === "" ? "The video has no id." : `"${shortened(id)}" is not the id of a video.` };
}

/** Spreadsheets keep 15 digits of a number; X's ids have 19. */
function xId(cell: Cell | undefined, text: string, link: string, fault: string | null): PostId {
  const linked = /\/status(?:es)?\/(\d{1,19})/.exec(link)?.[1];
  if (linked !== undefined) return { id: linked };
  if (fault !== null) return { reason: `The post's id reads ${fault}: a spreadsheet program lost it.` };
  const rounded = (typeof cell === "object" && cell !== null && "number" in cell && cell.number > 1e15) ||
    /^\d[.,]\d+e\+?\d+$/i.test(text);
  if (rounded) {
    return {
      reason:
        "A spreadsheet program rounded the post's id, so the post can't be told from others. Import the file as X gave it.",
    };
  }
  if (/^\d{1,19}$/.test(text)) return { id: text };
  return { reason: text === "" ? "The post has no id." : `"${shortened(text)}" is not the id of a post.` };
}

/** LinkedIn names posts by a URN in their link; a link without one stands for itself. */
function linkedinId(link: string): PostId {
  if (!/^https?:\/\//i.test(link)) {
    return {
      reason: link === "" ? "The post has no link to tell it by." : "The post's link is not a web address.",
    };
  }
  const decoded = decodedLink(link);
  const urn = /urn:li:(?:activity|share|ugcPost):\d+/i.exec(decoded)?.[0];
  if (urn !== undefined) return { id: urn };
  const activity = /-(activity|share|ugcPost)-(\d{10,})/i.exec(decoded);
  if (activity !== null) return { id: `urn:li:${activity[1]}:${activity[2]}` };
  const plain = link.replace(/[?#].*$/, "").replace(/\/+$/, "");
  return plain.length <= 300 ? { id: plain } : { reason: "The post's link is too long to tell it by." };
}

function decodedLink(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    // A link with a stray % is looked at as it stands.
    return link;
  }
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
