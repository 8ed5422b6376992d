/** A QR code in black on white whatever the theme, since that is what cameras read best. */
export function QrCode({ size, path, label }: { size: number; path: string; label: string }) {
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} width="200" height="200" role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
