import { assert, assertEquals, assertIncludes, assertThrows } from "../../../tests/helpers/assert.ts";
import { csvFile, figuresOf, textFile, zipFile } from "../../../tests/helpers/exports.ts";
import { openImport } from "./open_import.ts";
import type { Choices, ImportFile } from "./reading.ts";
import { AppError } from "../../http/app_error.ts";

const JANUARY = { period: { from: "2026-01-01", to: "2026-01-31" }, readAt: "2026-06-01T00:00:00Z" };

function figures(files: ImportFile[], choices: Choices = JANUARY): Record<string, number> {
  return figuresOf(openImport(files, choices).batches());
}

const TABLE = [
  "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions,Impressions click-through rate (%)",
  "Total,,,,150,12.5,7,3000,3.5",
  '-aBcDeFgHiJ,"Inhalers, explained","Jan 13, 2026",161,"100",10.5,5,"2,000",4.53',
  'k1k2k3k4k5k,Spacer or not,"Jan 20, 2026",0:02:41,50,2,-1,,',
].join("\n");

Deno.test("openImport() reads Studio's table: hours are seconds, percent fractions, blanks missing", () => {
  assertEquals(figures([textFile("Table data.csv", TABLE)]), {
    "-aBcDeFgHiJ views 2026-01-01..2026-01-31": 100,
    "-aBcDeFgHiJ watch_time 2026-01-01..2026-01-31": 37_800,
    "-aBcDeFgHiJ followers_net 2026-01-01..2026-01-31": 5,
    "-aBcDeFgHiJ thumbnail_impressions 2026-01-01..2026-01-31": 2000,
    "-aBcDeFgHiJ thumbnail_click_rate 2026-01-01..2026-01-31": 0.0453,
    "k1k2k3k4k5k views 2026-01-01..2026-01-31": 50,
    "k1k2k3k4k5k watch_time 2026-01-01..2026-01-31": 7200,
    "k1k2k3k4k5k followers_net 2026-01-01..2026-01-31": -1,
  });
});

Deno.test("openImport() keeps what a rate is made of, and describes the videos", () => {
  const opened = openImport([textFile("Table data.csv", TABLE)], JANUARY);
  const [batch] = [...opened.batches()];

  const rate = batch!.observations.find(({ metric }) => metric === "thumbnail_click_rate")!;
  assertEquals([rate.numerator, rate.denominator, rate.layer], [90.6, 2000, "content"]);
  assertEquals(batch!.posts[0], {
    externalId: "-aBcDeFgHiJ",
    url: "https://www.youtube.com/watch?v=-aBcDeFgHiJ",
    title: "Inhalers, explained",
    kind: null,
    publishedAt: "2026-01-13",
    durationSeconds: 161,
    thumbnailUrl: null,
  });
  assertEquals(batch!.posts[1]!.durationSeconds, 161);
});

Deno.test("openImport() compares Studio's total with the rows, and never adds it", () => {
  const { totals, rowsUnderstood } = openImport([textFile("Table data.csv", TABLE)], JANUARY).reading;

  assertEquals(rowsUnderstood, 2);
  assertEquals(
    totals.map(({ metric, stated, counted, agrees }) => [metric, stated, counted, agrees]),
    [
      ["views", 150, 150, true],
      ["watch_time", 45_000, 45_000, true],
      ["followers_net", 7, 4, false],
      ["thumbnail_impressions", 3000, 2000, false],
    ],
  );
});

Deno.test("openImport() asks for the days where nothing says them, and records nothing until then", () => {
  const opened = openImport([textFile("Table data.csv", TABLE)], {});

  assertEquals(opened.reading.needs, ["period", "account"]);
  assertEquals([opened.reading.span, [...opened.batches()]], [null, []]);
});

