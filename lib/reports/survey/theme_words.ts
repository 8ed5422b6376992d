/** Words that carry no subject, by language; the first letters of a comment's language. */
const STOP: Record<string, string> = {
  en:
    "a about above after again all also although always am an and any anything are as at be became because been before being below between both but by can cannot could did do does doing done don down during each either else enough even ever every everyone everything few for from further get gets getting give given go going got had has have having he her here hers him his how however i if in instead into is it its itself just keep kept lack lot lots made make makes making many may maybe me might mine more most much must my myself near need needed needs neither never no nor not nothing now of off often on once one ones only or other others our ours out over own perhaps please put quite rather really s said same say see seem seemed seems several shall she should show since so some something somewhat still such sure t take than that the their theirs them then there these they thing things think this those though through thus to too toward try two under until up upon us use used uses using very via want wanted was way ways we well were what when where whether which while who whole whom whose why will wish with within without would yes yet you your yours yourself im ive id didn't don't can't couldn't wasn't isn't aren't it's i'd i'm i've that's there's we're you're would've let lets able across actually almost along already among another anyone around back based better best big bit came come comes day definitely different easily especially etc far feel felt find first found full fully good great greatly hard help helped helps high highly hope huge important including interesting kind know last later least less like liked likes little long look looking love loved maybe mean nice part particular particularly people perfect possible prefer pretty provide provided real right second short simply small sometimes soon start stuff super sort thank thanks thank-you three time-consuming today together told totally understand useful usually whatever work worked works year years excellent awesome amazing fantastic wonderful helpful enjoyed enjoy easy informative overall n't ok okay fine think thought add added adding include included bad poor improve improved improvement improvements suggest suggestion suggestions recommend allow allows ability current currently new old non",
  de:
    "aber alle allem allen aller alles als also am an ander andere auch auf aus bei bin bis bist da dadurch damit dann das dass dein deine dem den denn der des dessen die dies diese dieser dieses doch dort du durch ein eine einem einen einer eines einfach er es etwas euch euer für gab gar gegen gewesen gut gute guten gerne hab habe haben hat hatte hätte hier hin ich ihm ihn ihnen ihr ihre im immer in ins ist ja jede jeder jetzt kann kein keine können könnte leider machen man manche mehr mein mich mir mit muss nach nicht nichts noch nun nur ob oder ohne schon schön sehr sein seine sich sie sind so sollte sollten sonst über um und uns unser unter viel viele vom von vor war waren warum was weil weiter weitere welche wenn wer werden wie wieder will wir wird wo wurde würde zu zum zur zwar zwischen super toll interessant wäre",
  fr:
    "a afin ai ainsi alors après au aucun aucune aussi autre autres aux avait avant avec avoir beaucoup bien bon bonne c ça car ce cela ces cet cette chaque ci comme d dans de des deux devrait donc du elle en encore entre est et étaient était être eu fait faire faut il ils j je l la le les leur leurs lors lui m ma mais me même mes moi moins mon n ne ni nos notre nous on ont ou où par parce pas peu peut plus plutôt pour pourquoi pouvoir qu que quel quelle quelques qui s sa sans se sera serait ses si son sont sous sur ta te tous tout toute toutes très trop tu un une vos votre vous y merci super intéressant rien",
  es:
    "a al algo algunas algunos ante antes aunque bien bueno buena cada como con cual cuando de del desde donde dos el ella ellos en entre era es esa ese eso esta estaba están estar este esto estos fue gracias ha había hacer han hasta hay la las le les lo los más me mejor mi mis mucho muchos muy nada ni no nos nosotros o otra otro otros para pero poco por porque puede que quien se ser si sido sin sobre son su sus también tan te tener tiene todo todos tu un una unas uno unos y ya yo excelente sería",
  pt:
    "a ao aos as até bem bom boa cada com como da das de dela dele depois do dos e é ela ele eles em entre era essa esse esta está estão este eu foi foram há isso já la mais mas me mesmo meu minha muito muitos na nada não nas nem no nos nós o os ou para pela pelo pode por porque qual quando que quem se sem ser seu seria são sua também te tem ter todo todos tudo um uma você excelente ótimo obrigado obrigada",
  vi:
    "và là của có cho các những một được không trong với về tôi này đã để rất thì khi từ như ở ra vào cũng nên hơn nhiều lại đến nếu còn bị do vì mà theo chúng em anh chị ạ hay tốt cảm ơn",
};

const NO_STEMMER = "vi";
const STEMMERS: Record<string, string> = {
  en: "english",
  de: "german",
  fr: "french",
  es: "spanish",
  pt: "portuguese",
};

