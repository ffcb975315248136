/**
 * RIS, as Zotero, EndNote and Mendeley read it.
 *
 * One line a value: `TY  - JOUR`. Lines end as the format's description asks,
 * with CR and LF; a value is never cut and never continued.
 */
import { cleanText } from '../text/clean.ts'
import type { Name } from '../library/paper.ts'
import { typeOfPaper } from './csl-json.ts'
import type { Outgoing } from './outgoing.ts'

/** RIS's kind of each type; any other is GEN. */
const kinds: Readonly<Record<string, string>> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  'paper-conference': 'CPAPER',
  article: 'UNPB',
  book: 'BOOK',
  chapter: 'CHAP',
  entry: 'ENCYC',
  thesis: 'THES',
  report: 'RPRT',
  webpage: 'ELEC',
  'post-weblog': 'BLOG',
  software: 'COMP',
  dataset: 'DATA',
  manuscript: 'UNPB',
  motion_picture: 'VIDEO',
  patent: 'PAT',
  standard: 'STAND',
}

/** One record, with the line that ends it. */
export function risRecord(paper: Outgoing, key: string): string {
  const { arxivId, doi } = paper
  const pages = paper.pages ?? ''
  // Several stretches have no one end.
  const [start = '', end = ''] = pages.includes(',') ? [hyphened(pages)] : pages.split('–')
  const lines: (readonly [tag: string, value: string | null | undefined])[] = [
    ['TY', kinds[typeOfPaper(paper)] ?? 'GEN'],
    ['ID', key],
    ...paper.authors.map(name => ['AU', nameOf(name)] as const),
    ...(paper.editors ?? []).map(name => ['ED', nameOf(name)] as const),
    ['TI', paper.title],
    ['T2', paper.venue],
    ['J2', paper.venue === null ? '' : paper.other?.['shortjournal']],
    ['T3', paper.series],
    ['PY', paper.year === null ? '' : String(paper.year)],
    ['DA', dateOf(paper)],
    ['VL', hyphened(paper.volume)],
    ['IS', hyphened(paper.issue ?? paper.number)],
    ['SP', start],
    ['EP', end],
    ['ET', paper.edition],
    ['PB', paper.publisher],
    ['CY', paper.place],
    ['SN', paper.issn ?? paper.isbn],
    ['DO', doi],
    ['AN', arxivId === null ? '' : `arXiv:${arxivId}`],
    ['UR', paper.url],
    ['LA', paper.language],
    ...(paper.keywords ?? []).map(word => ['KW', word] as const),
    ['N1', paper.note],
    ['AB', paper.abstract],
  ]
  const said = lines
    .map(([tag, value]) => [tag, cleanText(value ?? '')] as const)
    .filter(([, value]) => value !== '')
  return `${said.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')}ER  - \r\n`
}

function hyphened(range: string | null | undefined): string {
  return range?.replaceAll('–', '-') ?? ''
}

/** `van der Berg, Jan, Jr.`; a body as it is. */
function nameOf({ literal, particle = '', family = '', given = '', suffix = '' }: Name): string {
  if (literal !== undefined) return literal
  const last = `${particle} ${family}`.trim()
  return suffix === '' ? [last, given].filter(part => part !== '').join(', ') : `${last}, ${given}, ${suffix}`
}

/** `2024/03/05/`, with nothing between the slashes for what is not known. */
function dateOf({ year, month, day }: Outgoing): string {
  if (year === null || month === null) return ''
  return `${year}/${two(month)}/${day ? two(day) : ''}/`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
