import { page } from "fresh";
import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { LookAgain } from "../../../../components/LookAgain.tsx";
import { SourcePage } from "../../../../components/SourcePage.tsx";
import { isMoving } from "../../../../components/SourceState.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { VIDEO_SITE } from "../../../../components/VideoPlayer.tsx";
import { EpisodePlayer } from "../../../../islands/EpisodePlayer.tsx";
import { LiveSource } from "../../../../islands/LiveSource.tsx";
import { AppError, define, formValues, pathId } from "../../../../lib/http/mod.ts";
import { openSource } from "../../../../lib/library/mod.ts";

const count = (least: number) =>
  z.optional(z.coerce.number().check(z.int(), z.minimum(least), z.maximum(10_000_000)));

/** Where a reader wants to be: `?t=872`, `?page=7`, or `?cite=PASSAGE&from=0&to=80&n=3`. */
const Place = z.object({
  t: count(0),
  page: count(1),
  part: count(1),
  cite: z.optional(z.uuid()),
  from: count(0),
  to: count(0),
  n: count(1),
  q: z.optional(z.string().check(z.maxLength(200))),
  play: z.optional(z.string()),
  shown: z.optional(z.string()),
});

export const handler = define.handlers({
  async GET(ctx) {
    const { params, url, state: { services, actor } } = ctx;
    const parsed = Place.safeParse(formValues(Place, url.searchParams));
    if (!parsed.success) throw new AppError("not_found");
    const { t, cite, n, q, play, shown, ...place } = parsed.data;
    const view = await openSource(services, actor!, {
      ...pathId(params),
      ...place,
      seconds: t,
      passageId: cite,
      number: n,
      query: q,
    });
    const marks = view.lines.some(({ sentences }) => sentences.some(({ cited }) => cited));
    if (marks && shown === undefined) {
      // A browser comes to the place by the fragment, which only an address can give it.
      url.searchParams.set("shown", "1");
      return ctx.redirect(`${url.pathname}${url.search}#cited`, 303);
    }
    if (view.source.youtube_id !== null) ctx.state.frames = [VIDEO_SITE];
    return page({ view, startAt: t ?? 0, playing: play === undefined ? null : t ?? 0 });
  },
});

export default define.page<typeof handler>(function SourcePageRoute({ data: { view, ...player }, state }) {
  const { id, title, youtube_id, progress } = view.source;
  return (
    <>
      <Head>
        <title>{title} · {state.organisationName}</title>
        <Styles names={["library", "reading"]} />
        {isMoving(view.source) ? <LookAgain seconds={4} /> : null}
      </Head>
      <SourcePage
        view={view}
        canManage={state.actor!.role === "admin"}
        player={youtube_id === null
          ? null
          : <EpisodePlayer sourceId={id} youtubeId={youtube_id} title={title} {...player} />}
        live={isMoving(view.source) ? <LiveSource id={id} title={title} progress={progress} /> : null}
      />
    </>
  );
});
