import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";

interface PageHeadProps {
  title: string;
  /** Where this page belongs, one step up. */
  up?: { href: string; text: string };
  /** Under the title: a sentence or a line of facts. */
  below?: ComponentChildren;
  /** On a phone the action is docked below, so what is left stands beside the crumb. */
  docked?: boolean;
  /** At the right: at most one primary action. */
  children?: ComponentChildren;
}

/** The head of a page: where it belongs, its one h1, a line below and its action. */
export function PageHead({ title, up, below, docked, children }: PageHeadProps) {
  return (
    <div class={docked ? "head head--docked" : "head"}>
      <div>
        {up === undefined ? null : (
          <a class="crumb" href={up.href}>
            <Icon name="left" small />
            {up.text}
          </a>
        )}
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {below}
      </div>
      {children === undefined ? null : <div class="row">{children}</div>}
    </div>
  );
}
