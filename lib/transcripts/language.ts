/** The commonest small words of each language, told apart well enough by a page of speech. */
const COMMON: Record<string, string> = {
  en:
    "the and to of that is you it in we for this have are with on was not be they what so but as can your from about",
  de:
    "der die und das ist nicht ich sie wir auch mit ein eine zu den auf es dass für haben von sich aber wie man wenn",
  fr:
    "le la les et de des un une est que qui pas je vous nous pour dans il ce sur avec on mais plus du au c'est être",
  es:
    "el la los las y de que en un una es por con para no se lo como pero más su este muy del al está son porque",
  it:
    "il la che di e un una è non per in con si lo gli le come ma più del della questo sono anche ci nel perché",
  pt:
    "o a os as e de que em um uma é não por com para se como mas mais do da dos isso está você são também muito",
  nl:
    "de het een en van is dat niet ik we zijn op te met voor maar ook er aan als hebben wat je die naar dan",
  sv: "och det att är en som jag inte vi på för med har den till av så om du men var kan ett de",
  pl: "i w na że nie to się jest z do jak tak ale co o po dla są być od czy już tylko może",
  vi: "và của là có không được một các cho này trong người những với để đã khi cũng thì như",
  id: "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga kita ada saya bisa ke karena",
  tr: "ve bir bu da de için çok ne ama var daha gibi olan ben ile mi kadar o biz olarak",
};

const SCRIPTS: [string, RegExp][] = [
  ["ja", /[\u3040-\u30ff]/g],
  ["zh", /[\u4e00-\u9fff]/g],
  ["ko", /[\uac00-\ud7af]/g],
  ["ru", /[\u0400-\u04ff]/g],
  ["el", /[\u0370-\u03ff]/g],
  ["ar", /[\u0600-\u06ff]/g],
  ["he", /[\u0590-\u05ff]/g],
  ["th", /[\u0e00-\u0e7f]/g],
  ["hi", /[\u0900-\u097f]/g],
];

const SAMPLE_LENGTH = 20_000;
const SETS = Object.entries(COMMON).map(([language, words]) =>
  [language, new Set(words.split(" "))] as const
);

/** ISO 639-1 guess from the start of a text: by script, else by its commonest words; null when nothing stands out. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE_LENGTH);
  for (const [language, letters] of SCRIPTS) {
    if ((sample.match(letters)?.length ?? 0) > sample.length * 0.2) return language;
  }
  const words = sample.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  const scores = SETS.map(([language, common]) => ({
    language,
    hits: words.reduce((sum, word) => sum + (common.has(word) ? 1 : 0), 0),
  })).sort((a, b) => b.hits - a.hits);
  const [best, next] = scores;
  if (best === undefined || next === undefined || best.hits < 2 || best.hits < words.length * 0.1) {
    return null;
  }
  return best.hits > next.hits ? best.language : null;
}
