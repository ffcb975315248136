/**
 * Which papers go out: what is selected or found, a column, a tag, a saved search, or all.
 */
import { useMemo } from 'react'
import { type ExportScope, scopeTitle } from '../../shared/exports/options.ts'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { sameTag } from '../../shared/library/edits.ts'
import { columns, columnTitles } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'

export function ScopeField() {
  const scope = useStore(state => state.exportScope)
  const setScope = useStore(state => state.setExportScope)
  const counts = useStore(state => state.counts)
  const searchText = useStore(state => state.searchText.trim())
  const searches = useStore(state => state.savedSearches)
  const tags = useTags()
  const value = JSON.stringify(scope)
  const groups: readonly (readonly [title: string, scopes: readonly ExportScope[]])[] = [
    ['Columns', columns.map(column => ({ of: 'column', column }))],
    ['Tags', tags.map(tag => ({ of: 'tag', tag }))],
    ['Saved searches', searches.map(({ text }) => ({ of: 'search', text }))],
  ]
  const now: ExportScope[] = [
    ...(scope.of === 'papers' ? [scope] : []),
    ...(searchText !== '' ? [{ of: 'search', text: searchText } as const] : []),
    { of: 'library' },
  ]
  const known = new Set([...now, ...groups.flatMap(([, scopes]) => scopes)].map(one => JSON.stringify(one)))
  const title = (one: ExportScope) => {
    if (one.of === 'papers') return `The selection: ${countOf(one.ids.length)}`
    if (one.of === 'column') return `${columnTitles[one.column]} (${digitsOf(counts[one.column])})`
    return one.of === 'tag' ? one.tag : scopeTitle(one)
  }
  const option = (one: ExportScope) => (
    <option key={JSON.stringify(one)} value={JSON.stringify(one)}>
      {title(one)}
    </option>
  )
  return (
    <label className="export-field">
      <span className="field-label">Papers</span>
      <select
        className="field"
        value={value}
        onChange={event => setScope(JSON.parse(event.target.value) as ExportScope)}
      >
        {now.map(option)}
        {!known.has(value) && option(scope)}
        {groups
          .filter(([, scopes]) => scopes.length > 0)
          .map(([name, scopes]) => (
            <optgroup key={name} label={name}>
              {scopes.map(option)}
            </optgroup>
          ))}
      </select>
    </label>
  )
}

/** Every tag of the library, by name. */
function useTags(): readonly string[] {
  const version = useStore(state => state.version)
  return useMemo(() => {
    const tags = new Map<string, string>()
    for (const paper of useStore.getState().rows.tagged())
      for (const tag of paper.tags) if (!tags.has(sameTag(tag))) tags.set(sameTag(tag), tag)
    return [...tags.values()].sort((a, b) => (sameTag(a) < sameTag(b) ? -1 : 1))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- rows are changed in place; `version` says when
  }, [version])
}
