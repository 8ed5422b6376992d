import type { MetricKey } from "../../../contract/metrics.ts";
import { LANGUAGES, type Spellings } from "../words.ts";
import { type Column, type ColumnUnit, figure, leftOut } from "./layout.ts";

/** How LinkedIn says which part of a figure a column is: all of it, what was not paid for, what was. */
const QUALIFIERS = {
  total: {
    en: "total",
    de: "gesamt|insgesamt|total",
    fr: "total|totale|totaux|totales",
    es: "total|totales",
    pt: "total|totais",
    it: "totale|totali|total",
    nl: "totaal|totale",
    vi: "tổng|tổng số|tổng cộng",
  },
  organic: {
    en: "organic",
    de: "organisch|organische|organischen",
    fr: "organique|organiques|naturel|naturels|naturelles",
    // "Reacciones (generales)" is what LinkedIn writes for the reactions that were not paid for.
    es: "orgánico|orgánica|orgánicos|orgánicas|generales",
    pt: "orgânico|orgânica|orgânicos|orgânicas",
    it: "organico|organica|organici|organiche",
    nl: "organisch|organische",
    vi: "tự nhiên|không phải trả tiền",
  },
  sponsored: {
    en: "sponsored",
    de: "gesponsert|gesponserte|gesponserten",
    fr: "sponsorisé|sponsorisée|sponsorisés|sponsorisées",
    es: "patrocinado|patrocinada|patrocinados|patrocinadas",
    pt: "patrocinado|patrocinada|patrocinados|patrocinadas",
    it: "sponsorizzato|sponsorizzata|sponsorizzati|sponsorizzate",
    nl: "gesponsord|gesponsorde",
    vi: "được tài trợ|tài trợ|quảng cáo",
  },
} satisfies Record<string, Spellings>;

/** Which metric each part of a figure is; a part that isn't kept is null. */
export interface QualifiedMetrics {
  total: MetricKey | null;
  organic: MetricKey | null;
  sponsored: MetricKey | null;
}

/** The columns of one figure, one for each part: "Clicks (organic)", "Organic followers", "Total de seguidores". */
export function qualified(metrics: QualifiedMetrics, unit: ColumnUnit, spellings: Spellings): Column[] {
  return (Object.keys(QUALIFIERS) as (keyof typeof QUALIFIERS)[]).map((qualifier) => {
    const both: Spellings = {};
    for (const language of LANGUAGES) {
      both[language] = pairs(spellings[language], QUALIFIERS[qualifier][language]).join("|");
    }
    const metric = metrics[qualifier];
    return metric === null ? leftOut(both) : figure(metric, unit, both);
  });
}

/** Every word with every qualifier, before it and after it. */
function pairs(words: string | undefined, qualifiers: string): string[] {
  return (words?.split("|") ?? []).flatMap((word) =>
    qualifiers.split("|").flatMap((qualifier) => [`${word} ${qualifier}`, `${qualifier} ${word}`])
  );
}
