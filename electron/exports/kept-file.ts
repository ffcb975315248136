/**
 * One kept file: writes it when it is due, and never over what somebody else wrote.
 */
import { webcrypto } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import type { KeptFile as Remembered, KeptReport, KeptState, Written } from '../../shared/exports/kept.ts'
import type { KeyOf } from '../../shared/exports/writer.ts'
import type { Paper } from '../../shared/library/paper.ts'
import type { FileStatus, FileSystem } from '../library/file-system.ts'
import { replaceFile } from '../library/replace-file.ts'
import { FileText } from './file-text.ts'

/** When papers are written: the entry of the library that they are of, and the time in milliseconds since 1970. */
interface Moment {
  readonly seq: number
  readonly now: number
}

export class KeptFile {
  #remembered: Remembered
  #state: KeptState = 'waiting'
  #problem: string | null = null
  #aside: string | null = null
  /** Whether what is remembered has changed in a way that the next start has to know. */
  isDirty = false
  readonly #text: FileText
  readonly #files: FileSystem

  constructor(remembered: Remembered, files: FileSystem) {
    this.#remembered = remembered
    this.#text = new FileText(remembered.options)
    this.#files = files
  }

  get remembered(): Remembered {
    return this.#remembered
  }

  get report(): KeptReport {
    const { written, ...rest } = this.#remembered
    const { at = null, papers = null } = written ?? {}
    return {
      ...rest,
      ...{ state: this.#state, problem: this.#problem, writtenAt: at, papers, aside: this.#aside },
    }
  }

  /** Says that it is not in step until it has been looked at again. */
  expectWriting(): void {
    if (this.#state === 'in-step') this.#state = 'waiting'
  }

  /** Whether it holds what the library is after an entry, as far as a look at the file tells. */
  async isOf(seq: number): Promise<boolean> {
    const { written, scope } = this.#remembered
    // What a search finds may also change with time.
    if (written?.seq !== seq || scope.of === 'search') return false
    const present = await this.#look()
    if (present === null) return false
    if (present !== 'elsewhere') this.#settle('in-step', null)
    return true
  }

  /** Says that something before the writing went wrong. */
  fail(error: unknown): void {
    this.#settle('failed', error instanceof Error ? error.message : String(error))
  }

  /**
   * Writes these papers, unless the file holds them already, somebody else wrote it, or its place is not there.
   *
   * @param at the entry of the library that these papers are of, and the time in milliseconds since 1970
   */
  async write(papers: readonly Paper[], keyOf: KeyOf, { seq, now }: Moment): Promise<void> {
    try {
      const present = await this.#look()
      if (present === 'elsewhere') return
      // A file that is gone, or was never there, is written whatever was made last.
      if (present === null) this.#text.forget()
      const bytes = await this.#text.bytesOf(papers, keyOf)
      if (bytes) await this.#put(bytes, papers.length, { seq, now }, present !== null)
      if (this.#remembered.written)
        this.#remembered = { ...this.#remembered, written: { ...this.#remembered.written, seq } }
      this.#settle('in-step', null)
    } catch (error) {
      this.#text.forget()
      if (!(error instanceof PaperlaneError)) throw error
      this.fail(error)
    }
  }

  /** Puts the edited file aside, beside it under another name, so that the next writing finds none. */
  async putAside(now: number): Promise<void> {
    const { path } = this.#remembered
    const day = new Date(now).toISOString().slice(0, 10)
    const base = basename(path, extname(path))
    for (let number = 1; ; number++) {
      const name = `${base} (edited ${day}${number === 1 ? '' : `, ${number}`})${extname(path)}`
      const aside = join(dirname(path), name)
      if ((await this.#files.stat(aside)) !== null) continue
      await this.#files.rename(path, aside)
      this.#aside = name
      break
    }
    this.#remember(null)
    this.#settle('waiting', null)
  }

  /** Where the file is, as it was when it was last written; null where there is none. */
  async #look(): Promise<FileStatus | 'elsewhere' | null> {
    const { path, written } = this.#remembered
    const folder = await this.#files.stat(dirname(path))
    // An unmounted disk leaves an empty folder in its place, which is on another disk.
    if (folder === null || (written && String(folder.device) !== written.device)) {
      this.#settle('unreachable', `${dirname(path)} is not there. It is tried again by itself.`)
      return 'elsewhere'
    }
    const status = await this.#files.stat(path)
    if (status === null) return written ? this.#follow(written) : null
    if (written === null) {
      this.#settle('edited', `${basename(path)} was there before and was not written by Paperlane.`)
      return 'elsewhere'
    }
    if (isSame(status, written)) return status
    const bytes = await this.#files.readFile(path)
    if ((await hashOf(bytes)) === written.hash) {
      this.#remember({ ...written, ...stampOf(status) })
      return status
    }
    this.#settle('edited', `${basename(path)} was changed by somebody else. It is left as it is.`)
    return 'elsewhere'
  }

  /** Finds the file under a new name in its folder: whoever renamed it wants it kept there. */
  async #follow(written: Written): Promise<FileStatus | 'elsewhere' | null> {
    const folder = dirname(this.#remembered.path)
    for (const name of await this.#files.list(folder)) {
      if (extname(name) !== extname(this.#remembered.path)) continue
      const status = await this.#files.stat(join(folder, name))
      if (status && String(status.inode) === written.inode && status.size === written.size) {
        this.#remembered = { ...this.#remembered, path: join(folder, name) }
        this.isDirty = true
        return this.#look()
      }
    }
    return null
  }

  async #put(bytes: Buffer, papers: number, { seq, now }: Moment, isThere: boolean): Promise<void> {
    const { path, written } = this.#remembered
    // The hash is worked out while the disk works; what the file was, the disk knows.
    const [hash, isWritten] = await Promise.all([hashOf(bytes), replaceFile(path, bytes, this.#files)])
    if (isThere && !isWritten && written?.hash === hash) return
    const status = await this.#files.stat(path)
    const folder = await this.#files.stat(dirname(path))
    if (!status || !folder)
      throw new PaperlaneError('file-unwritable', `${path} went away while it was written.`)
    this.#remember({
      ...stampOf(status),
      at: now,
      papers,
      seq,
      hash,
      device: String(folder.device),
    })
  }

  #remember(written: Written | null): void {
    this.isDirty = true
    this.#remembered = { ...this.#remembered, written }
  }

  #settle(state: KeptState, problem: string | null): void {
    this.#state = state
    this.#problem = problem
  }
}

function isSame({ size, modifiedAt, inode }: FileStatus, written: Written): boolean {
  return size === written.size && modifiedAt === written.modifiedAt && String(inode) === written.inode
}

function stampOf({ size, modifiedAt, inode }: FileStatus): Pick<Written, 'size' | 'modifiedAt' | 'inode'> {
  return { size, modifiedAt, inode: String(inode) }
}

/** SHA-256 of bytes, in hexadecimal, worked out off the main thread. */
async function hashOf(bytes: Buffer): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString(
    'hex',
  )
}
