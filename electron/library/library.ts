/**
 * The library: the one place where papers are changed (L1).
 *
 * Whatever is asked goes through one queue: planned against the present state,
 * appended to the journal, waited for until it is on disk, and only then made
 * true in memory, answered and told to listeners, in order of seq (L2, L6). A
 * large import is prepared beside the queue and comes into it when it is ready.
 */
import { dirname } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import type { Operation, PapersView } from '../../shared/library/operations.ts'
import type { Column, Paper, PaperId } from '../../shared/library/paper.ts'
import { type Applied, type Asked, Committer, type OperationSource } from './committer.ts'
import type { Waiting } from './ahead.ts'
import { ensureFolder, errno, type FileSystem } from './file-system.ts'
import type { Step } from './history.ts'
import { unfoldedOf } from './folding.ts'
import { Listeners } from './listeners.ts'
import { Lock } from './lock.ts'
import { defaultOptions, type LibraryOptions } from './options.ts'
import { Papers } from './papers.ts'
import { Queue } from './queue.ts'
import { recover } from './recovery.ts'
import { makeReady, type RecoveryReport } from './repair.ts'
import { Slices } from './slices.ts'
import { SnapshotAdapter } from './snapshot.ts'
import { Store } from './store.ts'

export type { Applied } from './committer.ts'

export class Library implements PapersView {
  readonly folder: string
  /** What opening found and repaired. */
  readonly report: RecoveryReport
  readonly #papers: Papers
  readonly #store: Store
  readonly #lock: Lock
  readonly #queue: Queue
  readonly #changed = new Listeners<Applied>()
  readonly #troubled: Listeners<PaperlaneError>
  #closing: Promise<void> | null = null

  private constructor(
    folder: string,
    report: RecoveryReport,
    papers: Papers,
    store: Store,
    committer: Committer,
    lock: Lock,
    troubled: Listeners<PaperlaneError>,
    aheadFrom: number,
  ) {
    this.folder = folder
    this.report = report
    this.#papers = papers
    this.#store = store
    this.#lock = lock
    this.#troubled = troubled
    this.#queue = new Queue(committer, aheadFrom)
  }

