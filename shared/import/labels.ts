/**
 * Labels that stand before what they name: `Title:`, `**Authors:**`, `PDF:`, `Abstract.`
 */

/** What a label says that follows. `other` is furniture that belongs to the paper all the same. */
export type Label =
  'title' | 'authors' | 'abstract' | 'id' | 'date' | 'class' | 'venue' | 'keywords' | 'other'

const names: Readonly<Record<Label, string>> = {
  title: 'title|paper title|paper',
  authors: 'authors?|by|creators?',
  abstract: 'abstract|summary|tl;?dr|description',
  id: 'pdf(?: (?:link|url))?|urls?|links?|arxiv(?: (?:id|link|url|page))?|id|doi|paper (?:link|url|id)|abs|entry id|html|code|github|project(?: page)?|website|hugging ?face|hf|source(?: link)?',
  date: 'date|published(?: (?:date|on))?|publication date|submitted(?: on)?|year|updated',
  class: 'categor(?:y|ies)|primary category|subjects?|subj-class|tags?',
  venue: 'venue|journal(?:[- ]ref(?:erence)?)?|conference|published in|publication',
  keywords: 'keywords?|key ?words|topics?',
  other:
    'comments?|affiliations?|institutions?|upvotes?|votes|stars|score|relevance|license|report[- ]no|msc[- ]class|acm[- ]class|cite as|citations?|type|language',
}

const all = Object.values(names).join('|')
const form = new RegExp(
  String.raw`^(?:[-*•>+]\s+)?(?:\*\*|__|#{1,6}\s+)?(${all})\s*(?:\*\*|__)?\s*(?::|：)\s*(?:\*\*|__)?\s*`,
  'i',
)
const labelOf: readonly (readonly [Label, RegExp])[] = Object.entries(names).map(([label, list]) => [
  label as Label,
  new RegExp(`^(?:${list})$`, 'i'),
])

/** The label at the start of a line and what stands behind it; null where there is none. */
export function labelled(line: string): { readonly label: Label; readonly value: string } | null {
  const found = form.exec(line.slice(0, 80))
  const name = found?.[1]
  if (!found || name === undefined) return null
  const label = labelOf.find(([, list]) => list.test(name))?.[0] ?? 'other'
  return { label, value: line.slice(found[0].length).trim() }
}
