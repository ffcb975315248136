/**
 * EndNote's tagged files (`%T`, as Google Scholar exports them) and those of Web of Science (`PT J`).
 *
 * They say what RIS says under other tags, so their tags are translated.
 */
import { account, type Account } from './account.ts'
import type { Correction, ReadKind } from './reading.ts'
import { fromRisTags } from './ris.ts'
import { type Field, type TaggedForm, taggedRecords } from './tagged.ts'

interface Dialect {
  readonly kind: ReadKind
  readonly form: TaggedForm
  /** What each tag is in RIS; others are passed over. */
  readonly tags: Readonly<Record<string, string>>
  /** RIS's kinds of work, by what the value of its tag begins with. */
  readonly types: readonly (readonly [RegExp, string])[]
  /** Tags of which every line is a value of its own. */
  readonly lists: RegExp
}

const types: Dialect['types'] = [
  [/^(?:journal|article|review|electronic article|letter|editorial)/i, 'JOUR'],
  [/^(?:conference|proceedings)/i, 'CONF'],
  [/^(?:book section|book chapter|chapter)/i, 'CHAP'],
  [/^book/i, 'BOOK'],
  [/^thesis/i, 'THES'],
  [/^report/i, 'RPRT'],
  [/^(?:web|online)/i, 'ELEC'],
  [/^patent/i, 'PAT'],
  [/^encyclopedia/i, 'ENCYC'],
]

const refer: Dialect = {
  kind: 'refer',
  form: {
    line: /^%([0-9A-Z@!*?~^$<>()[\]&+-])(?: (.*)|)$/,
    starts: (tag, isAfterGap) => tag === '0' || isAfterGap,
    opening: /^0$/,
    end: null,
    endsAtGap: true,
  },
  tags: {
    ...{
      0: 'TY',
      A: 'AU',
      T: 'TI',
      J: 'JF',
      B: 'T2',
      D: 'PY',
      8: 'DA',
      V: 'VL',
      N: 'IS',
      P: 'SP',
      I: 'PB',
      C: 'CY',
    },
    ...{
      X: 'AB',
      K: 'KW',
      R: 'DO',
      U: 'UR',
      '@': 'SN',
      E: 'A2',
      S: 'T3',
      G: 'LA',
      7: 'ET',
      Z: 'N1',
      F: 'ID',
    },
  },
  types,
  lists: /^[AEK]$/,
}

const webOfScience: Dialect = {
  kind: 'wos',
  form: {
    line: /^([A-Z][A-Z0-9])(?: (.*)|)$/,
    starts: tag => tag === 'PT',
    opening: /^PT$/,
    end: 'ER',
    endsAtGap: false,
  },
  tags: {
    ...{
      DT: 'TY',
      AU: 'AU',
      TI: 'TI',
      SO: 'JF',
      AB: 'AB',
      PY: 'PY',
      PD: 'DA',
      VL: 'VL',
      IS: 'IS',
      BP: 'SP',
      EP: 'EP',
    },
    ...{ DI: 'DO', DE: 'KW', SN: 'SN', PU: 'PB', PI: 'CY', LA: 'LA', SE: 'T3', BE: 'A2', UR: 'UR' },
  },
  types,
  lists: /^(?:A[UF]|BE)$/,
}

/** Reads EndNote's tagged files. Never throws; linear in the length of the text. */
export function readRefer(text: string, corrections: readonly Correction[] = []): Account {
  return read(text, corrections, refer)
}

/** Reads files of Web of Science. Never throws; linear in the length of the text. */
export function readWebOfScience(text: string, corrections: readonly Correction[] = []): Account {
  return read(text, corrections, webOfScience)
}

function read(text: string, corrections: readonly Correction[], dialect: Dialect): Account {
  const stretches = [...taggedRecords(text, dialect.form)].map(record =>
    fromRisTags({ ...record, fields: record.fields.flatMap(field => translated(field, dialect)) }),
  )
  const between = { reason: 'text between the records', isUnsure: false }
  return account(text, { kind: dialect.kind, stretches, between, corrections })
}

function translated({ tag, value }: Field, { tags, types, lists }: Dialect): Field[] {
  const name = tags[tag]
  if (name === undefined) return []
  if (name === 'TY') return [{ tag: name, value: types.find(([form]) => form.test(value))?.[1] ?? 'GEN' }]
  if (lists.test(tag)) return value.split('\n').map(line => ({ tag: name, value: line }))
  const joined = value.replaceAll('\n', ' ')
  return tag === 'DE'
    ? joined.split(';').map(word => ({ tag: name, value: word }))
    : [{ tag: name, value: joined }]
}
