/**
 * Differences: the changes that make one state of papers another, and what a person is shown of them.
 *
 * Restoring a backup, taking over an edited file and going back in history are
 * all the same thing: ordinary changes between the present and another state,
 * which undo takes back like any others.
 */
import type { Change } from './changes.ts'
import { fieldOf, mayBeAbsent, type Paper, type PaperId } from './paper.ts'

/** Some papers: how many, and the titles of the first 50. */
export interface Titles {
  readonly count: number
  readonly titles: readonly string[]
}

/** What would become different, seen from the present: papers that would come, go, or change. */
export interface Difference {
  readonly added: Titles
  readonly removed: Titles
  readonly changed: Titles
}

/**
 * The changes that make a paper from what it is to what it is to be; undefined stands for "not there".
 *
 * A field that may be absent is the same as one that says so. An edit can neither
 * change `addedAt` nor bring or take a field that only another version knows, so
 * such a paper goes and comes again.
 */
export function changesBetween(before: Paper | undefined, after: Paper | undefined): Change[] {
  if (before === after) return []
  if (!before) return after ? [{ type: 'added', paper: after }] : []
  if (!after) return [{ type: 'removed', paper: before }]
  const names = [...Object.keys(after), ...Object.keys(before).filter(name => !Object.hasOwn(after, name))]
  const isEdit =
    before.addedAt === after.addedAt &&
    names.every(name => mayBeAbsent(name) || (Object.hasOwn(before, name) && Object.hasOwn(after, name)))
  if (!isEdit)
    return [
      { type: 'removed', paper: before },
      { type: 'added', paper: after },
    ]
  const edits = names
    .map(name => [name, [fieldOf(before, name), fieldOf(after, name)]] as const)
    .filter(([, [from, to]]) => !isSame(from, to))
  return edits.length === 0 ? [] : [{ type: 'edited', id: before.id, fields: Object.fromEntries(edits) }]
}

/** Whether two values of a paper are the same: they are plain JSON, so their text tells them apart. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

/** How many titles a preview shows of each kind. */
const shownTitles = 50

/** Sums up changes for a person, without holding on to them. */
export class DifferenceCount {
  readonly #counts = { added: 0, removed: 0, changed: 0 }
  readonly #titles = { added: [] as string[], removed: [] as string[], changed: [] as string[] }

  /**
   * Takes in all the changes of one paper.
   *
   * @param present the paper as it is
   */
  count(changes: readonly Change[], present: Paper | undefined): void {
    const [first, second] = changes
    if (!first) return
    const kind = second || first.type === 'edited' ? 'changed' : first.type
    this.#counts[kind]++
    const title = first.type === 'edited' ? present?.title : first.paper.title
    if (this.#titles[kind].length < shownTitles) this.#titles[kind].push(title ?? '')
  }

  get result(): Difference {
    const of = (kind: 'added' | 'removed' | 'changed') => ({
      count: this.#counts[kind],
      titles: [...this.#titles[kind]],
    })
    return { added: of('added'), removed: of('removed'), changed: of('changed') }
  }
}

/**
 * The changes that make the present papers exactly the wanted ones, paper by paper.
 *
 * @param present every paper there is
 * @param wanted of several with one id the first counts
 */
export function* planBecome(
  present: { get(id: PaperId): Paper | undefined; all(): Iterable<Paper> },
  wanted: readonly Paper[],
): Generator<readonly Change[]> {
  const ids = new Set<PaperId>()
  for (const paper of wanted) {
    if (ids.has(paper.id)) continue
    ids.add(paper.id)
    yield changesBetween(present.get(paper.id), paper)
  }
  for (const paper of present.all()) yield ids.has(paper.id) ? [] : changesBetween(paper, undefined)
}
