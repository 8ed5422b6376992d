import { figure } from "./layout.ts";

/** The column of impressions. */
export const IMPRESSIONS = figure("impressions", "count", {
  en: "Impressions",
  de: "Impressions|Impressionen",
  fr: "Impressions",
  es: "Impresiones",
  pt: "Impressões",
  it: "Visualizzazioni|Impressioni",
  nl: "Weergaven|Impressies",
  vi: "Lượt hiển thị|Số lượt hiển thị",
});
/** The column of likes. */
export const LIKES = figure("likes", "count", {
  en: "Likes|Favorites",
  de: "Gefällt mir|Likes",
  fr: "J'aime|Favoris",
  es: "Me gusta|Favoritos",
  pt: "Curtidas|Gostos|Favoritos",
  it: "Mi piace|Preferiti",
  nl: "Likes|Vind-ik-leuks|Favorieten",
  vi: "Lượt thích|Yêu thích",
});
/** The column of engagements. */
export const ENGAGEMENTS = figure("engagements", "count", {
  en: "Engagements",
  de: "Interaktionen|Engagements",
  fr: "Engagements|Interactions",
  es: "Interacciones",
  pt: "Engajamentos|Interações",
  it: "Interazioni|Coinvolgimenti",
  nl: "Interacties|Betrokkenheid",
  vi: "Lượt tương tác|Tương tác",
});
/** The column of engagement rate. */
export const ENGAGEMENT_RATE = figure("engagement_rate", "ratio", {
  en: "Engagement rate",
  de: "Interaktionsrate|Engagement-Rate",
  fr: "Taux d'engagement",
  es: "Tasa de interacción",
  pt: "Taxa de engajamento",
  it: "Tasso di interazione",
  nl: "Interactiepercentage",
  vi: "Tỷ lệ tương tác",
});
/** The column of bookmarks. */
export const BOOKMARKS = figure("bookmarks", "count", {
  en: "Bookmarks",
  de: "Lesezeichen",
  fr: "Signets",
  es: "Guardados|Elementos guardados|Marcadores",
  pt: "Itens salvos|Salvos|Favoritos salvos",
  it: "Segnalibri",
  nl: "Bladwijzers",
  vi: "Dấu trang|Lượt lưu",
});
/** The column of shares. */
export const SHARES = figure("shares", "count", {
  en: "Shares",
  de: "Geteilt|Mal geteilt",
  fr: "Partages",
  es: "Veces compartido|Compartidos",
  pt: "Compartilhamentos|Partilhas",
  it: "Condivisioni",
  nl: "Gedeeld|Keer gedeeld",
  vi: "Lượt chia sẻ|Chia sẻ",
});
/** The column of follows. */
export const FOLLOWS = figure("followers_gained", "count", {
  en: "New follows|Follows|New followers",
  de: "Neue Follower",
  fr: "Nouveaux abonnements|Nouveaux abonnés",
  es: "Nuevos seguidores",
  pt: "Novos seguidores",
  it: "Nuovi follower",
  nl: "Nieuwe volgers",
  vi: "Lượt theo dõi mới|Người theo dõi mới",
});
/** The column of replies. */
export const REPLIES = figure("replies", "count", {
  en: "Replies",
  de: "Antworten",
  fr: "Réponses",
  es: "Respuestas",
  pt: "Respostas",
  it: "Risposte",
  nl: "Antwoorden|Reacties",
  vi: "Lượt trả lời|Trả lời",
});
/** The column of reposts. */
export const REPOSTS = figure("reposts", "count", {
  en: "Reposts|Retweets",
  de: "Reposts|Retweets",
  fr: "Reposts|Retweets",
  es: "Reposts|Retweets|Republicaciones",
  pt: "Reposts|Retweets|Republicações",
  it: "Repost|Retweet",
  nl: "Reposts|Retweets",
  vi: "Lượt đăng lại|Đăng lại|Tweet lại",
});
/** The column of profile visits. */
export const PROFILE_VISITS = figure("profile_visits", "count", {
  en: "Profile visits|User profile clicks",
  de: "Profilbesuche|Klicks auf Nutzerprofil",
  fr: "Visites du profil|Visites de profil|Clics sur le profil de l'utilisateur",
  es: "Visitas al perfil|Visitas al perfil de usuario|Clics en el perfil de usuario",
  pt: "Visitas ao perfil|Cliques no perfil do usuário",
  it: "Visite al profilo|Clic sul profilo utente",
  nl: "Profielbezoeken|Klikken op gebruikersprofiel",
  vi: "Lượt truy cập hồ sơ|Lượt xem hồ sơ",
});
/** The column of url clicks. */
export const URL_CLICKS = figure("url_clicks", "count", {
  en: "URL Clicks|Link clicks",
  de: "URL-Klicks|Linkklicks",
  fr: "Clics sur l'URL|Clics sur le lien",
  es: "Clics en la URL|Clics en el enlace",
  pt: "Cliques na URL|Cliques no link",
  it: "Clic sull'URL|Clic sul link",
  nl: "URL-klikken|Klikken op link",
  vi: "Lượt nhấp vào URL|Lượt nhấp vào liên kết",
});
/** The column of hashtag clicks. */
export const HASHTAG_CLICKS = figure("hashtag_clicks", "count", {
  en: "Hashtag clicks",
  de: "Hashtag-Klicks",
  fr: "Clics sur le hashtag|Clics sur un hashtag",
  es: "Clics en el hashtag|Clics en la etiqueta",
  pt: "Cliques na hashtag",
  it: "Clic sull'hashtag",
  nl: "Hashtagklikken|Klikken op hashtag",
  vi: "Lượt nhấp vào hashtag",
});
/** The column of detail expands. */
export const DETAIL_EXPANDS = figure("detail_expands", "count", {
  en: "Detail expands",
  de: "Detailerweiterungen|Details erweitert",
  fr: "Ouvertures des détails|Affichages des détails",
  es: "Abrir el detalle|Expansiones de detalles",
  pt: "Expansões de detalhes|Ampliações de detalhes",
  it: "Espansioni dettagli",
  nl: "Details uitgevouwen",
  vi: "Lượt mở rộng chi tiết",
});
/** The column of permalink clicks. */
export const PERMALINK_CLICKS = figure("permalink_clicks", "count", {
  en: "Permalink clicks",
  de: "Permalink-Klicks",
  fr: "Clics sur le permalien",
  es: "Clics en el enlace permanente",
  pt: "Cliques no link permanente|Cliques em permalink",
  it: "Clic sul permalink",
  nl: "Permalinkklikken",
  vi: "Lượt nhấp vào liên kết cố định",
});
/** The column of media views. */
export const MEDIA_VIEWS = figure("media_views", "count", {
  en: "Media views",
  de: "Medienaufrufe|Medienansichten",
  fr: "Vues des médias|Vues de médias",
  es: "Visualizaciones de contenido multimedia|Visualizaciones multimedia",
  pt: "Visualizações de mídia",
  it: "Visualizzazioni contenuti multimediali",
  nl: "Mediaweergaven",
  vi: "Lượt xem nội dung đa phương tiện",
});
/** How the column of days is headed. */
export const DAY = {
  en: "Date",
  de: "Datum",
  fr: "Date",
  es: "Fecha",
  pt: "Data",
  it: "Data",
  nl: "Datum",
  vi: "Ngày",
};
