/**
 * RIS, in the dialects of EndNote, Zotero, Web of Science, Scopus, ProQuest and of screening tools.
 *
 * They agree on `TY` and `ER` and on little else: titles stand in `TI` or `T1`,
 * abstracts in `AB` or `N2`, dates in four tags. A record that never ends is
 * ended by the next.
 */
import type { PaperType } from '../library/publication.ts'
import { account, type Account, type LeftStretch, type PaperStretch } from './account.ts'
import { firstDate } from './dates.ts'
import { toDraft } from './described.ts'
import { namesOf } from './people.ts'
import type { Correction } from './reading.ts'
import { standardNumbers } from './standard-numbers.ts'
import { columnOfNote, columnOfWord } from './states.ts'
import { Fields, type TaggedForm, type TaggedRecord, taggedRecords } from './tagged.ts'

const form: TaggedForm = {
  line: /^\s{0,4}([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t]+(.*)|[ \t]*)$/,
  starts: tag => tag === 'TY',
  opening: /^TY$/,
  end: 'ER',
  endsAtGap: false,
}

const typeOf: Readonly<Record<string, PaperType>> = {
  JOUR: 'article-journal',
  EJOU: 'article-journal',
  ABST: 'article-journal',
  MGZN: 'article-magazine',
  NEWS: 'article-newspaper',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  ENCYC: 'entry',
  DICT: 'entry',
  THES: 'thesis',
  RPRT: 'report',
  UNPB: 'manuscript',
  MANSCPT: 'manuscript',
  INPR: 'article',
  PREP: 'article',
  ELEC: 'webpage',
  WEB: 'webpage',
  BLOG: 'post-weblog',
  COMP: 'software',
  DATA: 'dataset',
  AGGR: 'dataset',
  PAT: 'patent',
  STAND: 'standard',
  VIDEO: 'motion_picture',
  MPCT: 'motion_picture',
  SLIDE: 'speech',
}

/** Reads RIS. Never throws; linear in the length of the text. */
export function readRis(text: string, corrections: readonly Correction[] = []): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  for (const record of taggedRecords(text, form)) stretches.push(fromRisTags(record))
  const between = { reason: 'text between the records', isUnsure: false }
  return account(text, { kind: 'ris', stretches, between, corrections })
}

/** The paper of a record in the tags of RIS. */
export function fromRisTags({ start, end, fields: list }: TaggedRecord): PaperStretch | LeftStretch {
  const fields = new Fields(list)
  const type = typeOf[fields.first('TY')?.toUpperCase() ?? ''] ?? null
  const isWhole = type === 'book' || type === 'thesis' || type === 'report'
  const first = (...tags: readonly string[]) => fields.first(...tags) ?? ''
  const notes = fields.all('N1', 'RN')
  const addresses = fields.all('UR', 'LK', 'L1', 'L2').flatMap(value => value.split(/[;\s]\s*(?=https?:)|\n/))
  const [start1, end1] = [first('SP'), first('EP')]
  const draft = toDraft({
    type,
    title: first('TI', 'T1', 'CT', ...(isWhole ? ['BT', 'T2'] : ['BT'])),
    abstract: first('AB', 'N2'),
    authors: namesOf(names(fields.all('AU', 'A1'))),
    editors: namesOf(names(fields.all('A2', 'ED'))),
    ...firstDate(fields.all('PY', 'Y1', 'DA')),
    venue: isWhole ? '' : first('JF', 'T2', 'JO', 'BT', 'JA', 'J1', 'J2'),
    shortVenue: type === 'article-journal' ? first('JA', 'J2', 'JO', 'J1') : '',
    volume: first('VL'),
    issue: first('IS', 'CP'),
    pages: end1 === '' || end1 === start1 || start1.includes('-') ? start1 : `${start1}-${end1}`,
    publisher: first('PB'),
    place: first('CY', 'PP'),
    series: first('T3', ...(isWhole ? ['T2'] : [])),
    // EndNote keeps the day of the electronic edition there.
    edition: fields.all('ET').find(value => !/^\d{4}[/-]/.test(value)) ?? '',
    ...standardNumbers(fields.all('SN')),
    language: first('LA'),
    keywords: lines(fields.all('KW')),
    ids: [
      ...fields.all('DO', 'DI'),
      ...fields.all('AN', 'M3', 'N1').filter(value => /^\s*(?:doi:?\s*10\.|10\.\d{4}|arxiv:)/i.test(value)),
      ...addresses,
    ],
    other: { note: notes.filter(note => columnOfNote(note) === undefined).join('\n') },
  })
  if (!draft) return { start, end, reason: 'a record without a title', isUnsure: true }
  const column = columnOfNote(notes.join(' ')) ?? columnOfWord(first('C1', 'RS'))
  const citeKey = fields.all('ID', 'LB').find(value => /^[A-Za-z][\w:.-]*$/.test(value))
  return {
    start,
    end,
    draft,
    ...(citeKey !== undefined && { citeKey }),
    ...(column !== undefined && { column }),
  }
}

/** A name that goes on in the next line is one; lines that are each a family and a given name are a list. */
function names(values: readonly string[]): string[] {
  return values.flatMap(value => {
    const parts = value.split('\n')
    return parts.every(part => part.includes(',')) ? parts : [parts.join(' ')]
  })
}

/** Some programs write a list below one tag, a value a line. */
function lines(values: readonly string[]): string[] {
  return values.flatMap(value => value.split('\n'))
}
