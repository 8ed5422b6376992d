import { figure, headingsOf, type Layout, leftOut, part } from "./layout.ts";
import {
  CLICKS,
  COMMENTS,
  DAY,
  ENGAGEMENT_RATE,
  IMPRESSIONS,
  REACTIONS,
  REPOSTS,
  UNIQUE_IMPRESSIONS,
} from "./linkedin_headings.ts";
import { qualified } from "./linkedin_words.ts";

/** Content, sheet "Metrics": the page's posts together, day by day. */
export const linkedinContent: Layout = {
  key: "linkedin_content",
  platform: "linkedin",
  label: "LinkedIn content, day by day",
  layer: "account",
  headings: headingsOf([
    DAY,
    figure("unique_impressions", "count", UNIQUE_IMPRESSIONS),
    ...qualified(
      { total: "impressions", organic: "impressions_organic", sponsored: "impressions_sponsored" },
      "count",
      IMPRESSIONS,
    ),
    ...qualified(
      { total: "clicks", organic: "clicks_organic", sponsored: "clicks_sponsored" },
      "count",
      CLICKS,
    ),
    ...qualified(
      { total: "reactions", organic: "reactions_organic", sponsored: "reactions_sponsored" },
      "count",
      REACTIONS,
    ),
    ...qualified(
      { total: "comments", organic: "comments_organic", sponsored: "comments_sponsored" },
      "count",
      COMMENTS,
    ),
    ...qualified(
      { total: "reposts", organic: "reposts_organic", sponsored: "reposts_sponsored" },
      "count",
      REPOSTS,
    ),
    ...qualified(
      {
        total: "engagement_rate",
        organic: "engagement_rate_organic",
        sponsored: "engagement_rate_sponsored",
      },
      "ratio",
      ENGAGEMENT_RATE,
    ),
    // A page without sponsored posts may have its figures without the word for what part they are.
    figure("impressions", "count", IMPRESSIONS),
    figure("clicks", "count", CLICKS),
    figure("reactions", "count", REACTIONS),
    figure("comments", "count", COMMENTS),
    figure("reposts", "count", REPOSTS),
    figure("engagement_rate", "ratio", ENGAGEMENT_RATE),
  ]),
  accepts: ({ parts, metrics }) =>
    parts.has("day") && !parts.has("link") && metrics.has("impressions") &&
    ["impressions_organic", "unique_impressions", "clicks_organic", "reactions"].some((metric) =>
      (metrics as Set<string>).has(metric)
    ),
  dateOrder: "month_first",
};