Deno.test("openImport() takes days and channel from the name of Studio's archive, whose last day is the day after", () => {
  const archive = zipFile("Content 2026-01-01_2026-02-01 Sample Health Media.zip", [
    textFile("Table data.csv", TABLE),
    csvFile("Totals.csv", [["Date", "Views"], ["2026-01-01", 5], ["2026-01-02", 6]]),
    csvFile("Chart data.csv", [
      ["Date", "Content", "Video title", "Video publish time", "Duration", "Views"],
      ["2026-01-01", "-aBcDeFgHiJ", "Inhalers, explained", "Jan 13, 2026", 161, 3],
    ]),
  ]);
  const { reading } = openImport([archive]);

  assertEquals(reading.span, { from: "2026-01-01", to: "2026-01-31" });
  assertEquals([reading.accountHint.name, reading.needs], ["Sample Health Media", []]);
  const all = figures([archive], {});
  assertEquals(all["account views day 2026-01-02"], 6);
  assertEquals(all["-aBcDeFgHiJ views day 2026-01-01"], 3);
  assertEquals(all["-aBcDeFgHiJ views 2026-01-01..2026-01-31"], 100);
});

Deno.test("openImport() sees that a chart has a point a week", () => {
  const rows = [["Date", "Views"], ["2026-05-03", 10], ["2026-05-10", 11], ["2026-05-31", 18]];

  assertEquals(figures([csvFile("Totals.csv", rows)], { readAt: "2026-06-02T00:00:00Z" }), {
    "account views 2026-05-03..2026-05-09": 10,
    "account views 2026-05-10..2026-05-16": 11,
    // The last week was not over when the file was read.
    "account views 2026-05-31..2026-06-02": 18,
  });
});

Deno.test("openImport() marks days that YouTube may still change as provisional", () => {
  const rows = [["Date", "Views"], ["2026-05-28", 1], ["2026-05-29", 2], ["2026-05-30", 3], [
    "2026-05-31",
    4,
  ]];
  const [batch] = openImport([csvFile("Totals.csv", rows)], { readAt: "2026-06-01T08:00:00Z" }).batches();

  assertEquals(batch!.observations.map(({ provisional }) => provisional), [false, false, false, true]);
});

Deno.test("openImport() refuses a video whose id a spreadsheet lost, by row and reason", () => {
  const { rowsRefused, rowsUnderstood } = openImport(
    [textFile("Table data.csv", TABLE.replace("-aBcDeFgHiJ", "#NAME?"))],
    JANUARY,
  ).reading;

  assertEquals([rowsUnderstood, rowsRefused.length, rowsRefused[0]!.row], [1, 1, 3]);
  assertIncludes(rowsRefused[0]!.reason, "took it for a formula");
});

Deno.test("openImport() takes a row's other figures when one is no number, and says so", () => {
  const { rowsRefused, rowsUnderstood } = openImport(
    [textFile("Table data.csv", TABLE.replace(",50,2,-1", ",many,2,-1"))],
    JANUARY,
  ).reading;

  assertEquals(rowsUnderstood, 2);
  assertIncludes(rowsRefused[0]!.reason, 'Views: "many" is not a number');
});

Deno.test("openImport() reads durations, money and optional columns of Studio in any order", () => {
  const rows = [
    [
      "Average view duration",
      "Your estimated revenue (USD)",
      "Likes (vs. dislikes) (%)",
      "Content",
      "Engaged views",
      "RPM (USD)",
      "Views",
    ],
    ["0:04:12", "$52.10", "97.5", "aaaaaaaaaaa", "1,000", "1.25", "12,000"],
  ];

  assertEquals(figures([csvFile("t.csv", rows)]), {
    "aaaaaaaaaaa average_view_duration 2026-01-01..2026-01-31": 252,
    "aaaaaaaaaaa estimated_revenue 2026-01-01..2026-01-31": 52.1,
    "aaaaaaaaaaa like_rate 2026-01-01..2026-01-31": 0.975,
    "aaaaaaaaaaa engaged_views 2026-01-01..2026-01-31": 1000,
    "aaaaaaaaaaa revenue_per_thousand_views 2026-01-01..2026-01-31": 1.25,
    "aaaaaaaaaaa views 2026-01-01..2026-01-31": 12_000,
  });
});

