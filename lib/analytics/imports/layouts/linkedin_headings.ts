import { part } from "./layout.ts";

/** How days are headed. */
export const DAY = part("day", {
  en: "Date",
  de: "Datum",
  fr: "Date",
  es: "Fecha",
  pt: "Data",
  it: "Data",
  nl: "Datum",
  vi: "Ngày",
});

/** How impressions are headed. */
export const IMPRESSIONS = {
  en: "Impressions",
  de: "Impressionen|Impressions",
  fr: "Impressions",
  es: "Impresiones",
  pt: "Impressões",
  it: "Impressioni|Visualizzazioni",
  nl: "Weergaven|Impressies|Vertoningen",
  vi: "Lượt hiển thị|Số lượt hiển thị|Lượt xem",
};
/** How clicks are headed. */
export const CLICKS = {
  en: "Clicks",
  de: "Klicks",
  fr: "Clics",
  es: "Clics",
  pt: "Cliques",
  it: "Clic",
  nl: "Klikken|Kliks",
  vi: "Lượt nhấp|Số lần nhấp|Số lượt nhấp",
};
/** How reactions are headed. */
export const REACTIONS = {
  en: "Reactions",
  de: "Reaktionen",
  fr: "Réactions",
  es: "Reacciones",
  pt: "Reações",
  it: "Reazioni",
  nl: "Reacties|Interacties",
  vi: "Lượt bày tỏ cảm xúc|Cảm xúc|Phản ứng",
};
/** How comments are headed. */
export const COMMENTS = {
  en: "Comments",
  de: "Kommentare",
  fr: "Commentaires",
  es: "Comentarios",
  pt: "Comentários",
  it: "Commenti",
  nl: "Commentaren|Opmerkingen",
  vi: "Bình luận|Lượt bình luận",
};
/** How reposts are headed. */
export const REPOSTS = {
  en: "Reposts|Shares",
  de: "Reposts|Geteilte Beiträge|Direkt geteilte Beiträge|Geteilt",
  fr: "Republications|Partages|Rediffusions",
  es: "Veces compartido|Republicaciones|Publicaciones compartidas|Compartidos",
  pt: "Compartilhamentos|Republicações|Partilhas",
  it: "Diffusioni post|Ripubblicazioni|Condivisioni",
  nl: "Reposts|Gedeeld|Keer gedeeld|Delingen",
  vi: "Lượt đăng lại|Lượt chia sẻ|Chia sẻ",
};
/** How engagement rates are headed. */
export const ENGAGEMENT_RATE = {
  en: "Engagement rate",
  de: "Interaktionsrate|Engagement-Rate|Engagementrate",
  fr: "Taux d'engagement",
  es: "Tasa de interacción|Porcentaje de interacción|Tasa de participación",
  pt: "Taxa de engajamento|Taxa de envolvimento|Taxa de interação",
  it: "Tasso di interazione|Tasso di engagement|Tasso di coinvolgimento",
  nl: "Interactiepercentage|Betrokkenheidspercentage|Engagementpercentage",
  vi: "Tỷ lệ tương tác",
};
/** How unique impressions are headed. */
export const UNIQUE_IMPRESSIONS = {
  en: "Unique impressions|Unique impressions (organic)",
  de:
    "Eindeutige Impressions (organisch)|Eindeutige Impressionen (organisch)|Einzelne Impressionen (organisch)",
  fr: "Impressions uniques (organiques)|Impressions uniques",
  es: "Impresiones únicas (orgánicas)|Impresiones únicas",
  pt: "Impressões únicas (orgânicas)|Impressões únicas",
  it: "Impressioni uniche (organiche)|Impressioni uniche",
  nl: "Unieke weergaven (organisch)|Unieke weergaven",
  vi: "Lượt hiển thị duy nhất (tự nhiên)|Lượt hiển thị duy nhất",
};
