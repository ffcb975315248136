/**
 * Exported files, read by the programs that people cite with: BibTeX, Biber and LaTeX,
 * and by a second parser. Titles and abstracts are as hostile as we can think of.
 */
import { parse } from '@retorquere/bibtex-parser'
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBibtex } from '../import/bibtex.ts'
import { readText } from '../import/detect.ts'
import { draft, type Draft, type Paper } from '../library/paper.ts'
import { paper } from '../library/test-paper.ts'
import { assignKeys } from './cite-key.ts'
import { escapeText, escapeTitle } from './escape.ts'
import { usualOptions } from '../exports/options.ts'
import { fileText } from '../exports/writer.ts'

const sample = readFileSync(new URL('../../resources/sample-listing.txt', import.meta.url), 'utf8')
const seed = new URL('../../../shared/data/seed/listing.txt', import.meta.url)

const hostile: readonly Draft[] = [
  '\\immediate\\write18{touch canary1} and Tea',
  '$\\immediate\\write18{touch canary2}$ and Tea',
  '\\newwrite\\w\\immediate\\openout\\w=canary3\\immediate\\write\\w{x}\\closeout\\w',
  '$\\csname immediate\\endcsname\\openout5=canary4$ Kettles',
  '\\input{/etc/hostname} and $\\input /etc/hostname$',
  '^^5cinput{/etc/hostname} and $^^5cinput /etc/hostname$',
  '\\catcode`\\%=12 \\def\\x{\\x\\x}\\x $\\def\\y{\\y}\\y$',
  'An Open { Brace',
  'A Closed } Brace }}} @article{fake, title = {Fake}}',
  "\"Quoted\" # Joined # `Grave` ''Twice'' --flag --- a_b^c~d",
  '100% of $5 & $10 <b>not</b> | [a] \\\\ \\',
  'Unpaired $ and $\\left( x$ and $a}{b$ and $x^$ and $\\frac$ and $a_b_c$',
  'Comment % \\end{document}',
  '\\end{document} \\bye \\stop',
  'Bounds of $O(n \\log n)$ and $\\Theta(\\sqrt{n})$ for $\\{1, \\dots, n\\}$ in $\\mathbb{R}^{d}$',
  'Überraschend Łódź: Ødegård, Škoda, ế',
  '360° α-Tea ≤ 5 µm — “So It Is” … §4 x²',
].map((title, index) =>
  draft({
    title,
    abstract: `Abstract ${index}: ${title}.`,
    authors: [
      { family: title, given: 'A. and B.' },
      { literal: title },
      { family: 'Ødegård', given: 'Åse', suffix: 'Jr.' },
    ],
    year: 2024,
    month: (index % 12) + 1,
    ...(index % 3 === 0 && { arxivId: `2206.${10_000 + index}`, primaryClass: 'cs.LG' }),
    ...(index % 3 === 1 && { venue: `Proceedings of ${title}`, doi: `10.1000/x_${index}` }),
    ...(index % 3 === 2 && { links: [{ kind: 'page', url: `https://example.org/${title}` }] as const }),
  }),
)

function papersOf(drafts: readonly Draft[]): readonly Paper[] {
  return drafts.map((known, index) => paper({ id: `p${index}`, ...known, column: 'done', rank: index }))
}

/** As much of pandoc's CSL-JSON as is compared. */
interface PandocItem {
  readonly id: string
  readonly title: string
  readonly author?: readonly unknown[]
}

interface Run {
  readonly code: number
  readonly output: string
}

/** Runs a program in a folder. A program that is not there fails the test. */
async function run(program: string, args: readonly string[], folder: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, openout_any: 'p', max_print_line: '1000' }
    execFile(
      program,
      args,
      { cwd: folder, env: environment, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        if (error?.code === 'ENOENT')
          reject(new Error(`${program} is not installed. \`npm test\` installs it and runs these tests.`))
        else
          resolve({
            code: typeof error?.code === 'number' ? error.code : error ? 1 : 0,
            output: stdout + stderr,
          })
      },
    )
  })
}

