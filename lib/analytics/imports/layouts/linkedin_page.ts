import { figure, headingsOf, type Layout, leftOut, part } from "./layout.ts";
import { COMMENTS, DAY, REACTIONS } from "./linkedin_headings.ts";
import { qualified } from "./linkedin_words.ts";

/** Followers, sheet "New followers": who began to follow, day by day. */
export const linkedinFollowers: Layout = {
  key: "linkedin_followers",
  platform: "linkedin",
  label: "LinkedIn followers, day by day",
  layer: "account",
  headings: headingsOf([
    DAY,
    ...qualified(
      {
        total: "followers_gained",
        organic: "followers_gained_organic",
        sponsored: "followers_gained_sponsored",
      },
      "count",
      {
        en: "Followers|New followers",
        de: "Follower|Neue Follower|Follower:innen|Follower und Followerinnen",
        fr: "Abonnés|Nouveaux abonnés",
        es: "Seguidores|Nuevos seguidores",
        pt: "Seguidores|Novos seguidores",
        it: "Follower|Nuovi follower",
        nl: "Volgers|Nieuwe volgers",
        vi: "Người theo dõi|Số người theo dõi",
      },
    ),
    figure("followers_gained_invited", "count", {
      en: "Auto-invited followers",
      de: "Automatisch eingeladene Follower|Automatisch eingeladene Follower:innen",
      fr: "Abonnés invités automatiquement|Abonnés auto-invités",
      es: "Seguidores invitados automáticamente",
      pt: "Seguidores convidados automaticamente",
      it: "Follower invitati automaticamente",
      nl: "Automatisch uitgenodigde volgers",
      vi: "Người theo dõi được mời tự động",
    }),
  ]),
  accepts: ({ parts, metrics }) =>
    parts.has("day") && (metrics.has("followers_gained") || metrics.has("followers_gained_organic")),
  dateOrder: "month_first",
};

/** Visits of a part of the page, or with one kind of device: the totals hold them. */
const VISITS_IN_PART = ["Overview", "Life", "Jobs", "Products", "About", "People", "Insights", "Total"]
  .flatMap((part) =>
    ["page views", "unique visitors"].flatMap((what) =>
      ["desktop", "mobile", ...part === "Total" ? [] : ["total"]].map((device) =>
        `${part} ${what} (${device})`
      )
    )
  );

/** Visitors, sheet "Visitor metrics": views of the page itself, day by day. */
export const linkedinVisitors: Layout = {
  key: "linkedin_visitors",
  platform: "linkedin",
  label: "LinkedIn visitors, day by day",
  layer: "account",
  headings: headingsOf([
    DAY,
    figure("page_views", "count", {
      en: "Total page views (total)|Page views (total)",
      de:
        "Seitenaufrufe insgesamt (gesamt)|Seitenaufrufe gesamt (insgesamt)|Gesamtzahl Seitenaufrufe (gesamt)",
      fr: "Total de vues de page (total)|Nombre total de vues de page (total)|Total des pages vues (total)",
      es: "Total de visualizaciones de la página (total)|Visualizaciones totales de la página (total)",
      pt: "Total de visualizações da página (total)|Total de visualizações de página (total)",
      it: "Visualizzazioni totali della pagina (totale)|Totale visualizzazioni della pagina (totale)",
      nl: "Totaal aantal paginaweergaven (totaal)|Totale paginaweergaven (totaal)",
      vi: "Tổng số lượt xem trang (tổng)|Tổng lượt xem trang (tổng)",
    }),
    figure("unique_visitors", "count", {
      en: "Total unique visitors (total)|Unique visitors (total)",
      de:
        "Eindeutige Besucher insgesamt (gesamt)|Einzelne Besucher insgesamt (gesamt)|Unique Visitors gesamt (gesamt)",
      fr: "Total de visiteurs uniques (total)|Nombre total de visiteurs uniques (total)",
      es: "Total de visitantes únicos (total)|Visitantes únicos totales (total)",
      pt: "Total de visitantes únicos (total)",
      it: "Visitatori unici totali (totale)|Totale visitatori unici (totale)",
      nl: "Totaal aantal unieke bezoekers (totaal)|Totale unieke bezoekers (totaal)",
      vi: "Tổng số khách truy cập duy nhất (tổng)|Tổng khách truy cập duy nhất (tổng)",
    }),
    leftOut({ en: VISITS_IN_PART.join("|") }),
  ]),
  accepts: ({ parts, metrics }) =>
    parts.has("day") && (metrics.has("page_views") || metrics.has("unique_visitors")),
  dateOrder: "month_first",
};

/** Competitors: one row a page, the own one among them, over the days of the export. */
export const linkedinCompetitors: Layout = {
  key: "linkedin_competitors",
  platform: "linkedin",
  label: "LinkedIn competitors",
  layer: "account",
  headings: headingsOf([
    part("page", {
      en: "Page|Page name",
      de: "Seite|Seitenname",
      fr: "Page|Nom de la page",
      es: "Página|Nombre de la página",
      pt: "Página|Página da empresa|Nome da página",
      it: "Pagina|Nome della pagina",
      nl: "Pagina|Paginanaam",
      vi: "Trang|Tên trang",
    }),
    figure("followers", "count", {
      en: "Total Followers",
      de: "Follower insgesamt|Follower gesamt",
      fr: "Total des abonnés|Nombre total d'abonnés",
      es: "Total de seguidores|Seguidores totales",
      pt: "Total de seguidores",
      it: "Follower totali|Totale follower",
      nl: "Totaal aantal volgers|Totale volgers",
      vi: "Tổng số người theo dõi",
    }),
    figure("followers_gained", "count", {
      en: "New Followers",
      de: "Neue Follower",
      fr: "Nouveaux abonnés",
      es: "Nuevos seguidores",
      pt: "Novos seguidores",
      it: "Nuovi follower",
      nl: "Nieuwe volgers",
      vi: "Người theo dõi mới",
    }),
    figure("posts_created", "count", {
      en: "Total posts|Posts",
      de: "Beiträge insgesamt|Beiträge",
      fr: "Total des posts|Nombre total de posts|Posts",
      es: "Total de publicaciones|Publicaciones",
      pt: "Total de publicações|Publicações",
      it: "Post totali|Post",
      nl: "Totaal aantal bijdragen|Bijdragen",
      vi: "Tổng số bài đăng|Bài đăng",
    }),
    figure("comments", "count", COMMENTS),
    figure("reactions", "count", REACTIONS),
    leftOut({
      en:
        "Total post engagements|Total engagements|Comments per day|Reactions per day|Posts per day|Engagement rate",
      pt: "Total de engajamentos das publicações|Comentários por dia|Reações por dia",
      es: "Total de interacciones con las publicaciones|Comentarios por día|Reacciones por día",
    }),
  ]),
  accepts: ({ parts, metrics }) =>
    parts.has("page") && (metrics.has("followers") || metrics.has("followers_gained")),
  dateOrder: "month_first",
};
