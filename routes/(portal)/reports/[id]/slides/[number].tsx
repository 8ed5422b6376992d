import { page } from "fresh";
import { Head } from "fresh/runtime";
import { slidePage, slidePicture } from "../../../../../components/Deck.tsx";
import { SlideView } from "../../../../../components/SlideView.tsx";
import { Styles } from "../../../../../components/Styles.tsx";
import { SlideKeys } from "../../../../../islands/SlideKeys.tsx";
import { AppError, define, pathId } from "../../../../../lib/http/mod.ts";
import { readReport } from "../../../../../lib/reports/mod.ts";

export const handler = define.handlers({
  async GET({ params, state: { services, actor } }) {
    const report = await readReport(services, actor!, pathId(params));
    const index = report.outline.findIndex((slide) => String(slide.number) === params.number);
    if (index < 0) throw new AppError("not_found");
    return page({ report, number: index + 1 });
  },
});

export default define.page<typeof handler>(function SlidePage({ data: { report, number }, state }) {
  const { id, outline } = report;
  const last = outline.length;
  const keys = {
    Escape: `/reports/${id}`,
    Home: slidePage(id, 1),
    End: slidePage(id, last),
    ...(number > 1 ? { ArrowLeft: slidePage(id, number - 1) } : {}),
    ...(number < last ? { ArrowRight: slidePage(id, number + 1) } : {}),
  };
  return (
    <>
      <Head>
        <title>Slide {number} · {report.event_name} · {state.organisationName}</title>
        <Styles names={["reports", "slides"]} />
        {number < last ? <link rel="prefetch" as="image" href={slidePicture(id, number + 1)} /> : null}
      </Head>
      <SlideView report={report} number={number} keys={<SlideKeys to={keys} />} />
    </>
  );
});
