/**
 * Keys while the app is at its hardest work: an import, the building of the index, the folding of the journal, an export.
 */
import { cp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { Library } from '../../electron/library/library.ts'
import type { CallName } from '../../shared/ipc/contract.ts'
import type { ImportPreview, OfferedFile } from '../../shared/ipc/importing.ts'
import { usualOptions } from '../../shared/exports/options.ts'
import type { Paper } from '../../shared/library/paper.ts'
import { kill, type Launched } from '../launch.ts'
import { type Bridged, pendingPapers, timeCall } from './bridge.ts'
import { corpus } from './corpus.ts'
import { type KeyFigures, keyFigures, press, focusMoves, type Pressed } from './meter.ts'
import { watchMain } from './processes.ts'
import type { Place } from './starts.ts'
import { launchReady, launchPainted } from './window.ts'

/** What the app does beside the keys; nothing is the floor of keys that come so fast. */
export type Work = 'nothing' | 'import' | 'index' | 'folding' | 'export'

/** Decisions and focus keys in turn while a work went on. */
export interface BusyFigures extends KeyFigures {
  /** Keys that were pressed before the work was done. */
  readonly keys: number
  /** How long the work took, in milliseconds. */
  readonly ms: number
  /** The longest time in which the main process did nothing else, in milliseconds. */
  readonly mainBlockMs: number
}

/** How many papers are imported at least; into a large library, as many as it has. */
const fewestImported = 12_000
/** How long nothing goes on, in milliseconds. */
const restMs = 3_000

/** Each work on its own start of the app, which is used as on any other day. */
export async function measureBusy(
  place: Place,
  papers: readonly Paper[],
): Promise<Readonly<Partial<Record<Work, BusyFigures>>>> {
  const index = await measureIndexing(place)
  const exported = await measureExporting(place)
  // A journal of few papers is not folded while the app runs.
  const folding = papers.length >= 10_000 && { folding: await measureFolding(place, papers) }
  return {
    nothing: await measureRest(place),
    import: await measureImport(place, Math.max(papers.length, fewestImported)),
    index,
    export: exported,
    ...folding,
  }
}

async function measureRest(place: Place): Promise<BusyFigures> {
  const launched = await launchReady(place)
  try {
    return await keysDuring(launched, () => sleep(restMs))
  } finally {
    await kill(launched)
  }
}

/** A file that is chosen, as so many papers come. */
async function measureImport(place: Place, count: number): Promise<BusyFigures> {
  const file = join(place.userData, 'import.bib')
  const entries = corpus(count + 7).map(bibtexOf)
  await writeFile(file, entries.join('\n'))
  const launched = await launchReady(place)
  try {
    await launched.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, file)
    return await keysDuring(launched, async page => {
      await page.evaluate(async () => {
        const { paperlane } = window as unknown as Bridged
        const ask = async <Value>(name: CallName, arg?: unknown) => {
          const reply = await paperlane.call(name, arg)
          if (!reply.ok) throw new Error(`${name} failed`)
          return reply.value as Value
        }
        const [offered] = await ask<OfferedFile[]>('import.choose')
        const { token, matches } = await ask<ImportPreview>('import.offered', { offer: offered?.offer })
        const papers = Uint32Array.from(matches, (_, at) => at)
        await ask('import.commit', { token, papers, to: 'to-read' })
      })
    })
  } finally {
    await kill(launched)
  }
}

async function measureIndexing(place: Place): Promise<BusyFigures> {
  const cache = join(place.userData, 'library', 'cache')
  for (const name of await readdir(cache)) if (name.startsWith('search')) await rm(join(cache, name))
  const launched = await launchPainted(place)
  try {
    await press(launched.page, 't', focusMoves) // waits for the library, which the keys to come are not to wait for
    return await keysDuring(launched, async page => {
      while ((await pendingPapers(page)) > 0) await sleep(50)
    })
  } finally {
    await kill(launched)
  }
}

/** The whole library as BibTeX, with every key known. */
async function measureExporting(place: Place): Promise<BusyFigures> {
  const launched = await launchReady(place)
  try {
    await launched.app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      },
      join(place.userData, 'busy.bib'),
    )
    const all = { scope: { of: 'library' }, options: usualOptions }
    await timeCall(launched.page, 'export.file', all)
    await rm(join(place.userData, 'busy.bib'))
    return await keysDuring(launched, page => timeCall(page, 'export.file', all))
  } finally {
    await kill(launched)
  }
}

/** The journal of a library that was never folded is folded with the first change. */
async function measureFolding({ userData, display }: Place, papers: readonly Paper[]): Promise<BusyFigures> {
  const unfolded = `${userData}-unfolded`
  const library = join(unfolded, 'library')
  await cp(userData, unfolded, { recursive: true })
  await rm(library, { recursive: true })
  const made = await Library.open(library, { compactAfterBytes: Infinity, compactAfterEntries: Infinity })
  await made.apply({ type: 'add', papers }, 'import')
  await made.close()
  const snapshot = join(library, 'library.json')
  const before = (await stat(snapshot)).mtimeMs
  const launched = await launchReady({ userData: unfolded, display })
  try {
    return await keysDuring(launched, async () => {
      while ((await stat(snapshot)).mtimeMs === before) await sleep(10)
    })
  } finally {
    await kill(launched)
    await rm(unfolded, { recursive: true })
  }
}

/** Presses keys at a person's pace until a work is done. */
async function keysDuring(launched: Launched, work: (page: Page) => Promise<unknown>): Promise<BusyFigures> {
  const { page } = launched
  const pressed: Pressed[] = []
  const blocks = await watchMain(launched)
  const start = performance.now()
  const took = work(page).then(() => performance.now() - start)
  const working = { isDone: false }
  took.finally(() => (working.isDone = true)).catch(() => undefined) // whoever waits for it below is told
  for (let turn = 0; !working.isDone || pressed.length < 20; turn++) {
    await sleep(20 + ((turn * 37) % 61))
    const one = await press(page, turn % 2 === 0 ? 't' : 'j', focusMoves)
    if (one) pressed.push(one)
  }
  return { ...keyFigures(pressed), keys: pressed.length, ms: await took, mainBlockMs: await blocks() }
}

function bibtexOf({ id, title, abstract, authors, year }: Paper): string {
  const names = authors.map(({ family, given }) => `${family ?? ''}, ${given ?? ''}`).join(' and ')
  return `@misc{${id},\n  title = {${title}},\n  author = {${names}},\n  year = {${year ?? ''}},\n  abstract = {${abstract}},\n}\n`
}
