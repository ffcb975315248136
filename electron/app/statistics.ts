/**
 * What was decided, told from the papers themselves: a paper's last decision is the time it came to its column.
 *
 * A decision that was taken back is none, and one that was made again counts
 * once, on the day it was last made. Nothing is kept beside the library.
 */
import type { DayFigures, SessionFigures } from '../../shared/library/statistics.ts'
import { type Change, changedId } from '../../shared/library/changes.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import type { Applied, Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'

/** A longer time between two decisions is a pause, in milliseconds. */
const pause = 2 * 60_000
/** The latest decisions that the pace is told from, and the fewest that tell one. */
const latest = 40
const fewest = 4

type Verdict = 'kept' | 'skipped'

export class Statistics {
  readonly #library: Library
  readonly #now: () => number
  /** What was decided today, paper by paper. */
  readonly #today = new Map<PaperId, Verdict>()
  #since: number
  /** Changes that have not been looked at yet. */
  readonly #waiting: (readonly Change[])[] = []
  #times: number[] = []
  #counted: Promise<void>

  constructor(library: Library, now: () => number = Date.now) {
    this.#library = library
    this.#now = now
    this.#since = startOfDay(now())
    library.onChanged(applied => this.#note(applied))
    this.#counted = this.#countAll()
  }

  /** Today so far, and how long a decision takes at present. */
  async session(): Promise<SessionFigures> {
    await this.#counted
    if (startOfDay(this.#now()) !== this.#since) this.#counted = this.#countAll() // midnight has passed
    await this.#counted
    await this.#catchUp()
    let kept = 0
    for (const verdict of this.#today.values()) if (verdict === 'kept') kept++
    return { kept, skipped: this.#today.size - kept, paceMs: paceOf(this.#times) }
  }

  /** Each of the last days, today first: papers that came, and papers that were kept or skipped for good so far. */
  async days(count: number): Promise<DayFigures[]> {
    const days = Array.from({ length: count }, (_, ago) => {
      const at = new Date(this.#since)
      at.setDate(at.getDate() - ago)
      return { from: at.getTime(), added: 0, kept: 0, skipped: 0 }
    })
    const dayOf = (at: number) => days.find(({ from }) => at >= from)
    const oldest = days.at(-1)?.from ?? 0
    const slices = new Slices()
    for (const paper of [...this.#library.all()]) {
      if (paper.addedAt >= oldest) {
        const day = dayOf(paper.addedAt)
        if (day) day.added++
      }
      const verdict = verdictOn(paper)
      if (verdict && paper.movedAt >= oldest) {
        const day = dayOf(paper.movedAt)
        if (day) day[verdict]++
      }
      if (slices.isDue) await slices.rest()
    }
    return days
  }

  #note({ source, changes }: Applied): void {
    this.#waiting.push(changes)
    const [change, ...others] = changes
    if (source !== 'user' || others.length > 0 || change?.type !== 'edited' || !change.fields.column) return
    this.#times = [...this.#times, this.#now()].slice(-latest)
  }

  async #countAll(): Promise<void> {
    this.#since = startOfDay(this.#now())
    this.#today.clear()
    const slices = new Slices()
    for (const paper of [...this.#library.all()]) {
      this.#count(paper.id, paper)
      if (slices.isDue) await slices.rest()
    }
  }

  async #catchUp(): Promise<void> {
    const slices = new Slices()
    for (let changes = this.#waiting.shift(); changes; changes = this.#waiting.shift())
      for (const change of changes) {
        const id = changedId(change)
        this.#count(id, this.#library.get(id))
        if (slices.isDue) await slices.rest()
      }
  }

  #count(id: PaperId, paper: Paper | undefined): void {
    const verdict = paper && paper.movedAt >= this.#since ? verdictOn(paper) : null
    if (verdict) this.#today.set(id, verdict)
    else this.#today.delete(id)
  }
}

/** What was decided on a paper; null for one that nobody has decided on. */
function verdictOn({ column, movedAt, addedAt }: Paper): Verdict | null {
  // An import puts papers into a column too, and that is no decision on each of them.
  if (column === 'inbox' || movedAt === addedAt) return null
  return column === 'skipped' ? 'skipped' : 'kept'
}

/** The median time between decisions, pauses left out, in milliseconds; null where there are too few. */
export function paceOf(times: readonly number[]): number | null {
  const gaps = times
    .slice(1)
    .map((time, index) => time - (times[index] ?? time))
    .filter(gap => gap < pause)
    .sort((a, b) => a - b)
  return gaps.length < fewest - 1 ? null : (gaps[Math.floor(gaps.length / 2)] ?? null)
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}
