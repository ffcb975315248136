/**
 * The command line, as a process of its own: what it prints, what it ends with, and what is in the library then.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Library } from '../library/library.ts'
import { runCommandLine } from './run.ts'

const root = resolve(import.meta.dirname, '../..')
const bib = `@inproceedings{brew2021, title={Tea, Measured}, author={Brew, Ada}, booktitle={Proceedings of the Tea Society},
  year=2021, pages={1--9}, doi={10.1000/tea_1}}
@article{broken, title={Never {closed
@misc{kettle, title={Kettles that Whistle in the Dark}, eprint={2206.07690}, archiveprefix={arXiv}}
`

let folder: string
let library: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlane-cli-'))
  library = join(folder, 'library')
  await writeFile(join(folder, 'tea.bib'), bib)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command in the test's folder; `onFirst` is given what it prints once something has come. */
function paperlane(
  words: readonly string[],
  input = '',
  onFirst?: (stream: Readable) => void,
): Promise<Ended> {
  const program = join(root, 'electron/cli/paperlane.ts')
  const child = spawn(
    process.execPath,
    ['--import', join(root, 'node_modules/tsx/dist/loader.mjs'), program, ...words],
    {
      cwd: folder,
      env: { ...process.env, PAPERLANE_USER_DATA: join(folder, 'user'), npm_lifecycle_event: '' },
    },
  )
  const [out, err] = [[], []] as [string[], string[]]
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text))
  if (onFirst) child.stdout.once('data', () => onFirst(child.stdout))
  child.stdin.end(input)
  return new Promise(done => {
    child.on('close', code => done({ code, out: out.join(''), err: err.join('') }))
  })
}

/** The same without a process of its own, which takes a second to start. */
async function inProcess(words: readonly string[]): Promise<Ended> {
  let [out, err] = ['', '']
  const code = await runCommandLine(
    [...words, '--library', library],
    {},
    {
      out: text => Promise.resolve(void (out += text)),
      err: text => Promise.resolve(void (err += text)),
      input: () => Promise.resolve(new Uint8Array()),
      folder,
    },
  )
  return { code, out, err }
}

const inLibrary = (...words: readonly string[]) => paperlane([...words, '--library', library])

interface Item {
  readonly id: string
  readonly title: string
  readonly custom: { readonly column: string; readonly tags: readonly string[]; readonly addedAt: number }
}
const listed = async (...query: readonly string[]) =>
  JSON.parse((await inProcess(['list', '--json', ...query])).out) as readonly Item[]

