/**
 * What LaTeX will miss, and the ways to fill it in: by hand, or from public services.
 */
import { lackTitles } from '../../shared/exports/lacks.ts'
import { countOf } from '../../shared/library/describe.ts'
import type { LackingPaper } from '../../shared/exports/preview.ts'
import type { PaperId } from '../../shared/library/paper.ts'
import { FetchBar } from '../fetching/FetchBar.tsx'
import { useStore } from '../store/store.ts'
import { MathText } from '../ui/MathText.tsx'
import { editField } from './edit-field.ts'
import { fieldOfLack } from './fill-in.ts'

export function Lacks() {
  const preview = useStore(state => state.exportPreview)
  if (!preview || preview.lackingCount === 0) return null
  const { lacking, lackingCount } = preview
  return (
    <div className="export-lacks">
      <details>
        <summary>
          {lackingCount === 1 ? '1 paper lacks' : `${countOf(lackingCount)} lack`} something that will be
          missed
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
      <Fetch ids={lacking.map(({ id }) => id)} isAll={lackingCount === lacking.length} />
    </div>
  )
}

interface FetchProps {
  readonly ids: readonly PaperId[]
  /** Whether these are all that lack something. */
  readonly isAll: boolean
}

function Fetch({ ids, isAll }: FetchProps) {
  const fetchMissing = useStore(state => state.fetchMissing)
  return (
    <>
      <button
        type="button"
        className="button"
        title="Asks arXiv and doi.org by the ids of these papers, and fills in what is empty"
        onClick={() => void fetchMissing(ids)}
      >
        {isAll ? 'Fetch what is missing' : `Fetch for the first ${ids.length}`}
      </button>
      <FetchBar isInSheet />
    </>
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
