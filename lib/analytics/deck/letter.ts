import { monthText } from "../../contract/months.ts";
import type { NewMail } from "../../mail/mod.ts";
import type { Month } from "./month.ts";

/** What people are sent with a month's deck. */
export function deckLetter(
  { month, headline, url, attached }: { month: Month; headline: string; url: string; attached: boolean },
): Pick<NewMail, "subject" | "letter"> {
  const name = monthText(month);
  return {
    subject: `Your channels in ${name}`,
    letter: {
      title: `Your channels in ${name}`,
      paragraphs: [
        `${headline}.`,
        attached
          ? "The deck is attached. Every figure in it names its days, its source and what is missing."
          : "The deck is too large for a mail and waits in the portal.",
      ],
      action: { label: "Open the decks", url },
      note:
        "You are sent this each month because an admin of your organisation chose you. They can change it.",
    },
  };
}
