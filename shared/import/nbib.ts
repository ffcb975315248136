/**
 * PubMed's nbib (MEDLINE) records.
 */
import type { PaperType } from '../library/publication.ts'
import { account, type Account, type LeftStretch, type PaperStretch } from './account.ts'
import { firstDate } from './dates.ts'
import { toDraft } from './described.ts'
import { namesOf } from './people.ts'
import type { Correction } from './reading.ts'
import { standardNumbers } from './standard-numbers.ts'
import { Fields, type TaggedForm, type TaggedRecord, taggedRecords } from './tagged.ts'

const form: TaggedForm = {
  line: /^([A-Z]{2,4})[ \t]{0,3}-(?:[ \t]*(.*))$/,
  starts: (tag, isAfterGap) => tag === 'PMID' || (tag === 'PMC' && isAfterGap),
  opening: /^PM(?:ID|C)$/,
  end: null,
  endsAtGap: true,
}

/** Reads nbib. Never throws; linear in the length of the text. */
export function readNbib(text: string, corrections: readonly Correction[] = []): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  for (const record of taggedRecords(text, form)) stretches.push(toStretch(record))
  const between = { reason: 'text between the records', isUnsure: false }
  return account(text, { kind: 'nbib', stretches, between, corrections })
}

function toStretch({ start, end, fields: list }: TaggedRecord): PaperStretch | LeftStretch {
  const fields = new Fields(list)
  const first = (...tags: readonly string[]) => fields.first(...tags) ?? ''
  const [pmid, pmcid] = [/\d+/.exec(first('PMID'))?.[0], /PMC\d+/.exec(first('PMC'))?.[0]]
  const full = fields.all('FAU')
  const dois = fields.all('LID', 'AID').filter(id => /\[doi\]/i.test(id))
  const draft = toDraft({
    type: typeOf(fields.all('PT')),
    title: first('TI', 'BTI', 'CTI').replace(/(?<!\.)\.$/, ''),
    abstract: first('AB', 'OAB'),
    authors: [
      ...namesOf(full.length > 0 ? full : fields.all('AU').map(short)),
      ...fields.all('CN').map(literal => ({ literal })),
    ],
    editors: namesOf(fields.all('FED')),
    ...firstDate(fields.all('DP', 'DEP', 'EDAT')),
    venue: first('JT', 'TA'),
    shortVenue: first('TA'),
    volume: first('VI'),
    issue: first('IP'),
    pages: first('PG'),
    publisher: first('PB'),
    place: first('PL'),
    edition: first('EN'),
    ...standardNumbers(fields.all('IS', 'ISBN')),
    language: first('LA'),
    keywords: fields.all('OT', 'MH').map(word => word.replace(/^\*/, '')),
    ids: [...dois, ...(pmid === undefined ? [] : [`https://pubmed.ncbi.nlm.nih.gov/${pmid}/`])],
    other: { ...(pmid !== undefined && { pmid }), ...(pmcid !== undefined && { pmcid }) },
  })
  return draft ? { start, end, draft } : { start, end, reason: 'a record without a title', isUnsure: true }
}

/** `Zaidat OO` is a family name and initials. */
function short(name: string): string {
  return name.replace(/^(.*\S)\s+(\p{Lu}{1,4})$/u, '$1, $2')
}

function typeOf(kinds: readonly string[]): PaperType | null {
  const said = kinds.join(' ')
  if (/preprint/i.test(said)) return 'article'
  if (/journal article|review|trial|case reports|meta-analysis|editorial|letter/i.test(said))
    return 'article-journal'
  return /book/i.test(said) ? 'book' : null
}
