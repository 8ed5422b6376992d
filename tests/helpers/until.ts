/** Waits until the condition holds; fails with its name after `patienceMs`. */
export async function until(
  name: string,
  condition: () => boolean | Promise<boolean>,
  patienceMs = 20_000,
): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited ${patienceMs} ms in vain until ${name}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
