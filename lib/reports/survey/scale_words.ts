import { SCALE_WORDS_ABROAD, scales, type ScaleWords } from "./scale_words_abroad.ts";

/**
 * Answer scales in words as survey tools print them, best first; `|` parts spellings of one level, the first of which
 * names a level nobody chose. Order matters: of two scales that hold the same answers, the earlier is meant.
 */
export const SCALE_WORDS: readonly ScaleWords[] = [
  ...scales(
    "agreement",
    `strongly agree|completely agree|totally agree|agree strongly|fully agree
     agree|somewhat agree|agree somewhat|mostly agree|tend to agree|slightly agree
     neutral|neither agree nor disagree|neither agree or disagree|neither|undecided|unsure|not sure|neutral / no opinion
     disagree|somewhat disagree|disagree somewhat|mostly disagree|tend to disagree|slightly disagree
     strongly disagree|completely disagree|totally disagree|disagree strongly|fully disagree`,
    `strongly agree|completely agree|totally agree
     agree|somewhat agree|mostly agree|tend to agree
     disagree|somewhat disagree|mostly disagree|tend to disagree
     strongly disagree|completely disagree|totally disagree`,
    `strongly agree
     agree|moderately agree|mostly agree
     somewhat agree|slightly agree
     neutral|neither agree nor disagree|undecided
     somewhat disagree|slightly disagree
     disagree|moderately disagree|mostly disagree
     strongly disagree`,
    `strongly agree
     agree|moderately agree|mostly agree
     somewhat agree|slightly agree
     somewhat disagree|slightly disagree
     disagree|moderately disagree|mostly disagree
     strongly disagree`,
    `agree
     neutral|neither agree nor disagree|unsure|not sure
     disagree`,
  ),
  ...scales(
    "satisfaction",
    `very satisfied|extremely satisfied|completely satisfied|highly satisfied
     satisfied|somewhat satisfied|mostly satisfied|fairly satisfied
     neutral|neither satisfied nor dissatisfied|neither
     dissatisfied|somewhat dissatisfied|unsatisfied|fairly dissatisfied|not satisfied
     very dissatisfied|extremely dissatisfied|completely dissatisfied|highly dissatisfied|very unsatisfied`,
    `very satisfied|extremely satisfied
     satisfied|somewhat satisfied
     dissatisfied|somewhat dissatisfied|unsatisfied
     very dissatisfied|extremely dissatisfied|very unsatisfied`,
    `extremely satisfied
     very satisfied|moderately satisfied|satisfied
     somewhat satisfied|slightly satisfied
     neither satisfied nor dissatisfied|neutral
     somewhat dissatisfied|slightly dissatisfied
     very dissatisfied|moderately dissatisfied|dissatisfied
     extremely dissatisfied`,
    `very satisfied
     satisfied
     somewhat satisfied|partly satisfied
     not satisfied|dissatisfied`,
  ),
  ...scales(
    "quality",
    `excellent|outstanding
     very good
     good
     fair|average|satisfactory|acceptable
     poor`,
    `excellent
     above average
     average
     below average
     poor|very poor`,
    `excellent|outstanding
     good
     average|fair|neutral|satisfactory|ok|okay|acceptable
     poor|below average|bad
     very poor|terrible|unacceptable|very bad`,
    `very good
     good
     neutral|average|fair|acceptable|neither good nor poor|neither good nor bad|satisfactory|ok|okay
     poor|bad
     very poor|very bad`,
    `excellent|very good|outstanding
     good
     fair|average|satisfactory|acceptable
     poor|bad|unsatisfactory`,
    `excellent
     very good
     good
     fair|average|satisfactory
     poor
     very poor`,
    `well above average
     above average
     average
     below average
     well below average`,
    `very high
     high
     medium|moderate|average|neutral
     low
     very low`,
    `high
     medium|moderate|average
     low`,
  ),
  ...scales(
    "frequency",
    `always|all the time|almost always
     often|usually|frequently|very often|most of the time
     sometimes|occasionally|about half the time
     rarely|seldom|once in a while|infrequently|almost never
     never`,
    `frequently|often|always|regularly
     sometimes|occasionally
     rarely|seldom
     never`,
    `always
     usually|very often|frequently|almost always
     often
     sometimes|occasionally
     rarely|seldom|almost never
     never`,
  ),
  ...scales(
    "likelihood",
    `very likely|extremely likely
     likely|somewhat likely
     neutral|neither likely nor unlikely|unsure|not sure|undecided
     unlikely|somewhat unlikely|not likely
     very unlikely|extremely unlikely`,
    `very likely|extremely likely
     likely|somewhat likely
     unlikely|somewhat unlikely|not likely
     very unlikely|extremely unlikely`,
    `definitely|definitely would|definitely yes|yes, definitely
     probably|probably would|probably yes|yes, probably
     might or might not|maybe|possibly|unsure|not sure|undecided
     probably not|probably would not|no, probably not
     definitely not|definitely would not|no, definitely not`,
    `definitely will
     probably will
     might or might not
     probably will not
     definitely will not`,
  ),
  ...scales(
    "ease",
    `very easy|extremely easy
     easy|somewhat easy
     neutral|neither easy nor difficult|neither easy nor hard
     difficult|somewhat difficult|hard|not easy
     very difficult|extremely difficult|very hard`,
    `very easy|extremely easy
     easy|somewhat easy
     difficult|somewhat difficult|hard
     very difficult|extremely difficult|very hard`,
  ),
  ...scales(
    "knowledge",
    `expert
     advanced|proficient
     intermediate|competent|moderate
     beginner|basic|novice|limited
     none|no knowledge|no experience`,
    `very knowledgeable|extremely knowledgeable
     knowledgeable
     somewhat knowledgeable|moderately knowledgeable
     slightly knowledgeable|not very knowledgeable
     not at all knowledgeable|not knowledgeable`,
  ),
  ...scales(
    "expectations",
    `far exceeded expectations|greatly exceeded expectations|far exceeded|greatly exceeded|much better than expected
     exceeded expectations|exceeded|better than expected|exceeded my expectations
     met expectations|met|as expected|met my expectations
     below expectations|fell below expectations|worse than expected|partly met|did not meet expectations
     far below expectations|fell far below expectations|much worse than expected|not met`,
    `exceeded expectations|exceeded my expectations|exceeded
     met expectations|met my expectations|met
     did not meet expectations|did not meet my expectations|not met|below expectations`,
  ),
  ...scales(
    "change",
    `much better|much improved|greatly improved
     better|somewhat better|improved|slightly better|a little better
     about the same|the same|same|unchanged|no change
     worse|somewhat worse|slightly worse|a little worse
     much worse`,
    `increased greatly|greatly increased|increased a lot
     increased|somewhat increased|increased somewhat
     stayed the same|about the same|no change|the same
     decreased|somewhat decreased|decreased somewhat
     decreased greatly|greatly decreased|decreased a lot`,
  ),
  ...scales(
    "extent",
    `a great deal|to a great extent|completely|to a very great extent|fully|extremely
     a lot|to a large extent|considerably|mostly|largely|very much
     a moderate amount|to some extent|somewhat|moderately|partly|partially|to a moderate extent
     a little|to a small extent|slightly|a little bit
     none at all|not at all|none|nothing`,
    `a lot|very much|to a great extent|completely|fully
     somewhat|to some extent|partly|partially|some
     a little|slightly|to a small extent
     not at all|none|nothing`,
    `completely|fully|to a great extent|a lot
     partly|partially|to some extent|somewhat
     not at all|none`,
  ),
  ...SCALE_WORDS_ABROAD,
];
