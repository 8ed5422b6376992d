import type { AnalyticsOverview, PlatformCard } from "../../lib/contract/analytics_shapes.ts";
import { PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import { changeText, figureName } from "../charts/figures.ts";
import { listText } from "../format.ts";

/**
 * The sentence a page of figures opens with, made of the data by rule: what moved, then what has nothing to compare with,
 * then what is missing. Platforms stand side by side and are never added up.
 */
export function openingText({ platforms }: Pick<AnalyticsOverview, "platforms">): string {
  const moved = platforms.flatMap((card) => {
    const change = changeText(card.lead.change, card.lead.metric);
    return change === null ? [] : [{ name: figureName(card.platform, card.lead.metric), change }];
  });
  const sentences: string[] = [];
  if (moved.length > 0) {
    const clauses = moved.map(({ name, change }, index) => {
      const amount = change.text.replace(/ (more|less)$/, "");
      if (change.direction === "level") {
        return index === 0 ? `${name} are level with the period before` : `${name} are level`;
      }
      const clause = `${name}${index === 0 ? " are" : ""} ${change.direction} ${amount}`;
      return index === 0 ? `${clause} on the period before` : clause;
    });
    sentences.push(`${listText(clauses)}.`);
  }
  const known = platforms.filter(({ lead }) => lead.value !== null && lead.change.state !== "compared");
  if (known.length > 0) {
    const names = listText(known.map(nameOf));
    sentences.push(
      moved.length === 0
        ? `${names} ${known.length === 1 ? "has" : "have"} figures, and nothing to compare them with yet.`
        : `${names} ${known.length === 1 ? "has" : "have"} nothing to compare with yet.`,
    );
  }
  const empty = platforms.filter(({ lead }) => lead.value === null);
  if (empty.length > 0) {
    sentences.push(`There are no figures of ${listText(empty.map(nameOf))} for these days.`);
  }
  return sentences.join(" ");
}

function nameOf({ platform }: PlatformCard): string {
  return PLATFORM_NAMES[platform];
}
