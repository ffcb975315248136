/**
 * Saved searches: questions that somebody asks again and again, by name.
 */
import * as v from 'valibot'

/** One saved search; its text is what stood in the search field. */
export const SavedSearch = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100)),
  text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2_000)),
})
export type SavedSearch = v.InferOutput<typeof SavedSearch>

/** All of them, in the order they are shown; no two have the same name. */
export const SavedSearches = v.pipe(
  v.array(SavedSearch),
  v.maxLength(200),
  v.check(all => new Set(all.map(({ name }) => name)).size === all.length, 'Two searches have one name.'),
)
