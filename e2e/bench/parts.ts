/**
 * The parts of the benchmarks, by the names they are asked for with.
 */
import { measureBoard } from './board.ts'
import { measureExport } from './export.ts'
import { measureImport } from './import.ts'
import type { Part } from './part.ts'
import { measureSearch } from './search.ts'
import { measureStorePart } from './store.ts'

export const parts: Readonly<Record<string, Part>> = {
  store: measureStorePart,
  board: measureBoard,
  search: measureSearch,
  import: measureImport,
  export: measureExport,
}
