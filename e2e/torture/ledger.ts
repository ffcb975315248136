/**
 * The oracle for a process that is killed: what each paper may be, by what was said about it.
 *
 * A paper's value is its column, or `gone`. Of the values asked for in turn, it
 * may have the last that was answered or any after it; nothing else.
 */

/** The value of a paper that is not there. */
export const gone = 'gone'

interface Line {
  /** Every value asked for since the paper was last seen, after the one it was seen with. */
  readonly values: string[]
  /** Which of them was answered last. */
  answered: number
}

export class Ledger {
  readonly #papers = new Map<string, Line>()
  /** For every number that was asked: the paper, and which of its values it is. */
  readonly #asked = new Map<number, readonly [string, number]>()

  /** A paper is about to be asked to have a value. */
  ask(number: number, id: string, value: string): void {
    const line = this.#papers.get(id) ?? { values: [gone], answered: 0 }
    this.#papers.set(id, line)
    this.#asked.set(number, [id, line.values.push(value) - 1])
  }

  /** It was answered; false where nobody had asked. */
  answer(number: number): boolean {
    const [id, index] = this.#asked.get(number) ?? []
    const line = id === undefined ? undefined : this.#papers.get(id)
    if (!line || index === undefined) return false
    line.answered = Math.max(line.answered, index)
    return true
  }

  /** Compares with what was found; from then on, what was found is what has to stay. */
  compare(found: ReadonlyMap<string, string>): { readonly lost: string[]; readonly invented: string[] } {
    const lost: string[] = []
    const invented: string[] = []
    for (const id of found.keys()) if (!this.#papers.has(id)) invented.push(id)
    for (const [id, { values, answered }] of this.#papers) {
      const value = found.get(id) ?? gone
      if (!values.slice(answered).includes(value))
        (values.includes(value) ? lost : invented).push(`${id} ${value}`)
    }
    this.#papers.clear()
    this.#asked.clear()
    for (const [id, value] of found) this.#papers.set(id, { values: [value], answered: 0 })
    return { lost, invented }
  }
}
