/**
 * Recovery, second half: makes a library's folder ready to be written.
 *
 * What cannot be used is set aside first (L5), then the torn tail is cut, then
 * a fresh snapshot is written where the old one was lost. Stopped anywhere,
 * the next opening finds at least as much. A folder that takes no writes is
 * opened read-only.
 */
import { join } from 'node:path'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { PaperlaneError } from '../../shared/errors.ts'
import { keepBytes, temporaryMark } from './aside.ts'
import { errno, type FileSystem } from './file-system.ts'
import { Journal } from './journal.ts'
import type { Aside, Base, Recovered } from './recovery.ts'

/** What opening found and did. Everything but `notices` is for programs. */
export interface RecoveryReport {
  /** Plain sentences for the person; empty when all was well. */
  readonly notices: readonly string[]
  readonly base: Base
  /** Journal entries after the snapshot. */
  readonly replayedChanges: number
  /** Entries that were lost, by the gaps in their numbers. */
  readonly missingChanges: number
  /** Bytes cut off the end of the journal: a write that was never finished. */
  readonly tornBytes: number
  /** Entries of the snapshot that were no papers. */
  readonly rejectedPapers: number
  /** Files that keep what was set aside, relative to the library's folder. */
  readonly asides: readonly string[]
  /** The copy of a library.json that was edited outside Paperlane, relative to the library's folder. */
  readonly editedCopy: string | null
  /** Conflicted copies that another program laid beside the library, which can be merged. */
  readonly copies: readonly string[]
}

/** A library that is ready: its journal, or null where it can only be read. */
export interface Ready {
  readonly journal: Journal | null
  readonly report: RecoveryReport
}

/**
 * Repairs what recovery found.
 *
 * @param writeSnapshot writes what was recovered to library.json
 * @throws PaperlaneError `library-read-only` where a new library cannot be made
 */
export async function makeReady(
  files: FileSystem,
  folder: string,
  recovered: Recovered,
  now: number,
  writeSnapshot: () => Promise<void>,
): Promise<Ready> {
  const kept: (readonly [Aside, string])[] = []
  const troubles: string[] = []
  let journal: Journal | null = null
  if (recovered.found === 'newer') {
    troubles.push('This library was written by a newer Paperlane. It can be read here, but not changed.')
  } else {
    try {
      await dropTemporaries(files, folder)
      for (const aside of recovered.asides) {
        const { into, name, bytes, removes } = aside
        kept.push([aside, await keepBytes(files, folder, into, name, bytes, now)])
        if (removes !== null) await files.remove(removes)
      }
      journal = recovered.journal
        ? await Journal.resume(files, folder, recovered.journal.name, recovered.journal.end)
        : await Journal.create(files, folder, recovered.seq + 1)
    } catch (cause) {
      if (errno(cause) === undefined) throw cause
      const message = `${folder} takes no changes (${errno(cause)})`
      if (recovered.base === 'new') throw new PaperlaneError('library-read-only', message, { cause })
      troubles.push('The library folder takes no changes. Everything can be read, but nothing can be saved.')
    }
  }
  if (journal && recovered.isSnapshotDue) {
    try {
      await writeSnapshot()
    } catch (error) {
      if (errno(error) === undefined) throw error
      troubles.push(`library.json could not be written (${errno(error)}). Everything is safe in the journal.`)
    }
  }
  return { journal, report: report(recovered, kept, troubles) }
}

/** What a stopped run left half written. */
async function dropTemporaries(files: FileSystem, folder: string): Promise<void> {
  for (const place of [folder, join(folder, 'backups')]) {
    for (const name of await files.list(place)) {
      if (/^(?:library|journal)/.test(name) && name.includes(temporaryMark))
        await files.remove(join(place, name))
    }
  }
}

function report(
  recovered: Recovered,
  kept: readonly (readonly [Aside, string])[],
  troubles: readonly string[],
): RecoveryReport {
  const { copies, replayed } = recovered
  const { applied, missing, tornBytes } = replayed
  const edited = kept.find(([{ into }]) => into === 'conflicts')?.[1] ?? null
  const asides = kept.map(([, path]) => path)
  const where = asides.length > 0 ? ` What could not be used is kept in ${asides.join(', ')}.` : ''
  const sentences = [...snapshotSentences(recovered, edited), ...journalSentences(recovered)]
  return {
    notices: [
      ...sentences.map((sentence, index) => (index === sentences.length - 1 ? sentence + where : sentence)),
      ...copies.map(
        name =>
          `Another program laid a copy beside the library: ${name}. It was left alone and can be merged.`,
      ),
      ...troubles,
    ],
    base: recovered.base,
    replayedChanges: applied,
    missingChanges: missing,
    tornBytes,
    rejectedPapers: recovered.rejectedPapers,
    asides,
    editedCopy: edited,
    copies,
  }
}

function* snapshotSentences(
  { base, found, papers, rejectedPapers, seq }: Recovered,
  edited: string | null,
): Generator<string> {
  const from = { backup: 'a backup and the journal', journals: 'the journal' } as const
  const lost = { missing: 'was missing', damaged: 'could not be read', valid: 'was out of date' } as const
  if (base === 'salvage') {
    yield `library.json was ${found === 'edited' ? 'changed outside Paperlane' : 'damaged'} and there was no backup. ${countOf(papers.size)} could be read from it.`
  } else if (found === 'edited') {
    yield `library.json was changed outside Paperlane. Your library is as Paperlane last saved it${edited === null ? '' : `; the changed file is ${edited}`}.`
  } else if (found !== 'newer' && (base === 'backup' || (base === 'journals' && seq > 0))) {
    yield `library.json ${lost[found]}. The library was rebuilt from ${from[base]}.`
  }
  if (rejectedPapers > 0)
    yield `${countOf(rejectedPapers, 'entry').replace('entrys', 'entries')} of library.json could not be read as papers.`
}

function* journalSentences({ replayed }: Recovered): Generator<string> {
  const { applied, missing, tornBytes, isDamaged } = replayed
  if (missing > 0)
    yield `${digitsOf(missing)} of ${countOf(applied + missing, 'change')} since the last snapshot were damaged and could not be read.`
  else if (isDamaged) yield 'The journal held bytes that are no changes. No change is missing.'
  if (tornBytes > 0)
    yield 'The last change was not written completely, as after a power cut. It was cut off; everything before it is there.'
}
