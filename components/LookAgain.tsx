/** In a page's head: without script the page is asked for again after so many seconds. */
export function LookAgain({ seconds }: { seconds: number }) {
  return (
    <noscript>
      <meta http-equiv="refresh" content={String(seconds)} />
    </noscript>
  );
}
