/**
 * BibTeX out: papers to a .bib file or to the clipboard.
 *
 * A citation key that leaves Paperlane is pinned first, so that what a
 * manuscript cites keeps its key for ever.
 */
import { extname } from 'node:path'
import { keyPattern, keySteps } from '../../shared/bibtex/cite-key.ts'
import { usualPattern } from '../../shared/bibtex/key-pattern.ts'
import { bibliographyChunks } from '../../shared/bibtex/format.ts'
import type { Arg, ExportScope, Result } from '../../shared/ipc/contract.ts'
import { columns, type Paper, type PaperId } from '../../shared/library/paper.ts'
import type { Library } from '../library/library.ts'
import { replaceFileInPieces } from '../library/replace-file.ts'
import { Slices } from '../library/slices.ts'

/** Asks where a file should go; null where the person says nowhere. */
export type ChoosePlace = (suggestedName: string) => Promise<string | null>

/** Writes a .bib file where the person says. Throws `file-unwritable`; nothing is pinned where they say nowhere. */
export async function exportBibtex(
  library: Library,
  scope: ExportScope,
  choosePlace: ChoosePlace,
): Promise<Result<'export.bibtex'>> {
  const chosen = await choosePlace(scope.of === 'column' ? `${scope.column}.bib` : 'paperlane.bib')
  if (chosen === null) return null
  const path = extname(chosen) === '' ? `${chosen}.bib` : chosen
  const papers = papersOf(library, scope)
  const keys = await pinKeys(library, papers)
  await replaceFileInPieces(path, bytesOf(bibliographyChunks(papers, keys)))
  return { path, count: papers.length }
}

/** The text that copying these papers puts on the clipboard: entries, or keys as `\cite` takes them. */
export async function bibtexText(
  library: Library,
  { ids, as }: Arg<'clipboard.copy'>,
): Promise<{ readonly text: string; readonly count: number }> {
  const papers = papersOf(library, { of: 'papers', ids })
  const keys = await pinKeys(library, papers)
  const text =
    as === 'bibtex' ? await bibliography(papers, keys) : papers.map(({ id }) => keys.get(id)).join(',')
  return { text, count: papers.length }
}

/** Texts as bytes of some hundred kilobytes, made while the window goes on. */
async function* bytesOf(texts: Iterable<string>): AsyncGenerator<Buffer> {
  const slices = new Slices()
  let text = ''
  for (const piece of texts) {
    text += piece
    if (text.length >= 1 << 18) {
      yield Buffer.from(text)
      text = ''
    }
    if (slices.isDue) await slices.rest()
  }
  yield Buffer.from(text)
}

/** The text of a .bib file, made while the window goes on. */
async function bibliography(papers: readonly Paper[], keys: ReadonlyMap<PaperId, string>): Promise<string> {
  const chunks: string[] = []
  await new Slices().run(collected(bibliographyChunks(papers, keys), chunks))
  return chunks.join('')
}

function* collected(source: Iterable<string>, into: string[]): Generator<void, void> {
  for (const chunk of source) {
    into.push(chunk)
    yield
  }
}

/** The papers of a scope: as given, or from the top of a column to its end, or of the whole library. */
function papersOf(library: Library, scope: ExportScope): readonly Paper[] {
  switch (scope.of) {
    case 'papers':
      return [...new Set(scope.ids)].flatMap(id => library.get(id) ?? [])
    case 'column':
      return library.inOrder(scope.column)
    case 'library':
      return columns.flatMap(column => library.inOrder(column))
  }
}

/** The pinning that is under way for each library. */
const turns = new WeakMap<Library, Promise<unknown>>()

/**
 * Gives every paper its key and pins those that were not; a library that cannot be written still exports.
 *
 * One pinning at a time: a key is unique among the pinned ones, and two at once would not see each other's.
 */
function pinKeys(library: Library, papers: readonly Paper[]): Promise<ReadonlyMap<PaperId, string>> {
  const before = turns.get(library) ?? Promise.resolve()
  const turn = before.then(() => pinNow(library, papers))
  // Whoever asked for that one hears of its failure; the next one starts all the same.
  turns.set(
    library,
    turn.catch(() => undefined),
  )
  return turn
}

async function pinNow(library: Library, asked: readonly Paper[]): Promise<ReadonlyMap<PaperId, string>> {
  const papers = asked.map(paper => library.get(paper.id) ?? paper)
  const taken = [...library.all()].flatMap(({ citeKey }) => citeKey ?? [])
  const keys = await new Slices().run(keySteps(papers, taken, keyPattern(usualPattern)))
  if (!library.isReadOnly) await library.apply({ type: 'pin-keys', keys }, 'export')
  return keys
}
