import module from "pptxgenjs";

/** A presentation of the library, as its types describe it. */
export type Presentation = InstanceType<typeof module.default>;

/** A slide of the library. */
export type LibrarySlide = module.default.Slide;

/** How a chart is drawn, as the library takes it. */
export type LibraryChartOptions = module.default.IChartOpts;

/** The name of a kind of chart. */
export type LibraryChartName = module.default.CHART_NAME;

/** A cell of a table, as the library takes it. */
export type LibraryTableCell = module.default.TableCell;

/** A master of slides, as the library takes it. */
export type LibraryMaster = module.default.SlideMasterProps;

/** Opens an empty presentation. */
export function newPresentation(): Presentation {
  // Its types describe the CommonJS file, where the class stands at `default`; the ES file is the class itself.
  const loaded: unknown = module;
  const Library = (typeof loaded === "function" ? loaded : module.default) as typeof module.default;
  return new Library();
}
