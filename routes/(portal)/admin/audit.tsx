import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AuditLog } from "../../../components/AuditLog.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { listAudit } from "../../../lib/audit/mod.ts";
import { type AuditFilter, type AuditPage, listAudit as listing } from "../../../lib/contract/audit.ts";
import { AppError, define, formValues, parseInput } from "../../../lib/http/mod.ts";

interface Shown {
  log: AuditPage;
  filter: AuditFilter;
  faults: Record<string, string>;
  later: boolean;
}

export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    const sent = formValues(listing.query, url.searchParams);
    try {
      const { cursor, limit: _all, ...filter } = parseInput(listing.query, sent);
      const log = await listAudit(services, actor!, { ...filter, cursor });
      return page<Shown>({ log, filter, faults: {}, later: cursor !== undefined });
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      // The form comes back as it was filled in, with what is wrong beside it.
      const { cursor: _place, limit: _all, ...filter } = sent as AuditFilter & Record<string, unknown>;
      const log = { items: [], next_cursor: null };
      return page<Shown>({ log, filter, faults: error.fields, later: false }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function AuditLogPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Audit log · {state.organisationName}</title>
        <Styles names={["tables", "people"]} />
      </Head>
      <AuditLog {...data} timeZone={state.actor!.timeZone} />
    </>
  );
});