async function latex(folder: string, name: string, body: string): Promise<Run> {
  const source = `\\documentclass{article}
\\usepackage[T1]{fontenc}
\\usepackage{amsmath,amssymb}
\\begin{document}
${body}
\\end{document}
`
  await writeFile(join(folder, `${name}.tex`), source)
  return pdflatex(folder, name)
}

async function pdflatex(folder: string, name: string): Promise<Run> {
  const flags = ['-draftmode', '-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape']
  return run('pdflatex', [...flags, `${name}.tex`], folder)
}

interface Library {
  readonly name: string
  readonly drafts: readonly Draft[]
}

const libraries: readonly Library[] = [
  { name: 'hostile papers', drafts: hostile },
  { name: 'the sample listing', drafts: readText(sample).papers.map(paper => paper.draft) },
  ...(existsSync(seed)
    ? [
        {
          name: 'the real listing',
          drafts: readText(readFileSync(seed, 'utf8')).papers.map(paper => paper.draft),
        },
      ]
    : []),
]
if (!existsSync(seed)) console.log('skipped: the real listing is not beside the project')

/** A thousand papers whose every text is put together from what TeX, BibTeX or a shell would act on. */
function hostileThousand(): readonly Draft[] {
  const pieces = hostile.flatMap(({ title }) => title.split(' '))
  let at = 7
  const pick = () => pieces[(at = (at * 48_271) % 0x7fffffff) % pieces.length] ?? ''
  const text = (words: number) => Array.from({ length: words }, pick).join(' ')
  return Array.from({ length: 1_000 }, (_, index) =>
    draft({
      title: `${text(6)} \\write18{touch canary${index}}`,
      abstract: text(12),
      authors: [{ family: text(2), given: text(1) }, { literal: text(3) }],
      year: 1990 + (index % 35),
      ...(index % 3 === 0 && { arxivId: `2206.${10_000 + index}` }),
      ...(index % 3 === 1 && { venue: `Proceedings of ${text(3)}`, pages: '1–9', publisher: text(2) }),
      ...(index % 3 === 2 && { venue: text(3), volume: text(1), keywords: [text(1), text(2)] }),
    }),
  )
}

describe('a thousand hostile papers', () => {
  it('are typeset with the style of IEEE, and write no file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'paperlane-hostile-'))
    const papers = papersOf(hostileThousand())
    const keys = assignKeys(papers)
    await writeFile(join(folder, 'library.bib'), fileText(usualOptions, papers, keys))
    const body = '\\nocite{*}\n\\bibliographystyle{IEEEtran}\n\\bibliography{library}'
    expect(await latex(folder, 'cited', body)).toMatchObject({ code: 0 })
    const { code, output } = await run('bibtex', ['cited'], folder)
    expect(output).not.toMatch(/error|aborted/i)
    expect(code).toBe(0)
    expect((await readFile(join(folder, 'cited.bbl'), 'utf8')).match(/\\bibitem/g)).toHaveLength(1_000)
    const typeset = await pdflatex(folder, 'cited')
    expect(typeset.output.match(/^! .*|.*undefined control.*/gim)).toBeNull()
    expect(typeset.code).toBe(0)
    expect((await readdir(folder)).filter(name => name.includes('canary'))).toEqual([])
    await rm(folder, { recursive: true, force: true })
  }, 240_000)
})

it('names of other scripts are cut to whole letters by styles that print initials', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paperlane-letters-'))
  const authors = [
    { family: 'Иванов', given: 'Иван Ильич' },
    { family: '李', given: '明' },
  ]
  const papers = papersOf([draft({ title: 'Tea', authors, year: 2024 })])
  await writeFile(join(folder, 'library.bib'), fileText(usualOptions, papers, assignKeys(papers)))
  for (const style of ['IEEEtran', 'apalike', 'alpha']) {
    const asked = `\\relax\n\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{library}\n`
    await writeFile(join(folder, 'cited.aux'), asked)
    expect(await run('bibtex', ['cited'], folder)).toMatchObject({ code: 0 })
    const list = await readFile(join(folder, 'cited.bbl'), 'utf8')
    expect(list).toContain('明')
    expect(list).not.toContain('\ufffd')
  }
  await rm(folder, { recursive: true, force: true })
}, 60_000)