/** Content, sheet "All posts": one row a post. */
export const linkedinPosts: Layout = {
  key: "linkedin_posts",
  platform: "linkedin",
  label: "LinkedIn posts",
  layer: "content",
  headings: headingsOf([
    part("title", {
      en: "Post title|Update title",
      de: "Beitragstitel|Titel des Beitrags|Post-Titel",
      fr: "Titre du post|Titre de la publication",
      es: "Título de la publicación",
      pt: "Título da publicação",
      it: "Titolo del post",
      nl: "Titel van bijdrage|Titel bijdrage|Posttitel",
      vi: "Tiêu đề bài đăng",
    }),
    part("link", {
      en: "Post link|Update link",
      de: "Beitragslink|Link zum Beitrag|Post-Link",
      fr: "Lien du post|Lien de la publication|Lien vers le post",
      es: "Enlace de la publicación",
      pt: "Link da publicação",
      it: "Link del post|Link al post",
      nl: "Link naar bijdrage|Link van bijdrage|Postlink",
      vi: "Liên kết bài đăng",
    }),
    part("kind", {
      en: "Content Type",
      de: "Inhaltstyp|Art des Inhalts|Content-Typ",
      fr: "Type de contenu",
      es: "Tipo de contenido",
      pt: "Tipo de conteúdo",
      it: "Tipo di contenuto",
      nl: "Type content|Contenttype",
      vi: "Loại nội dung",
    }),
    part("published", {
      en: "Created date",
      de: "Erstellungsdatum|Erstellt am",
      fr: "Date de création",
      es: "Fecha de creación",
      pt: "Data de criação|Data da criação",
      it: "Data di creazione",
      nl: "Aanmaakdatum|Datum gemaakt",
      vi: "Ngày tạo",
    }),
    figure("impressions", "count", IMPRESSIONS),
    figure("video_views", "count", {
      en: "Views|Views (Excluding offsite video views)|Video views",
      de: "Aufrufe|Aufrufe (ohne externe Videoaufrufe)|Videoaufrufe",
      fr: "Vues|Vues (hors vues de vidéo hors site)|Vues de la vidéo",
      es: "Visualizaciones|Visualizaciones (excluyendo visualizaciones de vídeo fuera del sitio)",
      pt: "Visualizações|Visualizações (excluindo visualizações de vídeo fora do site)",
      it: "Visualizzazioni video|Visualizzazioni (escluse le visualizzazioni video esterne)",
      nl: "Videoweergaven|Weergaven van video",
      vi: "Lượt xem video|Số lượt xem video",
    }),
    leftOut({
      en: "Offsite Views",
      de: "Externe Aufrufe",
      fr: "Vues hors site",
      es: "Visualizaciones fuera del sitio",
      pt: "Visualizações fora do site",
      it: "Visualizzazioni esterne",
      nl: "Externe weergaven",
      vi: "Lượt xem ngoài trang",
    }),
    figure("clicks", "count", CLICKS),
    figure("click_through_rate", "ratio", {
      en: "Click through rate (CTR)|Click-through rate",
      de: "Klickrate (CTR)|Klickrate|Click-through-Rate (CTR)",
      fr: "Taux de clics|Taux de clics (CTR)|Taux de clics publicitaires",
      es: "Porcentaje de clics|Porcentaje de clics (CTR)|Tasa de clics",
      pt: "Taxa de cliques (CTR)|Taxa de cliques",
      it: "Percentuale di clic (CTR)|Percentuale di clic",
      nl: "Klikfrequentie (CTR)|Doorklikpercentage (CTR)|Klikratio",
      vi: "Tỷ lệ nhấp (CTR)|Tỷ lệ nhấp",
    }),
    figure("likes", "count", {
      en: "Likes",
      de: "Likes|Gefällt mir|„Gefällt mir“",
      fr: "J'aime|Likes",
      es: "Recomendaciones|Me gusta",
      pt: "Gostei|Curtidas|Gostos",
      it: "Consigliati|Mi piace|Consiglia",
      nl: "Interessant|Vind-ik-leuks|Likes",
      vi: "Lượt thích",
    }),
    figure("comments", "count", COMMENTS),
    figure("reposts", "count", REPOSTS),
    figure("followers_gained", "count", {
      en: "Follows",
      de: "Follows|Neue Follower",
      fr: "Abonnements|Suivis",
      es: "Seguidores|Seguimientos",
      pt: "Seguidores|Seguir",
      it: "Segui|Follower",
      nl: "Gevolgd|Volgers",
      vi: "Lượt theo dõi",
    }),
    figure("engagement_rate", "ratio", ENGAGEMENT_RATE),
    leftOut({
      en:
        "Post type|Update type|Campaign name|Posted by|Campaign start date|Campaign end date|Audience|Publisher name",
      de: "Beitragstyp|Kampagnenname|Gepostet von|Startdatum der Kampagne|Enddatum der Kampagne|Zielgruppe",
      fr:
        "Type de post|Type de publication|Nom de la campagne|Publié par|Date de début de la campagne|Date de fin de la campagne|Audience",
      es:
        "Tipo de publicación|Nombre de la campaña|Anunciado por|Publicado por|Fecha de inicio de campaña|Fecha de finalización de campaña|Público",
      pt:
        "Tipo de publicação|Nome da campanha|Publicado por|Data de início da campanha|Data de término da campanha|Público",
      it:
        "Tipo di post|Nome della campagna|Pubblicato da|Data di inizio campagna|Data di fine campagna|Pubblico",
      nl: "Type bijdrage|Campagnenaam|Geplaatst door|Begindatum campagne|Einddatum campagne|Doelgroep",
      vi:
        "Loại bài đăng|Tên chiến dịch|Người đăng|Ngày bắt đầu chiến dịch|Ngày kết thúc chiến dịch|Đối tượng",
    }),
  ]),
  accepts: ({ parts, metrics }) => parts.has("link") && metrics.size > 0,
  dateOrder: "month_first",
};
