/**
 * Languages of works, by the codes of CSL (`en-GB`), and by the names of babel that LaTeX goes by (`british`).
 *
 * A code and its name stand for each other one to one, so that what goes out under a name comes back
 * as its code. What neither knows stays as its source wrote it.
 */

/** Each code, babel's name of it, and what else sources call it, in lower case. */
const table = `
  af afrikaans afr
  ar arabic ara
  bg bulgarian bul
  ca catalan cat català
  cs czech cze ces čeština
  cy welsh
  da danish dan dansk
  de ngerman ger deu german deutsch
  de-AT naustrian
  de-CH nswissgerman
  el greek gre ell
  en english eng
  en-AU australian
  en-CA canadian
  en-GB british ukenglish
  en-NZ newzealand
  en-US american usenglish
  es spanish spa español castellano
  et estonian est
  eu basque
  fa persian per fas
  fi finnish fin suomi
  fr french fre fra français francais fr-fr
  ga irish
  gl galician glg
  he hebrew heb
  hi hindi hin
  hr croatian hrv
  hu hungarian hun magyar
  id indonesian ind
  is icelandic ice isl
  it italian ita italiano
  ja japanese jpn
  ko korean kor
  la latin lat
  lt lithuanian lit
  lv latvian lav
  ms malay
  nb norsk no nor norwegian
  nl dutch dut nld nederlands
  nn nynorsk nno
  pl polish pol polski
  pt portuguese por português
  pt-BR brazilian
  ro romanian rum ron
  ru russian rus
  sk slovak slo slk
  sl slovene slv slovenian
  sr serbian srp
  sv swedish swe svenska
  th thai tha
  tr turkish tur türkçe
  uk ukrainian ukr
  vi vietnamese vie
  zh chinese chi zho
`
  .trim()
  .split('\n')
  .map(line => line.trim().split(' '))

const codes: ReadonlyMap<string, string> = new Map(
  table.flatMap(([code = '', ...names]) => [code, ...names].map(name => [name.toLowerCase(), code] as const)),
)
const babelNames: ReadonlyMap<string, string> = new Map(
  table.map(([code = '', name = '']) => [code, name] as const),
)

/** The code of a language, whatever a source calls it; what no table knows comes back as it is. */
export function languageCode(said: string): string {
  return codes.get(said.trim().replaceAll('_', '-').toLowerCase()) ?? said
}

/** What babel calls a language, whatever its region; nothing for one that it does not know. */
export function babelName(language: string): string | undefined {
  const code = languageCode(language)
  return babelNames.get(code) ?? babelNames.get(code.split('-')[0]?.toLowerCase() ?? '')
}
