/** A scale by its name and its levels, best first; `|` parts spellings of one level. */
export interface ScaleWords {
  name: string;
  levels: readonly string[];
}

/** The scales of German, French, Spanish, Portuguese and Vietnamese forms. */
export const SCALE_WORDS_ABROAD: readonly ScaleWords[] = [
  // German
  ...scales(
    "agreement",
    `stimme voll und ganz zu|stimme voll zu|stimme vollkommen zu|stimme völlig zu|trifft voll und ganz zu|trifft voll zu|trifft völlig zu
     stimme zu|stimme eher zu|trifft zu|trifft eher zu
     neutral|teils teils|teils/teils|teils, teils|teils-teils|weder noch|unentschieden
     stimme nicht zu|stimme eher nicht zu|lehne ab|trifft eher nicht zu|trifft weniger zu
     stimme überhaupt nicht zu|stimme gar nicht zu|lehne voll ab|lehne stark ab|trifft überhaupt nicht zu|trifft gar nicht zu|trifft nicht zu`,
  ),
  ...scales(
    "satisfaction",
    `sehr zufrieden
     zufrieden|eher zufrieden
     neutral|teils teils|teils/teils|weder noch|weder zufrieden noch unzufrieden
     unzufrieden|eher unzufrieden
     sehr unzufrieden`,
  ),
  ...scales(
    "quality",
    `sehr gut|ausgezeichnet|hervorragend
     gut
     mittelmäßig|befriedigend|durchschnittlich|mittel|neutral
     schlecht|ausreichend|weniger gut|mangelhaft
     sehr schlecht|ungenügend`,
    `sehr gut
     gut
     befriedigend
     ausreichend
     mangelhaft
     ungenügend`,
  ),
  ...scales("frequency", "immer\noft|häufig|meistens\nmanchmal|gelegentlich\nselten\nnie|niemals"),
  ...scales(
    "likelihood",
    "sehr wahrscheinlich\nwahrscheinlich|eher wahrscheinlich\nneutral|vielleicht\nunwahrscheinlich|eher unwahrscheinlich\nsehr unwahrscheinlich",
  ),
  // French
  ...scales(
    "agreement",
    `tout à fait d'accord|totalement d'accord|entièrement d'accord
     d'accord|plutôt d'accord
     neutre|ni d'accord ni pas d'accord|ni d'accord, ni pas d'accord|ni d'accord ni en désaccord|sans opinion
     pas d'accord|plutôt pas d'accord|en désaccord
     pas du tout d'accord|totalement en désaccord|tout à fait en désaccord`,
    `tout à fait d'accord|tout à fait
     plutôt d'accord|plutôt
     plutôt pas d'accord|plutôt pas
     pas du tout d'accord|pas du tout`,
  ),
  ...scales(
    "satisfaction",
    `très satisfait|tout à fait satisfait
     satisfait|plutôt satisfait
     neutre|ni satisfait ni insatisfait|moyennement satisfait
     insatisfait|plutôt insatisfait|peu satisfait|pas satisfait
     très insatisfait|pas du tout satisfait`,
  ),
  ...scales(
    "quality",
    `excellent|excellente
     très bien|très bon|très bonne
     bien|bon|bonne
     moyen|moyenne|passable
     mauvais|mauvaise|médiocre|insuffisant|insuffisante`,
  ),
  ...scales("frequency", "toujours\nsouvent\nparfois|quelquefois\nrarement\njamais"),
  // Spanish
  ...scales(
    "agreement",
    `totalmente de acuerdo|muy de acuerdo|completamente de acuerdo
     de acuerdo
     neutral|ni de acuerdo ni en desacuerdo|indiferente|indeciso
     en desacuerdo
     totalmente en desacuerdo|muy en desacuerdo|completamente en desacuerdo`,
  ),
  ...scales(
    "satisfaction",
    `muy satisfecho|muy satisfecha
     satisfecho|satisfecha
     neutral|ni satisfecho ni insatisfecho|indiferente
     insatisfecho|insatisfecha|poco satisfecho
     muy insatisfecho|muy insatisfecha|nada satisfecho`,
  ),
  ...scales(
    "quality",
    `excelente
     muy bueno|muy buena|muy bien
     bueno|buena|bien
     regular|aceptable
     malo|mala|mal|deficiente`,
  ),
  ...scales(
    "frequency",
    "siempre\ncasi siempre|a menudo|frecuentemente|con frecuencia\na veces|algunas veces\ncasi nunca|rara vez|raramente\nnunca",
  ),
  // Portuguese
  ...scales(
    "agreement",
    `concordo totalmente|concordo plenamente|concordo completamente
     concordo|concordo parcialmente
     neutro|não concordo nem discordo|nem concordo nem discordo|indiferente
     discordo|discordo parcialmente
     discordo totalmente|discordo completamente`,
  ),
  ...scales(
    "satisfaction",
    `muito satisfeito|muito satisfeita
     satisfeito|satisfeita
     neutro|nem satisfeito nem insatisfeito|indiferente
     insatisfeito|insatisfeita|pouco satisfeito
     muito insatisfeito|muito insatisfeita|nada satisfeito`,
  ),
  ...scales(
    "quality",
    "excelente|ótimo|ótima\nmuito bom|muito boa\nbom|boa\nregular|razoável\nruim|mau|má|fraco|fraca|péssimo",
  ),
  ...scales(
    "frequency",
    "sempre\nfrequentemente|muitas vezes|quase sempre\nàs vezes|algumas vezes\nraramente|quase nunca\nnunca",
  ),
  // Vietnamese
  ...scales(
    "agreement",
    `hoàn toàn đồng ý|rất đồng ý
     đồng ý
     trung lập|bình thường|không ý kiến|phân vân|không chắc chắn
     không đồng ý
     hoàn toàn không đồng ý|rất không đồng ý`,
  ),
  ...scales(
    "satisfaction",
    `rất hài lòng|hoàn toàn hài lòng
     hài lòng
     bình thường|trung lập
     không hài lòng
     rất không hài lòng|hoàn toàn không hài lòng`,
  ),
  ...scales(
    "quality",
    `rất tốt|xuất sắc
     tốt
     trung bình|bình thường|khá
     kém|chưa tốt|yếu
     rất kém`,
    `xuất sắc
     tốt
     khá
     trung bình
     yếu|kém`,
  ),
  ...scales("frequency", "luôn luôn\nthường xuyên\nthỉnh thoảng|đôi khi\nhiếm khi\nkhông bao giờ"),
];

/** Scales of one name, each written as one level a line. */
export function scales(name: string, ...tables: string[]): ScaleWords[] {
  return tables.map((table) => ({ name, levels: table.split("\n").map((level) => level.trim()) }));
}