it('a DOI with a percent sign is typeset and linked by a style that hides what follows it, and comes back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paperlane-percent-'))
  const doi = '10.1000/a%_(1)<2'
  const authors = [{ family: 'Lima', given: 'Ana' }]
  const papers = papersOf([draft({ title: 'Tea', authors, year: 2024, venue: 'Annals of Tea', doi })])
  const bibliography = fileText(usualOptions, papers, assignKeys(papers))
  expect(readBibtex(bibliography).papers[0]?.draft.doi).toBe(doi)
  await writeFile(join(folder, 'library.bib'), bibliography)
  const source = `\\documentclass{article}
\\usepackage[T1]{fontenc}
\\usepackage[numbers]{natbib}
\\usepackage{hyperref}
\\pdfcompresslevel=0
\\begin{document}
\\nocite{*}
\\bibliographystyle{elsarticle-num}
\\bibliography{library}
\\end{document}
`
  await writeFile(join(folder, 'cited.tex'), source)
  const flags = ['-interaction=nonstopmode', '-no-shell-escape', 'cited.tex']
  await run('pdflatex', flags, folder)
  expect(await run('bibtex', ['cited'], folder)).toMatchObject({ code: 0 })
  const typeset = await run('pdflatex', flags, folder)
  expect(typeset.output.match(/^! .*/gm)).toBeNull()
  expect(await readFile(join(folder, 'cited.pdf'), 'latin1')).toMatch(/10\.1000\/a%_\\\(1\\\)<2/)
  await rm(folder, { recursive: true, force: true })
}, 60_000)

