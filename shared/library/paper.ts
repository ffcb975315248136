/**
 * A paper: what sources say of it, and what its reader decided.
 *
 * A field that is always there is `null` where it is not known, so that a change
 * from and to nothing can be written down. One that may be absent means by that
 * what `unknowns` says of it. A paper from a newer Paperlane may carry fields
 * this version does not know; they stay as they are (L10).
 */
import * as v from 'valibot'
import { publicationShape } from './publication.ts'

/** The type of an object with these entries. */
type Shaped<Entries extends v.ObjectEntries> = Readonly<v.InferOutput<v.ObjectSchema<Entries, undefined>>>

/** Checks the entries that are known and keeps the rest as they are (L10), without naming them in the type. */
function open<Entries extends v.ObjectEntries>(entries: Entries): v.GenericSchema<Shaped<Entries>> {
  return v.looseObject(entries)
}

/** The five columns, in the order they stand on the board. */
export const columns = ['inbox', 'to-read', 'reading', 'done', 'skipped'] as const
export type Column = (typeof columns)[number]

/** What a person calls each column. */
export const columnTitles: Readonly<Record<Column, string>> = {
  inbox: 'Inbox',
  'to-read': 'To read',
  reading: 'Reading',
  done: 'Done',
  skipped: 'Skipped',
}

/** Names a paper within one library; chosen once, never reused. */
export const PaperId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/), v.brand('PaperId'))
export type PaperId = v.InferOutput<typeof PaperId>

/** Reads a text as a paper's id. Throws where it cannot be one. */
export function paperId(text: string): PaperId {
  return v.parse(PaperId, text)
}

export const Column = v.picklist(columns)

/** Why a paper was skipped. */
export const skipReasons = ['off-topic', 'seen', 'weak', 'not-now'] as const
export const SkipReason = v.picklist(skipReasons)
export type SkipReason = (typeof skipReasons)[number]

/** What a person calls each reason. */
export const skipReasonTitles: Readonly<Record<SkipReason, string>> = {
  'off-topic': 'Off topic',
  seen: 'Seen before',
  weak: 'Weak',
  'not-now': 'Not now',
}

/** How much a paper presses: 1 the most, 3 the least. */
export const priorities = [1, 2, 3] as const
export const Priority = v.picklist(priorities)
export type Priority = (typeof priorities)[number]

/**
 * One author, in the terms of CSL name variables: a person has a family name,
 * and perhaps a given name, a particle (van der) and a suffix (Jr.); a body has
 * a `literal` name alone.
 */
const nameShape = {
  family: v.optional(v.string()),
  given: v.optional(v.string()),
  particle: v.optional(v.string()),
  suffix: v.optional(v.string()),
  literal: v.optional(v.string()),
}
export const Name = open(nameShape)
export type Name = Shaped<typeof nameShape>

/** What a link leads to: the paper's own page, its PDF, its code, its project page, its data. */
export const linkKinds = ['page', 'pdf', 'code', 'project', 'data'] as const
export const LinkKind = v.picklist(linkKinds)
export type LinkKind = (typeof linkKinds)[number]
const linkShape = { kind: LinkKind, url: v.string() }
export const Link = open(linkShape)
export type Link = Shaped<typeof linkShape>

/** What sources say of a paper. */
const fields = {
  title: v.string(),
  /** Plain text; formulas stay TeX between dollar signs. */
  abstract: v.string(),
  authors: v.array(Name),
  year: v.nullable(v.pipe(v.number(), v.integer())),
  /** 1 to 12. */
  month: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  /** Without `arXiv:` and without a version: `2206.07690`, `hep-th/9901001`. */
  arxivId: v.nullable(v.string()),
  /** arXiv's primary category: `cs.LG`. */
  primaryClass: v.nullable(v.string()),
  /** Bare and as its registrant writes it: `10.1145/3292500.3330701`. */
  doi: v.nullable(v.string()),
  /** Where it appeared: a journal or proceedings title. */
  venue: v.nullable(v.string()),
  /** Everything worth following; at most one of each kind comes first on a card. */
  links: v.array(Link),
  ...publicationShape,
  editors: v.optional(v.array(Name)),
}

/** A paper as an importer understood it, before anybody decided anything. */
export type Draft = Shaped<typeof fields>

const paperShape = {
  ...fields,
  id: PaperId,
  column: Column,
  /** Place within the column: smaller stands higher. Only its order means anything. */
  rank: v.number(),
  /** Milliseconds since 1970. */
  addedAt: v.number(),
  /** When it came to its column, in milliseconds since 1970: the time of the last decision. */
  movedAt: v.number(),
  isStarred: v.boolean(),
  tags: v.array(v.string()),
  note: v.string(),
  /** Papers written before there were priorities and reasons carry neither; that means null. */
  priority: v.optional(v.nullable(Priority)),
  /** Why it was skipped; only ever known of papers in Skipped. */
  skipReason: v.optional(v.nullable(SkipReason)),
  /** The citation key, once it has been exported or copied; from then on it never changes by itself. */
  citeKey: v.nullable(v.string()),
  /** Keys that it was cited by before, the latest last; manuscripts may still use them. */
  formerKeys: v.optional(v.array(v.string())),
  /** Where it came from, in the person's words: a file's name, `pasted listing`. */
  origin: v.string(),
}
export const Paper = open(paperShape)
export type Paper = Shaped<typeof paperShape>

/** The fields that may change after a paper was added. */
export type PaperFields = Omit<Paper, 'id' | 'addedAt'>

/**
 * The fields that may be absent, and what that means of each.
 *
 * Libraries written before a field was thought of need no step, and papers of
 * which little is known stay small.
 */
export const unknowns = {
  priority: null,
  skipReason: null,
  formerKeys: [] as string[],
  type: null,
  day: null,
  volume: null,
  issue: null,
  number: null,
  pages: null,
  publisher: null,
  place: null,
  series: null,
  edition: null,
  isbn: null,
  issn: null,
  language: null,
  editors: [] as Name[],
  keywords: [] as string[],
  other: {},
} satisfies { readonly [Field in OptionalKeys<Paper>]: Paper[Field] }

type OptionalKeys<Shape> = { [K in keyof Shape]-?: undefined extends Shape[K] ? K : never }[keyof Shape]

/** A draft about which nothing is known but what the caller gives; fields that say nothing are left out. */
export function draft(known: Partial<Draft> & Pick<Draft, 'title'>): Draft {
  const made: Record<string, unknown> = {
    abstract: '',
    authors: [],
    year: null,
    month: null,
    arxivId: null,
    primaryClass: null,
    doi: null,
    venue: null,
    links: [],
  }
  for (const name in known) {
    const value = known[name as keyof Draft]
    if (!mayBeAbsent(name) || !saysNothing(value)) made[name] = value
  }
  return made as Draft
}

/** What a paper has in a field; of one that is absent, what that means. */
export function fieldOf(paper: Paper, name: string): unknown {
  if (Object.hasOwn(paper, name)) return (paper as Readonly<Record<string, unknown>>)[name]
  return mayBeAbsent(name) ? unknowns[name] : undefined
}

export function mayBeAbsent(name: string): name is keyof typeof unknowns {
  return Object.hasOwn(unknowns, name)
}

/** Whether a value of a field means that it is not known. */
export function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