  /**
   * Opens the library in a folder, and makes a new one where there is none.
   *
   * @throws PaperlaneError `library-locked` (someone else has it open), `library-newer`,
   *   `library-damaged` (files are there, but none can be understood), `file-unreadable` (the
   *   disk does not give them), `library-missing` (nothing is there, and nothing new is wanted) or
   *   `library-read-only` (there is no such folder and none could be made)
   */
  static async open(folder: string, options: LibraryOptions = {}): Promise<Library> {
    const settings = { ...defaultOptions, ...options }
    const { fileSystem: files, clock } = settings
    const realPath = await libraryFolder(files, folder, settings.whenMissing)
    const lock = await Lock.take(realPath)
    try {
      const recovered = await recover(files, realPath)
      if (recovered.base === 'new' && settings.whenMissing === 'refuse')
        throw new PaperlaneError('library-missing', `There is no library in ${folder}.`)
      // A start that was killed just here may have left a folder whose name is not on disk.
      if (recovered.base === 'new') await files.syncFolder(dirname(realPath))
      const now = () => clock.now()
      const writer = `paperlane/${settings.version}`
      const adapter = new SnapshotAdapter(files, realPath, writer, now, recovered.present)
      const { papers: byId, seq, libraryId, extras } = recovered
      const { journal, report } = await makeReady(files, realPath, recovered, now(), () =>
        adapter.write({ libraryId, seq, papers: byId.values(), extras }),
      )
      const papers = await Papers.of(byId, new Slices())
      const troubled = new Listeners<PaperlaneError>()
      const unfolded = await unfoldedOf(files, realPath, recovered, adapter.seq)
      const store = new Store(
        { ...settings, files, folder: realPath, adapter, journal, unfolded, papers, now, troubled },
        recovered,
      )
      const committer = new Committer(store, papers, now, applied => library.#changed.tell(applied))
      const library = new Library(
        realPath,
        report,
        papers,
        store,
        committer,
        lock,
        troubled,
        settings.aheadFrom,
      )
      return library
    } catch (error) {
      await lock.release()
      if (errno(error) === undefined) throw error
      const message = `The library in ${folder} could not be read (${errno(error)}).`
      throw new PaperlaneError('file-unreadable', message, { cause: error })
    }
  }

  /** The last entry that is on disk and in memory. */
  get seq(): number {
    return this.#store.seq
  }

  get size(): number {
    return this.#papers.size
  }

  /** Whether the disk, the folder or the file format allows no changes. */
  get isReadOnly(): boolean {
    return this.#store.isReadOnly
  }

  /** The file system that it lies on. */
  get files(): FileSystem {
    return this.#store.files
  }

  get(id: PaperId): Paper | undefined {
    return this.#papers.get(id)
  }

  has(id: PaperId): boolean {
    return this.#papers.has(id)
  }

  ends(column: Column): { readonly top: number; readonly bottom: number } {
    return this.#papers.ends(column)
  }

  inOrder(column: Column): readonly Paper[] {
    return this.#papers.inOrder(column)
  }

  counts(): Record<Column, number> {
    return this.#papers.counts()
  }

  all(): Iterable<Paper> {
    return this.#papers.all()
  }

  /** The first papers of a column, from the top. */
  top(column: Column, count: number): Paper[] {
    return this.#papers.top(column, count)
  }

  /**
   * Does what an operation asks; the only door for changes.
   *
   * Answers once the change is on disk (L2), or null where there was nothing to change (L3).
   *
   * @param waiting gives it up, with null for an answer, or hears how far it has come
   * @throws PaperlaneError `library-unwritable` (this change was taken back, others may
   *   follow) or `library-read-only` (no change is possible any more)
   */
  apply(operation: Operation, source: OperationSource, waiting?: Waiting): Promise<Applied | null> {
    return this.#ask({ type: 'operation', operation, source, ...(waiting && { waiting }) })
  }

  /**
   * Takes back the last step that has an effect; null where there is none.
   *
   * @throws PaperlaneError as `apply`, and `library-damaged` where the step cannot be
   *   read back from its journal; it is let go of then, and the one before it comes next
   */
  undo(): Promise<Applied | null> {
    return this.#ask({ type: 'undo' })
  }

  /** Makes the last undone step again; as `undo`. */
  redo(): Promise<Applied | null> {
    return this.#ask({ type: 'redo' })
  }

  /**
   * Takes back every step of a person after an entry, as one step that undo takes back;
   * null where none of them has an effect.
   *
   * @param seq a step of `steps`, or the entry before the oldest of them
   * @throws PaperlaneError as `undo`; `bad-request` where history does not reach back that far
   */
  undoTo(seq: number): Promise<Applied | null> {
    const { oldest } = this.#store.history
    if (oldest && seq < oldest.seq - 1)
      return Promise.reject(new PaperlaneError('bad-request', 'History does not reach back that far.'))
    return this.#ask({ type: 'back', to: seq })
  }

  /** What was done before an entry, the newest first, as far back as the journals reach (L7). */
  steps(limit: number, beforeSeq = Infinity): readonly Step[] {
    return this.#store.history.before(beforeSeq, limit)
  }

  /** The steps that an entry of `undoTo` took back. */
  takenBackBy(seq: number): readonly Step[] {
    return this.#store.history.coveredBy(seq)
  }

  /** What undo and redo would do next, in the person's words; null where there is nothing. */
  history(): { readonly undo: string | null; readonly redo: string | null } {
    const { history } = this.#store
    return { undo: history.next('undo')?.label ?? null, redo: history.next('redo')?.label ?? null }
  }

  /**
   * Writes all papers as a library.json to a place outside the library, also where nothing else can be saved.
   *
   * @throws PaperlaneError `file-unwritable`, also for a place in the library's own folder
   */
  async saveCopy(path: string): Promise<void> {
    if ((await realPathOf(this.files, dirname(path))) === this.folder)
      throw new PaperlaneError('file-unwritable', 'A copy belongs outside the folder of the library.')
    await this.#queue.idle()
    await this.#store.saveCopy(path)
  }

  /** Calls the listener after each change, in order of seq without gaps (L6). */
  onChanged(listener: (applied: Applied) => void): () => void {
    return this.#changed.add(listener)
  }

  /** Calls the listener when the library could not do something that nobody waits for. */
  onTrouble(listener: (error: PaperlaneError) => void): () => void {
    return this.#troubled.add(listener)
  }

  /** Calls the listener when someone else tried to open this library and asks to see it. */
  onShow(listener: () => void): () => void {
    return this.#lock.onShow(listener)
  }

  /** Waits for everything that was asked, tidies up and releases the lock. Closing again waits for the same. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    try {
      await this.#queue.idle()
      await this.#store.close()
    } finally {
      await this.#lock.release()
    }
  }

  #ask(asked: Asked): Promise<Applied | null> {
    if (this.#closing)
      return Promise.reject(new PaperlaneError('library-read-only', 'The library is closed.'))
    if (this.isReadOnly)
      return Promise.reject(new PaperlaneError('library-read-only', 'The library is open read-only.'))
    return this.#queue.ask(asked)
  }
}

/** The real path of the library's folder, which is made where it may be. */
async function libraryFolder(
  files: FileSystem,
  folder: string,
  whenMissing: 'make' | 'refuse',
): Promise<string> {
  try {
    if (whenMissing === 'make') await ensureFolder(files, folder)
    return await files.realPath(folder)
  } catch (cause) {
    if (errno(cause) === undefined) throw cause
    const code = whenMissing === 'make' ? 'library-read-only' : 'library-missing'
    throw new PaperlaneError(code, `${folder} cannot be reached (${errno(cause)}).`, { cause })
  }
}

/** The real path of a folder; as it was given where there is no such folder. */
async function realPathOf(files: FileSystem, folder: string): Promise<string> {
  return (await files.stat(folder)) === null ? folder : files.realPath(folder)
}
