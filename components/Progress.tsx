/** How far long work is, with its step in words. */
export function Progress({ label, fraction, step }: { label: string; fraction: number; step: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div class="progress">
      <progress value={percent} max={100} aria-label={label}>{percent} %</progress>
      <p>
        <span>{step}</span>
        <span class="num">{percent} %</span>
      </p>
    </div>
  );
}