describe('paperlane import', () => {
  test('adds the papers of a file and of what comes in, and says what became of every line', async () => {
    const first = await inLibrary('import', 'tea.bib', '--to', 'to-read', '--tag', 'tea', '--json')
    expect([first.code, first.err]).toEqual([0, ''])
    expect(JSON.parse(first.out)).toEqual({
      file: 'tea.bib',
      kind: 'bibtex',
      found: 2,
      added: 2,
      known: 0,
      near: 0,
      chrome: 0,
      skipped: [{ line: 3, reason: 'the entry broken: “title” never ends' }],
      papers: [
        expect.objectContaining({
          id: 'brew2021',
          type: 'paper-conference',
          title: 'Tea, Measured',
          author: [{ family: 'Brew', given: 'Ada' }],
          issued: { 'date-parts': [[2021]] },
          'container-title': 'Proceedings of the Tea Society',
          page: '1-9',
          DOI: '10.1000/tea_1',
        }),
        expect.objectContaining({ id: 'kettle', type: 'article', number: 'arXiv:2206.07690' }),
      ],
    })
    const again = await paperlane(['import', '-', 'tea.bib', '--library', library, '--json'], bib)
    const lines = again.out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map(({ file, added, known }) => [file, added, known])).toEqual([
      ['-', 0, 2],
      ['tea.bib', 0, 2],
    ])
    const items = await listed()
    expect(
      items.map(({ id, custom: { column, tags, addedAt } }) => [id, column, tags, addedAt > 1e12]),
    ).toEqual([
      ['brew2021', 'to-read', ['tea'], true],
      ['kettle', 'to-read', ['tea'], true],
    ])
  })

  test('writes nothing in a dry run, not even a new library', async () => {
    const { code, out } = await inLibrary('import', 'tea.bib', '--dry-run')
    expect([code, out]).toEqual([
      0,
      'tea.bib (bibtex): 2 papers found, 2 would be added to Inbox; 0 lines of furniture, 1 line not understood\n',
    ])
    expect(existsSync(library)).toBe(false)
  })

  test('names a file that cannot be read, and takes the others', async () => {
    const { code, err } = await inLibrary('import', 'none.bib', '.', 'tea.bib')
    expect(code).toBe(1)
    expect(err).toContain('paperlane: none.bib is not there.\n')
    expect(err).toContain('paperlane: . is a folder.\n')
    expect(await listed()).toHaveLength(2)
  })

  test('fills gaps of known papers, and of the same paper in the files, and changes nothing else', async () => {
    await writeFile(
      join(folder, 'gaps.bib'),
      '@misc{dark, title={Kettles that Whistle in the Dark}, author={Steam, Su}}',
    )
    await writeFile(
      join(folder, 'twice.bib'),
      `@misc{a, title={Cups Without Handles in Winter}, author={Cup, Cy}}
      @misc{b, title={Cups Without Handles in Winter}, author={Cup, Cy}, abstract={They are warm.}}`,
    )
    await writeFile(join(folder, 'year.bib'), '@misc{c, title={Cups Without Handles in Winter}, year=2020}')
    await inProcess(['import', 'gaps.bib'])
    await inProcess(['import', 'twice.bib', 'tea.bib', 'year.bib'])
    const items = await listed()
    expect(items.map(({ title }) => title)).toEqual([
      'Kettles that Whistle in the Dark',
      'Cups Without Handles in Winter',
      'Tea, Measured',
    ])
    expect(items[0]).toMatchObject({ id: 'dark', number: 'arXiv:2206.07690' })
    expect(items[1]).toMatchObject({ abstract: 'They are warm.', issued: { 'date-parts': [[2020]] } })
    const opened = await Library.open(library)
    await opened.undo()
    expect([...opened.all()].map(({ arxivId }) => arxivId)).toEqual([null])
    await opened.close()
  })

  test('leaves a paper in the column that another program says, unless a column is named', async () => {
    const read = '@misc{read, title={Cups Without Handles in Winter}, readstatus={read}}'
    await writeFile(join(folder, 'read.bib'), read)
    expect((await inProcess(['import', 'read.bib', '--dry-run'])).out).toContain('1 would be added to Done;')
    await inProcess(['import', 'tea.bib', 'read.bib'])
    expect((await listed()).map(({ custom }) => custom.column)).toEqual(['inbox', 'inbox', 'done'])
    await writeFile(
      join(folder, 'named.bib'),
      '@misc{n, title={Spoons of Different Sizes}, readstatus={read}}',
    )
    await inProcess(['import', 'named.bib', '--to', 'reading'])
    expect(await listed('in:reading')).toHaveLength(1)
  })

  test('is one step, which undo takes back', async () => {
    await inLibrary('import', 'tea.bib')
    const opened = await Library.open(library)
    await opened.undo()
    expect(opened.size).toBe(0)
    await opened.close()
  })
})

