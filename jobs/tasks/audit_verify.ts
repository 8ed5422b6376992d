import { type VerifiedChain, verifyAudit } from "../../lib/audit/mod.ts";
import { readConfig } from "../../lib/config.ts";
import { runProcess } from "../../lib/process.ts";
import { closeServices, openServices } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";

/** What is said of a chain: whole, or each place where it is broken. */
export function chainText({ organisation, entries, head, faults }: VerifiedChain): string {
  const name = organisation ?? "(no organisation)";
  if (faults.length > 0) return faults.map((fault) => `${name}: ${fault}`).join("\n");
  const last = head === null ? "" : `; the newest is ${head.seq} ${head.hash}`;
  return `${name}: ${entries} ${entries === 1 ? "entry" : "entries"}, all as written${last}`;
}

async function main(): Promise<void> {
  const services = await openServices(readConfig());
  try {
    const chains = await verifyAudit(services);
    if (chains.length === 0) console.log("The audit log is empty.");
    for (const chain of chains) console.log(chainText(chain));
    if (chains.some(({ faults }) => faults.length > 0)) throw new StartError("The audit log is not whole.");
  } finally {
    await closeServices(services);
  }
}

if (import.meta.main) await runProcess(main);