describe.each(libraries)('the export of $name', ({ drafts }) => {
  const papers = papersOf(drafts)
  const keys = assignKeys(papers)
  const bibliography = fileText(usualOptions, papers, keys)
  const biblatex = fileText({ ...usualOptions, format: 'biblatex' }, papers, keys)
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paperlane-bibtex-'))
    await writeFile(join(folder, 'library.bib'), bibliography)
    await writeFile(join(folder, 'biblatex.bib'), biblatex)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is typeset by LaTeX with BibTeX, every paper cited, and no title becomes a command', async () => {
    const body = `\\cite{${[...keys.values()].join(',')}}\n\\bibliographystyle{plain}\n\\bibliography{library}`
    expect(await latex(folder, 'cited', body)).toMatchObject({ code: 0 })
    const bibtex = await run('bibtex', ['cited'], folder)
    expect(bibtex.code).toBe(0)
    expect(bibtex.output).not.toMatch(/warning|error/i)
    const list = await readFile(join(folder, 'cited.bbl'), 'utf8')
    expect(list.match(/\\bibitem/g)).toHaveLength(papers.length)

    const typeset = await pdflatex(folder, 'cited')
    expect(typeset.output.match(/^! .*|.*undefined control.*/gim)).toBeNull()
    expect(typeset.code).toBe(0)
    expect((await readdir(folder)).filter(name => name.includes('canary'))).toEqual([])
  }, 120_000)

  it('has titles and abstracts that LaTeX sets as running text', async () => {
    const texts = drafts.flatMap(({ title, abstract }) => [escapeText(title), escapeText(abstract)])
    const { code, output } = await latex(folder, 'texts', texts.join('\n\n'))
    expect(output.match(/^! .*/gm)).toBeNull()
    expect(code).toBe(0)
    expect((await readdir(folder)).filter(name => name.includes('canary'))).toEqual([])
  }, 120_000)

  it.each(['library.bib', 'biblatex.bib'])(
    'is valid for Biber in %s, a missing year aside',
    async file => {
      const { code, output } = await run('biber', ['--tool', '--validate-datamodel', file], folder)
      const complaints = output.match(/^(?:WARN|ERROR|FATAL).*/gm) ?? []
      expect(complaints.filter(line => !line.includes("one of 'date, year' must be defined"))).toEqual([])
      expect(code).toBe(0)
      expect(complaints).toHaveLength(drafts.filter(({ year }) => year === null).length)
    },
    120_000,
  )

  it('is typeset by LuaLaTeX with BibLaTeX, every paper cited', async () => {
    const source = `\\documentclass{article}
\\usepackage{amsmath,amssymb}
\\usepackage[style=authoryear,maxbibnames=99]{biblatex}
\\addbibresource{biblatex.bib}
\\begin{document}
\\nocite{*}
\\printbibliography
\\end{document}
`
    await writeFile(join(folder, 'lua.tex'), source)
    const lualatex = () =>
      run('lualatex', ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'lua.tex'], folder)
    expect(await lualatex()).toMatchObject({ code: 0 })
    const { code, output } = await run('biber', ['lua'], folder)
    expect(output.match(/^(?:ERROR|FATAL).*/gm)).toBeNull()
    expect(code).toBe(0)
    expect((await readFile(join(folder, 'lua.bbl'), 'utf8')).match(/\\entry\{/g)).toHaveLength(papers.length)
    const typeset = await lualatex()
    expect(typeset.output.match(/^! .*/gm)).toBeNull()
    expect(typeset.code).toBe(0)
    expect((await readdir(folder)).filter(name => name.includes('canary'))).toEqual([])
  }, 240_000)

  it.each(['bibtex', 'biblatex'])(
    'has the same titles and names for pandoc, as %s',
    async format => {
      const file = format === 'bibtex' ? 'library.bib' : 'biblatex.bib'
      const { code, output } = await run('pandoc', ['-f', format, '-t', 'csljson', file], folder)
      expect(code).toBe(0)
      const items = new Map((JSON.parse(output) as PandocItem[]).map(item => [item.id, item]))
      expect(items.size).toBe(papers.length)
      for (const { id, title, authors } of papers) {
        const item = items.get(keys.get(id) ?? '')
        expect(item?.author?.length ?? 0).toBe(authors.length)
        // Formulas and what pandoc makes markup of are compared by the parser above; plain titles here, which pandoc writes small.
        if (/^[\p{L}\p{N} ,:.()-]+$/u.test(title))
          expect(item?.title.replace(/<[^>]+>/g, '').toLowerCase()).toBe(title.toLowerCase())
      }
    },
    60_000,
  )

  it('has the same titles and abstracts for a second parser', () => {
    const { entries, errors } = parse(bibliography, { sentenceCase: false })
    expect(errors.filter(({ error }) => !error.startsWith('unhandled macro'))).toEqual([])
    const byKey = new Map(entries.map(entry => [entry.key, entry.fields]))
    expect(byKey.size).toBe(papers.length)
    // That parser reads formulas in its own way: a text with one is compared as TeX, any other as text.
    const rawEntries = parse(bibliography, { sentenceCase: false, raw: true }).entries
    const rawByKey = new Map(rawEntries.map(entry => [entry.key, entry.fields]))
    for (const { id, title, abstract } of papers) {
      const key = keys.get(id) ?? ''
      const expected = { title: escapeTitle(title), abstract: escapeText(abstract) }
      for (const [field, text] of [
        ['title', title],
        ['abstract', abstract],
      ] as const) {
        expect(compact(rawByKey.get(key)?.[field])).toBe(compact(expected[field]))
        if (!/(?<!\\)\$/.test(expected[field])) expect(asParsed(byKey.get(key)?.[field])).toBe(asParsed(text))
      }
    }
  })
})

/** That parser drops spaces after commands of formulas. */
function compact(tex = ''): string {
  return tex.replace(/\s+/g, '')
}

/** The parser has its own grave accent. */
function asParsed(text = ''): string {
  return text.normalize('NFC').replace(/ˋ/g, '`').replace(/\s+/g, ' ')
}