Deno.test("openImport() leaves out money of another currency, and says so", () => {
  const rows = [["Content", "Views", "Estimated revenue (EUR)"], ["aaaaaaaaaaa", 1, 9.5]];
  const { metrics, warnings, columnsUnknown } = openImport([csvFile("t.csv", rows)], JANUARY).reading;

  assertEquals([metrics, columnsUnknown[0]!.kind], [["views"], "left_out"]);
  assertIncludes(warnings[0]!, "US dollars only");
});

Deno.test("openImport() knows Studio's headings in other languages", () => {
  const cases: [language: string, header: string, total: string][] = [
    [
      "de",
      "Videos;Videotitel;Veröffentlichungszeitpunkt des Videos;Dauer;Aufrufe;Wiedergabezeit (Stunden);Abonnenten;Impressionen;Klickrate der Impressionen (%)",
      "Gesamt",
    ],
    [
      "fr",
      "Contenu;Titre de la vidéo;Heure de publication de la vidéo;Durée;Vues;Durée de visionnage (heures);Abonnés;Impressions;Taux de clics par impression (%)",
      "Total",
    ],
    [
      "es",
      "Contenido;Título del vídeo;Hora de publicación del vídeo;Duración;Visualizaciones;Tiempo de visualización (horas);Suscriptores;Impresiones;Porcentaje de clics de las impresiones (%)",
      "Total",
    ],
    [
      "pt",
      "Conteúdo;Título do vídeo;Horário de publicação do vídeo;Duração;Visualizações;Tempo de exibição (horas);Inscritos;Impressões;Taxa de cliques de impressões (%)",
      "Total",
    ],
    [
      "it",
      "Contenuti;Titolo video;Data di pubblicazione del video;Durata;Visualizzazioni;Tempo di visualizzazione (ore);Iscritti;Impressioni;Percentuale di clic delle impressioni (%)",
      "Totale",
    ],
    [
      "nl",
      "Content;Videotitel;Publicatietijd van video;Duur;Weergaven;Kijktijd (uren);Abonnees;Vertoningen;Klikfrequentie van vertoningen (%)",
      "Totaal",
    ],
    [
      "vi",
      "Nội dung;Tiêu đề video;Thời gian xuất bản video;Thời lượng;Số lượt xem;Thời gian xem (giờ);Số người đăng ký;Số lượt hiển thị;Tỷ lệ nhấp của số lượt hiển thị (%)",
      "Tổng",
    ],
  ];
  for (const [language, header, total] of cases) {
    const file = textFile(
      "x.csv",
      `${header}\n${total};;;;100;10,5;3;2.000;4,53\naaaaaaaaaaa;A title;13.01.2026;161;100;10,5;3;2.000;4,53\n`,
    );
    const { reading } = openImport([file], JANUARY);

    assertEquals([language, reading.columnsUnknown, reading.rowsUnderstood], [language, [], 1]);
    assertEquals(reading.totals.every(({ agrees }) => agrees), true, language);
    assertEquals(Object.values(figures([file])), [100, 37_800, 3, 2000, 0.0453], language);
  }
});

Deno.test("openImport() lets a person say what an unknown column is", () => {
  const file = csvFile("t.csv", [["Content", "Views", "Post likes ♥"], ["aaaaaaaaaaa", 1, 9]]);

  assertEquals(openImport([file], JANUARY).reading.columnsUnknown, [
    { file: "t.csv", sheet: null, header: "Post likes ♥", kind: "unknown" },
  ]);
  const mapped = figures([file], { ...JANUARY, columns: { "Post likes ♥": "likes" } });
  assertEquals(mapped["aaaaaaaaaaa likes 2026-01-01..2026-01-31"], 9);
});

Deno.test("openImport() refuses a Studio table of something else than videos or days, and says which to choose", () => {
  const error = assertThrows(() =>
    openImport([
      csvFile("Table data.csv", [["Traffic source", "Views"], ["Total", 5], ["Browse features", 5]]),
    ])
  );

  assert(error instanceof AppError);
  assertEquals(error.code, "import_unknown");
  assertIncludes(error.detail!, "tab “Content”");
});
