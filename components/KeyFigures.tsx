import { unbroken } from "./format.ts";

/** The figures a director reads first, each with what it is. */
export function KeyFigures({ figures }: { figures: { value: string; text: string }[] }) {
  if (figures.length === 0) return null;
  return (
    <dl class="keys">
      {figures.slice(0, 4).map((figure) => (
        <div key={figure.text}>
          <dt>{unbroken(figure.text)}</dt>
          <dd>{unbroken(figure.value)}</dd>
        </div>
      ))}
    </dl>
  );
}
