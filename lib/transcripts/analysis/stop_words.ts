const words = (text: string): string[] => text.trim().split(/\s+/);

/** English words that carry no subject: function words. */
const FUNCTION_WORDS = words(`
  a about above across after again against ago all almost along already also although always am among an and another any
  anybody anyone anything are aren't around as at away back be became because become been before behind being below between
  both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down during each either else enough
  even ever every everybody everyone everything except few fewer first for former from further had hadn't has hasn't have
  haven't having he he'd he'll he's hence her here here's hers herself him himself his how however i i'd i'll i'm i've if in
  indeed instead into is isn't it it'd it'll it's its itself just last later latter least less let let's like likewise many may
  maybe me meanwhile might mine more moreover most much must my myself near neither never next no nobody none nor not nothing
  now nowhere of off often on once one ones one's only onto or other others otherwise our ours ourselves out over own per perhaps
  quite rather same second shall shan't she she'd she'll she's should shouldn't since so some somebody somehow someone something
  sometimes somewhere soon still such than that that'd that'll that's the their theirs them themselves then thence there there's
  thereby therefore these they they'd they'll they're they've third this those though three through throughout thus till to
  together too toward towards two under unless until up upon us very via was wasn't we we'd we'll we're we've well were weren't
  what what's whatever when whenever where where's whereas whether which while who who's whoever whole whom whose why will with
  within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves four five six seven
  eight nine ten hundred thousand million billion zero mr mrs ms dr oh uh um er ah hmm mhm yeah yep nope okay ok alright hey hi
  hello bye gonna wanna gotta kinda sorta cause 'cause y'all em
`);

/** English words common in all talk and never a subject by themselves: light verbs, vague nouns, fillers, measures of time. */
const WEAK_WORDS = words(`
  able absolutely actual actually add added allow allowed allows answer answered anyway apart appreciate area areas ask asked
  asking aspect aspects available based basically began begin beginning believe best better big bigger biggest bit bring brings
  brought build call called came case cases certain certainly change changed changes changing clear clearly come comes coming
  completely consider couple course cover day days deal decide definitely depend depending depends describe different difference
  differences discuss discussed easy easily effect effectively end ended ends entire especially essentially exact exactly example
  examples excellent expect explain extent extra extremely fact fairly familiar far fast feel feeling feels felt figure fill find
  finding fine finally follow followed following forward found full fully fun gave general generally get gets getting give given
  gives giving glad go goal goes going gone good got gotten great greater greatest guess guy guys half happen happened happening
  happens happy hard have hear heard help helped helpful helping helps high higher highest hold hope hour hours huge idea ideas
  imagine important including increase increased interested interesting involve involved issue issues join joined joining keep
  keeping keeps kept key kind kinds knew know knowing known knows large larger largest late lately lead leads learn learned learning
  leave led left level levels likely line list listen listening little live long longer look looked looking looks lot lots love low
  lower made main mainly major make makes making manage mark matter mean meaning means meant mention mentioned middle mind minute
  minutes moment moments month months morning move moved moving multiple name named nature necessarily necessary need needed
  needs new nice night number numbers obvious obviously opportunity order original ought pair part particular particularly parts
  past people person perfect picture piece place places plan please plus point pointed points position possible possibly pretty
  previous previously probably problem problems process provide provided pull put puts putting question questions quick quickly
  ran range read ready real really reason reasons refer regard related remember require respect respond rest result results right
  room run running said saw say saying says see seeing seem seemed seems seen send sense sent set sets several share shared show
  showed showing shown shows side sides similar simple simply single sit situation situations size slide slides slightly slow small
  smaller somewhat sort sorts sound sounds speak speaking special specific specifically spend spent stand start started starting
  starts state stay step steps stop story straight strong stuff subject suddenly super suppose supposed sure switch take taken takes
  taking talk talked talking talks tell telling tells tend tends terms terrible test thank thanks thing things think thinking thinks
  thought thoughts time times tiny today together told tomorrow tonight took top topic topics total totally touch track tried tries
  true truly try trying turn turned turns type types typical typically understand understanding unfortunately use used useful uses
  using usual usually various version view wait walk want wanted wanting wants watch watching way ways week weeks welcome went wide
  wish wonder wonderful word words work worked working works world worry worse worst worth write wrong wrote year years yesterday
  yep young actually honestly literally folks everybody obviously anymore totally sir madam ladies gentlemen webinar podcast episode
  session presentation panel audience host colleague colleagues speaker speakers guest guests channel subscribe sponsor sponsors
  sponsored website link chat screen thanks thumbs video recording transcript discussion conversation deeper afternoon evening
  bring leads putting comes across actual basic whatsoever hopefully depending somebody goodbye cheers wow gosh super cool hundred
  thousand weigh weighs weighed prone mature percent cent dollar dollars kid sake means sitting thirty twenty forty fifty sixty seventy eighty ninety fifteen eleven
  twelve sort alike aware fully favor favour highly nearly merely mostly partly rarely shortly slowly soon somewhat widely kept
  letting went whatever aside lets hasn doesn didn isn wasn weren wouldn couldn shouldn don won ain ve ll re
  begins answering arrive based became break bunch carry catch chance check choose clean close create created creating cut
  decided develop draw drop engage engaged ensure establish exist explore face faced fall fashion feature fit focus forget form
  function grab grow handle hit include includes incredible incredibly instance introduce jump land lay likes lose lost meet mentioned
  miss multiply noticed occur offer open pass pay pick play poor prevent pushed raise reach realize realise receive recognize
  recognise record reduce remain remove return rise save search select serve settle shift sign solve stick strongly suggest
  support supports surprise talkin teach throw turning various visit wanting warning willing win wonder yourself
  mine early earlier later recent recently common current currently fundamental initial initially wonderful additional
  amazing appropriate bad beautiful careful complete correct critical crucial deep directly due equal equally eventually
  exciting fantastic free frequently global ideal immediately increasingly inside interestingly keen local natural naturally
  nearby normal normally outside overall positive potential potentially powerful precise precisely proper properly relevant
  separate serious seriously significant significantly similarly standard sudden tough unique upper valuable vast
  guys fellow gentleman lady man men woman women boy girl boys girls stuff thing everything dive dig
`);