/** Words every comment about an event holds; they make no theme alone, though they may stand in one. */
const SETTING =
  "webinar webinars session sessions training trainings course courses workshop event events program programme seminar lecture talk class conference meeting presentation presentations topic topics speaker speakers presenter presenters instructor instructors trainer trainers teacher attendee attendees participant participants veranstaltung seminar schulung vortrag formation séance présentation curso sesión sessão buổi hội thảo";

const WEAK =
  "late early slow fast quick quickly clear easier specific general simple short difficult powerful similar various common main major able time point points example examples question questions way part level number area start end lack use user clinical medical patient patients practice information content material materials new key relevant correct answer answers comment comments form tool tools thing schlecht schlechte langsam schnell spät lang kurz mauvais lent tarde lento ruim muộn chậm";

/** Words that name a theme badly alone, and well within a phrase; a theme of them needs more comments. */
export const WEAK_WORDS: ReadonlySet<string> = new Set(WEAK.split(" "));

/** Words of comments on events that mean the same thing. */
export const SAME_SUBJECT: ReadonlyMap<string, string> = new Map([
  ["sound", "audio"],
  ["handout", "slides"],
  ["handouts", "slides"],
  ["powerpoint", "slides"],
  ["pacing", "pace"],
  ["rushed", "pace"],
  ["q&a", "questions"],
]);

/** First words that turn a subject into a wish: "More examples", "Fewer slides". */
export const WISHES = new Set([
  "more",
  "less",
  "fewer",
  "shorter",
  "longer",
  "better",
  "earlier",
  "clearer",
  "mehr",
  "weniger",
  "plus",
  "moins",
  "más",
  "menos",
  "mais",
  "thêm",
]);

/** First words that turn a subject into something done: "Use teach-back", "Send the slides". */
export const ACTIONS = new Set(
  ("use using ask asking check checking show showing start starting stop stopping refer referring review discuss share sharing " +
    "offer give provide send add include have having talk measure write explain teach involve introduce implement encourage " +
    "consider reduce increase avoid improve allow learn understand look keep make plan begin try").split(" "),
);

const NO_WORDS =
  "(?:no|none|nope|nil|nothing|null|nada|rien|aucun|aucune|nichts|keine?|kein|không|khong|ninguno|ninguna|nenhum|nenhuma|non|não|nein|yes|ok|okay|na|n/a|n\\.a|not applicable|no comments?|no suggestions?|no feedback|not sure|unsure|idk|(?:i )?(?:don't|do not|dont) know|all good|same|same as above|see above|nothing (?:really|much|else|to add|comes to mind|in particular|at (?:this|the) (?:time|moment)|at all|i can think of|specific)|none (?:at (?:this|the) (?:time|moment)|really|that i can think of|so far)|not (?:really|much|at (?:this|the) (?:time|moment))|no,? (?:thanks|thank you)|can't think of anything|keine angabe|keine anmerkungen|pas de commentaires?|sin comentarios?|sem comentários?|không có(?: ý kiến)?|test|x+)";
const NOTHING = new RegExp(`^${NO_WORDS}(?:[\\s.,!;]+${NO_WORDS})*[\\s.,!;]*$`, "i");

/** Whether a comment says that there is nothing to say. */
export function saysNothing(comment: string): boolean {
  const plain = comment.trim().replace(/[’`]/g, "'");
  return !/\p{L}{2}/u.test(plain) || (plain.length <= 60 && NOTHING.test(plain));
}

/** The words of a language that carry no subject. */
export function stopWords(language: string): ReadonlySet<string> {
  return new Set((STOP[language] ?? STOP.en!).split(" "));
}

/** The words every comment about an event holds. */
export const SETTING_WORDS: ReadonlySet<string> = new Set(SETTING.split(" "));

/** Snowball's name of the stemmer for a language, null where words do not change. */
export function stemmerFor(language: string): string | null {
  return language === NO_STEMMER ? null : STEMMERS[language] ?? "english";
}

/** The language most of whose small words the comments hold. */
export function guessLanguage(comments: readonly string[]): string {
  const words = comments.slice(0, 300).join(" ").toLowerCase().match(/[\p{L}']+/gu) ?? [];
  let best = "en";
  let most = 0;
  for (const language of Object.keys(STOP)) {
    const small = stopWords(language);
    const hits = words.filter((word) => word.length > 1 && small.has(word)).length;
    if (hits > most * 1.15) [best, most] = [language, hits];
  }
  return best;
}
