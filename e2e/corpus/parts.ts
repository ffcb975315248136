/**
 * The parts of the corpus, by the names they are asked for with.
 */
import { compareExports } from './better-bibtex-export.ts'
import { countBibtex } from './bibtex-counts.ts'
import { compareBibtexFields } from './bibtex-fields.ts'
import { findDuplicates } from './duplicates.ts'
import { readHostile } from './hostile.ts'
import { readSeedListing } from './listing.ts'
import { rebuildPages } from './daily-pages.ts'
import { compareJournalNames } from './journal-names.ts'
import type { Part } from './part.ts'
import { countRecords } from './record-counts.ts'
import { compareReferenceFields } from './reference-fields.ts'

export const parts: Readonly<Record<string, Part>> = {
  listing: readSeedListing,
  'bibtex-counts': countBibtex,
  'bibtex-fields': compareBibtexFields,
  'better-bibtex-export': compareExports,
  'record-counts': countRecords,
  'daily-pages': rebuildPages,
  'reference-fields': compareReferenceFields,
  'journal-names': compareJournalNames,
  duplicates: findDuplicates,
  hostile: readHostile,
}
