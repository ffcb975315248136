/**
 * What LaTeX will miss, and the way to fill it in.
 */
import { lackTitles } from '../../shared/exports/lacks.ts'
import { countOf } from '../../shared/library/describe.ts'
import type { LackingPaper } from '../../shared/exports/preview.ts'
import { useStore } from '../store/store.ts'
import { MathText } from '../ui/MathText.tsx'
import { editField } from './edit-field.ts'
import { fieldOfLack } from './fill-in.ts'

export function Lacks() {
  const preview = useStore(state => state.exportPreview)
  if (!preview || preview.lackingCount === 0) return null
  const { lacking, lackingCount } = preview
  return (
    <details className="export-lacks">
      <summary>
        {lackingCount === 1 ? '1 paper lacks' : `${countOf(lackingCount)} lack`} something that will be missed
      </summary>
      <ul>
        {lacking.map(paper => (
          <Lacking key={paper.id} paper={paper} />
        ))}
        {lackingCount > lacking.length && (
          <li className="quiet">… and {lackingCount - lacking.length} more</li>
        )}
      </ul>
    </details>
  )
}

function Lacking({ paper: { id, title, lacks } }: { readonly paper: LackingPaper }) {
  const [first] = lacks
  return (
    <li>
      <button
        type="button"
        className="export-lacking"
        title="Fill it in"
        onClick={() => first && void editField(id, fieldOfLack[first])}
      >
        <span className="export-lacking-title">
          <MathText text={title} />
        </span>
        <span className="quiet">{lacks.map(lack => lackTitles[lack]).join(', ')}</span>
      </button>
    </li>
  )
}
