import { Icon, type IconName } from "./Icon.tsx";

/** How a state looks: its word, its shape and, where it matters, its colour. */
export interface StateLook {
  word: string;
  icon: IconName;
  tone?: "now" | "good" | "warn" | "bad" | undefined;
}

/** A state: a shape and a word, so that no state is told by colour alone. */
export function StateWord({ word, icon, tone }: StateLook) {
  return (
    <span class={tone === undefined ? "status" : `status status--${tone}`}>
      <Icon name={icon} small />
      {word}
    </span>
  );
}
