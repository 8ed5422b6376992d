import { analyse } from "../../library/mod.ts";

/** Words with which a question asks: they say nothing of its subject. */
export const QUESTION_TERMS: ReadonlySet<string> = termsOf(`
  tell explain describe say says said mention mentioned discuss discussed cover covered speaker speakers guest
  guests host handout leaflet dr doctor episode episodes podcast podcasts webinar library document documents source sources passage answer answers
  question questions asked summarise summarize summary know known think thought opinion view according please thanks hello hi
  information info learn find found happen happens mean means meaning definition define thing things something anything
  way ways kind kinds sort sorts type tip tips example examples reason reasons topic topics idea ideas lot really actually
  exactly still ever also even many much bit quite rather okay ok let lets want wants wanted like wondering wonder
  give gives given recommend recommends recommended recommendation advise advises advised advice suggest suggests suggested
  suggestion suggestions point points people person persons somebody someone anybody anyone everyone everybody one ones
  need needs needed should must best better good right correct correctly properly proper way use used uses using usually
  normally typically generally general main important importance key possible necessary sensible worth
  make makes making made go goes going come comes get gets getting got take takes taking taken put keep keeps
  compared comparison involve involves involved include includes included consist differ different difference differences
  matter matters affect affects role benefit benefits exist exists available long often soon far
`);

/** Words of everyday: one of them missing tells little, for it can be said in many other ways. */
export const PLAIN_TERMS: ReadonlySet<string> = termsOf(`
  able accept accurate actual add advantage afraid afternoon age ago agree aim allow alone already alternative always amount
  apart appear apply approach appropriate area arrange around arrive ask asked attend attention average avoid away
  back bad base basic bear become bed begin behave behind believe belong beside big body book bother bottle bottom break bring
  build buy buying call calm care careful carry case catch cause cautious certain chair chance change changed check choice choose
  chosen city clean cleaning clear clearly close cold collect combine comfortable common commonly complete concern concerned condition
  consider contact contain continue convenient correct count couple course create cross current cut daily damage danger
  dangerous date day days deal decide decision decrease deep define depend detail determine develop device devices difficult
  directly disadvantage discover do done doubt down drop dry dull during early easily easy edge effect effective either else
  empty end enough ensure entire equal especially establish evening event eventually everyday everything evidence exact expect
  expensive experience extra eye fact fail fair fall false familiar family far fast fault favour fear feel feeling few figure fill
  final finally find fine finish firm first fit fix flat follow following forget form forward free frequent frequently friend
  front full function further future gain general gentle gone great group grow guess guide half hand handle hang happy hard hardly
  harm hear heavy help helpful high higher hold home hope hour hours house huge idea identify ignore imagine immediately
  important impossible improve increase indicate individual inside instead interest interval issue item job join judge
  just keep kid kind kitchen lack large last late later lead least leave left less let level lie life light likely limit line list
  listen little live local long look lose loss lot low lower main maintain majority manage matter maybe measure mention method
  middle mind minimum minute minutes mistake mistakes mix moment money month months morning most move moving name near nearly
  necessary need never new next night nobody none normal note nothing notice number object obtain obvious occur odd offer
  often old older open opposite option options order ordinary organise original outside overall own pair paper part particular
  pass past pay perfect perform perhaps period permanent person phone photo pick piece place plan plain play plenty point poor
  position possibly practical practice prefer prepare present press pretty prevent previous probably problem problems process
  produce product protect prove provide public pull purchase purpose push quality question quick quickly quiet quietly raise raises raised range recognise recognised recognize identify identified
  rare rarely rate reach ready real reality realise reason reasonable receive recent recently record reduce refer regard regular
  regularly related relevant rely remain remember remove repeat replace reply report require required rest result results return
  right ring risk risky room round routine row rule run safe safely same save scheme seat second secret see seem select send sense
  sensible separate series serious serve service set several shape share sharp shop short show side sign signs significant
  similar simple simply since single sit sitting situation size skip slight slow slowly small smooth soft solve soon sound source
  space special specific spend split spot staff stage stand start state stay step steps stick still stop stopping store straight
  strange strong struggle study stuff subject success successful such suddenly sufficient suit suitable support suppose sure
  surprise surprising switch system table talk tend test tested thank thick thin think third throw tight time times tip tired together
  tomorrow tool top total touch towards train trouble true trust try trying turn typical understand unit unless unlikely until
  unusual upset urgent useful useless usual value various version view visit wait walk wash wear week weeks weight well whole
  wide wise wish within wonder word words work working world worn worry worried worse worst wrong year years yes yesterday young
  actually apparently definitely especially mainly mostly nowadays shortly
  explanation guidance expert experts patient patients doctor doctors nurse nurses clinician clinicians team professional professionals
  treatment treatments treat treated therapy therapies disease diseases illness symptom symptoms medicine medicines medication
  medications drug drugs clinic clinical hospital health medical diagnosis diagnose diagnosed risks managed management
  listener listeners audience colleague colleagues staff
`);

function termsOf(list: string): ReadonlySet<string> {
  return new Set(analyse(list).map((term) => term.term));
}
