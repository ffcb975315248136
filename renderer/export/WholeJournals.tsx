/**
 * The journals that go out under their whole names though short ones are asked for.
 */
import { countOf } from '../../shared/library/describe.ts'
import { useStore } from '../store/store.ts'

export function WholeJournals() {
  const preview = useStore(state => state.exportPreview)
  if (!preview || preview.wholeCount === 0) return null
  const { whole, wholeCount } = preview
  const listed = whole.reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="export-lacks">
      <details>
        <summary>
          {wholeCount === 1
            ? '1 paper keeps the whole name of its journal'
            : `${countOf(wholeCount)} keep the whole name of their journal`}
          : no short one is known
        </summary>
        {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
        <ul tabIndex={0} aria-label="Journals that keep their whole names">
          {whole.map(({ name, count }) => (
            <li key={name}>
              {name} <span className="quiet">{countOf(count)}</span>
            </li>
          ))}
          {wholeCount > listed && <li className="quiet">… and {countOf(wholeCount - listed)} more</li>}
        </ul>
        <p className="field-hint">
          Short names are those that a paper came with or was given in its details, or made by the rules of
          ISO 4 where every word of a title is known.
        </p>
      </details>
    </div>
  )
}
