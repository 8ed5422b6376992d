import { runWorker } from "../../jobs/run_worker.ts";
import { runProcess } from "../../lib/process.ts";

// A worker process for tests. Its one kind of job writes a file, then waits for a file named "go" before it finishes; a
// test that leaves "go" out has a job that is always in the middle.
await runProcess(() =>
  runWorker({
    slow_work: {
      run: async (services, payload, { signal }) => {
        await services.storage.put(`work/${payload.name}/begun.txt`, new Uint8Array([1]));
        while (await services.storage.size("work/go") === null) {
          signal.throwIfAborted();
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        await services.storage.put(`work/${payload.name}/done.txt`, new Uint8Array([2]));
      },
    },
  })
);
