/**
 * Two papers side by side, field by field: what they have in common, where they differ, what only one knows.
 */
import { columnTitles } from '../../shared/library/paper.ts'
import type { Draft } from '../../shared/library/paper.ts'
import type { Alike } from '../../shared/ipc/importing.ts'
import { useStore } from '../store/store.ts'
import { MathText } from '../ui/MathText.tsx'
import { type Difference, decisionText, differences } from './words.ts'

interface ComparisonProps {
  readonly alike: Alike
  readonly told: Draft
}

export function Comparison({ alike, told }: ComparisonProps) {
  const today = useStore(state => state.today)
  const { met, draft, as } = alike
  return (
    <table className="comparison">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Field</span>
          </th>
          <th scope="col">
            {met ? `In your library, ${columnTitles[met.column]}` : `Paper ${Number(as) + 1} of this text`}
            {met && <span className="comparison-when">{decisionText(met, today)}</span>}
          </th>
          <th scope="col">In this text</th>
        </tr>
      </thead>
      <tbody>
        {differences(draft, told).map(one => (
          <tr key={one.field} data-difference={kindOf(one)}>
            <th scope="row">
              {one.title}
              <span className="visually-hidden">{words[kindOf(one)]}</span>
            </th>
            <td>
              <Value text={one.known} />
            </td>
            <td>
              <Value text={one.told} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const words = { same: ', the same', other: ', different', gap: ', only one knows it' } as const

function kindOf({ isSame }: Difference): keyof typeof words {
  return isSame === null ? 'gap' : isSame ? 'same' : 'other'
}

function Value({ text }: { readonly text: string }) {
  if (text === '') return <span className="quiet">not known</span>
  return (
    <bdi>
      <MathText text={text} />
    </bdi>
  )
}
