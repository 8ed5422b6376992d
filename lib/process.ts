import { StartError } from "./start_error.ts";

/** Given to a process by the supervisor: it stops when the supervisor says so, or is gone. */
export const SUPERVISED_FLAG = "--supervised";

/** The line by which a supervised process says that it is ready; it is no log line, which a level could hide. */
export const READY_LINE = "ready";

/** Tells the supervisor, where there is one, that this process is ready. */
export function announceReady(args: string[] = Deno.args): void {
  if (args.includes(SUPERVISED_FLAG)) console.log(READY_LINE);
}

/** Runs `main` as a process: a StartError is one line on standard error, and the exit code 1. */
export async function runProcess(main: () => Promise<void>): Promise<never> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    Deno.exit(1);
  }
  Deno.exit(0);
}

/**
 * Resolves at the first SIGTERM or Ctrl-C. A supervised process leaves Ctrl-C to the supervisor, which ends its
 * processes in order, and stops by itself when its standard input ends: then the supervisor was killed.
 */
export function untilAskedToStop(args: string[] = Deno.args): Promise<void> {
  const supervised = args.includes(SUPERVISED_FLAG);
  return new Promise((resolve) => {
    Deno.addSignalListener("SIGINT", supervised ? () => {} : resolve);
    // Windows knows no SIGTERM.
    if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", resolve);
    if (supervised) Deno.stdin.readable.pipeTo(new WritableStream()).finally(resolve);
  });
}
