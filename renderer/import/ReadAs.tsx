/**
 * What kind of text was read, and how to say that it is another.
 */
import { formatNames, type ReadKind, readKinds } from '../../shared/import/reading.ts'
import type { ImportPreview } from '../../shared/ipc/importing.ts'
import { useStore } from '../store/store.ts'

export function ReadAs({ preview: { kind } }: { readonly preview: Pick<ImportPreview, 'kind'> }) {
  const readAs = useStore(state => state.readAs)
  const setReadAs = useStore(state => state.setReadAs)
  return (
    <label className="import-to">
      Read as{' '}
      <select
        className="field"
        value={readAs ?? ''}
        onChange={event => void setReadAs((event.target.value || null) as ReadKind | null)}
      >
        <option value="">{readAs === null ? `${kindTexts(kind)} (recognised)` : 'What it looks like'}</option>
        {readKinds.map(one => (
          <option key={one} value={one}>
            {formatNames[one]}
          </option>
        ))}
      </select>
    </label>
  )
}

function kindTexts(kind: ImportPreview['kind']): string {
  if (kind === 'mixed') return 'several kinds, one after the other'
  return kind === 'unknown' ? 'nothing known' : formatNames[kind]
}