const OTHER_LANGUAGES: Record<string, string> = {
  de:
    "aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da dabei dadurch dafür dagegen " +
    "damit danach dann darauf darum das dass davon dazu dein dem den denn der des deshalb dich die dies diese diesem diesen dieser " +
    "dieses dir doch dort du durch ein eine einem einen einer eines einfach einmal er es etwas euch euer für ganz gar geht genau gibt " +
    "gut habe haben hat hatte hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jeden jeder jetzt kann kein " +
    "keine können könnte machen man mehr mein meine mich mir mit muss müssen nach nämlich natürlich nein nicht nichts noch nun nur ob " +
    "oder ohne schon sehr sein seine sich sie sind so soll sollte sondern sonst über um und uns unser unsere unter viel viele vielen " +
    "vielleicht vom von vor war waren warum was weil wenn wer werden wie wieder will wir wird wo wollen wurde würde zu zum zur zwei dank " +
    "frage fragen danke herzlich willkommen heute sagen mal eben halt okay bitte guten tag thema beispiel zeit",
  fr:
    "a ai aller alors après as au aussi autre aux avec avoir avons beaucoup bien bon c'est car ce cela ces cet cette ceux chez comme " +
    "comment dans de des deux dire dit doit donc dont du elle elles en encore entre est et été être eu fait faire faut il ils ici j'ai je " +
    "l'on la là le les leur leurs lui ma mais me même merci mes moi moins mon ne non nos notre nous on ont ou où oui par parce pas peu peut " +
    "plus pour pourquoi pouvez quand que quel quelle qui quoi sa sans se ses si son sont sur ta te tes toi ton tous tout toute toutes très " +
    "trop tu un une va vais voilà vos votre vous y bonjour question questions aujourd'hui chose choses exemple",
  es:
    "a ahora al algo antes aquí así aunque bien bueno cada como con cosa cosas creo cuando cual de del desde donde dos el él ella ellos en " +
    "entonces entre era es esa ese eso esta está están este esto estos fue gracias ha hace hacer han hasta hay he hoy la las le les lo los " +
    "más me mi mientras mismo muchas mucho muy nada ni no nos nosotros nuestra nuestro o otra otro para pero poco por porque puede pues que " +
    "qué quien se sea ser si sí siempre sin sobre solo son su sus también tan tanto te tenemos tener tiene tienen todo todos tres tu un una " +
    "uno unos usted va vamos ver vez y ya yo pregunta preguntas hola buenos días ejemplo",
};

/** Words never in a title or a count, in English. */
const ENGLISH_STOPS: ReadonlySet<string> = new Set([...FUNCTION_WORDS, ...WEAK_WORDS]);

/** English function words alone. */
export const ENGLISH_FUNCTION_WORDS: ReadonlySet<string> = new Set(FUNCTION_WORDS);

/** Words of another language that carry no subject; empty where we know none, then short words are left out instead. */
export function stopWordsOf(language: string | null): ReadonlySet<string> {
  if (language === "en" || language === null) return ENGLISH_STOPS;
  return new Set((OTHER_LANGUAGES[language] ?? "").split(" "));
}
