import type { ComponentChildren } from "preact";

/** A place with nothing in it yet: what it is for, and the one thing to do. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="empty" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