describe('the other commands', () => {
  beforeEach(async () => {
    await inProcess(['import', 'tea.bib'])
  })

  test('list tells what a search finds', async () => {
    const { code, out } = await inLibrary('list', 'title:kettles')
    expect([code, out]).toEqual([0, 'kettle\tinbox\t\tKettles that Whistle in the Dark\n'])
    expect(await listed('in:done')).toEqual([])
  })

  test('move moves by key, arXiv id or DOI, or nothing where one is not known', async () => {
    const refused = await inLibrary('move', 'kettle', 'nobody', '--to', 'done')
    expect([refused.code, refused.err]).toEqual([
      1,
      'paperlane: no paper has the key nobody\npaperlane: nothing was moved\n',
    ])
    expect(await listed('in:done')).toHaveLength(0)
    const moved = await inLibrary('move', 'arXiv:2206.07690v2', '10.1000/TEA_1', '--to', 'Done')
    expect([moved.code, moved.out]).toEqual([0, '2 papers moved to Done\n'])
    expect(await listed('in:done')).toHaveLength(2)
    const again = await inProcess(['move', '10.48550/arXiv.2206.07690', '--to', 'reading'])
    expect([again.code, again.out]).toEqual([0, '1 paper moved to Reading\n'])
  })

  test('export writes a column or a search, to a file or to whoever reads', async () => {
    const { code, out } = await inLibrary('export', '--query', 'kettles', '--column', 'inbox')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^@misc\{kettle,\n {2}key = \{kettle\},\n {2}title = \{Kettles that Whistle in the Dark\},/,
    )
    expect((await inProcess(['export', '--format', 'ids'])).out).toBe('10.1000/tea_1\n2206.07690\n')
    expect((await inProcess(['export', '--format', 'ids', '--out', '-'])).out).toContain('2206.07690\n')
    await inProcess(['export', '--format', 'ids', '--out', 'ids'])
    expect(await readFile(join(folder, 'ids'), 'utf8')).toContain('2206.07690\n')
    const written = await inLibrary('export', '--out', 'all.bib')
    expect(written).toEqual({ code: 0, out: '', err: `2 papers written to ${join(folder, 'all.bib')}\n` })
    expect((await readFile(join(folder, 'all.bib'), 'utf8')).match(/^@.*$/gm)).toEqual([
      '@inproceedings{brew2021,',
      '@misc{kettle,',
    ])
  })

  test('a reader that goes away early is no error', async () => {
    const many = Array.from(
      { length: 3_000 },
      (_, at) => `@misc{k${at}, title={A title of some length, number ${at}}}`,
    )
    await writeFile(join(folder, 'many.bib'), many.join('\n'))
    await inProcess(['import', 'many.bib'])
    const ended = await paperlane(['list', '--json', '--library', library], '', stream => stream.destroy())
    expect([ended.code, ended.err]).toEqual([0, ''])
  })

  test('check says how the library is', async () => {
    const { code, out } = await inLibrary('check', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      papers: 2,
      isWell: true,
      columns: { inbox: 2 },
      withoutAuthors: 1,
    })
  })

  test('a library that somebody has open is refused, and left as it is', async () => {
    const opened = await Library.open(library)
    const refused = await inLibrary('import', 'tea.bib', '--to', 'done')
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/^paperlane: This library is open in another window: /)
    await opened.close()
    expect(await listed('in:done')).toEqual([])
  })
})

test.each([
  [[], 'No command is given.'],
  [['fetch'], 'There is no command fetch.'],
  [['import'], 'import needs a file, or - for what comes in.'],
  [['import', 'tea.bib', '--to', 'attic'], 'There is no column attic.'],
  [['move', 'kettle'], 'move needs --to COLUMN.'],
  [['list', '--tag', 'x'], 'list has no option --tag.'],
  [['export', '--format', 'docx'], 'There is no format docx.'],
  [['check', '--wrong'], "Unknown option '--wrong'."],
])('wrong usage ends with 2 and says what is wrong: %j', async (words, problem) => {
  const { code, out, err } = await inProcess(words)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(`paperlane: ${problem}`)
  expect(existsSync(library)).toBe(false)
})

test('a process that was asked wrongly ends with 2 and prints nothing to read on', async () => {
  const { code, out, err } = await paperlane(['sort'])
  expect([code, out]).toEqual([2, ''])
  expect(err).toBe('paperlane: There is no command sort.\npaperlane help says what it can do.\n')
})
