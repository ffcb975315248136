/**
 * Text of a paper, with the words that are looked for marked.
 */
import { useCallback } from 'react'
import type { TextField } from '../../shared/search/fields.ts'
import { highlights } from '../../shared/search/highlight.ts'
import type { Condition } from '../../shared/search/query.ts'
import { useStore } from '../store/store.ts'
import { MathText } from '../ui/MathText.tsx'

interface SearchedTextProps {
  readonly text: string
  readonly field: TextField
}

export function SearchedText(props: SearchedTextProps) {
  return <MarkedText {...props} sought={useStore(state => state.sought)} />
}

/** The same where it is known what is looked for: a column asks once, not every text of every card. */
export function MarkedText({
  text,
  field,
  sought,
}: SearchedTextProps & { readonly sought: Condition | null }) {
  const marked = useCallback(
    (piece: string) => (sought ? highlights(piece, sought, field) : []),
    [sought, field],
  )
  return <MathText text={text} marked={sought ? marked : undefined} />
}

/** How far before the first word found an excerpt begins, in characters. */
const lead = 30

/** The beginning of an abstract, or what stands around the first word that is looked for. */
export function excerptOf(
  abstract: string | undefined,
  sought: Condition | null,
  length: number,
): string | undefined {
  if (abstract === undefined || !sought) return abstract && cut(abstract, length)
  const first = highlights(abstract, sought, 'abstract')[0]
  // Twice as much is drawn as wide letters leave room for.
  if (!first || first.end <= length / 2) return cut(abstract, length)
  const from = Math.min(abstract.indexOf(' ', Math.max(first.start - lead, 0)) + 1, first.start)
  return `… ${cut(abstract.slice(from), length)}`
}

/** The beginning of a text, to the end of a word. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const end = text.lastIndexOf(' ', length)
  return `${text.slice(0, end > 0 ? end : length)} …`
}
