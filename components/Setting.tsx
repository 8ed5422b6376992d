import type { ComponentChildren } from "preact";

interface SettingProps {
  id: string;
  title: string;
  /** In one sentence: what it does, or who else may change it. */
  below: string;
  children: ComponentChildren;
}

/** One thing on the settings page: its name at the left, what can be done at the right. */
export function Setting({ id, title, below, children }: SettingProps) {
  return (
    <section class="setting" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p class="meta">{below}</p>
      </div>
      <div>{children}</div>
    </section>
  );
}
