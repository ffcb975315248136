/**
 * The calls about what leaves Paperlane: exports, copies, citation keys, kept files.
 */
import * as v from 'valibot'
import type { KeptReport } from '../exports/kept.ts'
import { ExportChoices, exportFormats, ExportOptions, ExportScope, LastingScope } from '../exports/options.ts'
import type { ExportPreview, KeyRenewal } from '../exports/preview.ts'
import { PaperId } from '../library/paper.ts'
import { call, type Done, Seq } from './entries.ts'

/** A pattern of citation keys, as it was typed. */
const KeyPattern = v.pipe(v.string(), v.maxLength(500))
const KeptId = v.pipe(v.string(), v.maxLength(64))

export const exportCalls = {
  'exports.read': call<ExportChoices>()(v.undefined()),
  /** Keeps how the library's papers go out. */
  'exports.write': call<null>()(v.strictObject({ choices: ExportChoices })),
  /** What an export would hold: how many papers, the first entries, and what LaTeX will miss. Pins nothing. */
  'export.preview': call<ExportPreview>()(
    v.strictObject({ scope: ExportScope, options: ExportOptions, keyPattern: KeyPattern }),
  ),
  /** Writes a file where the person says; null where they said nowhere. */
  'export.file': call<{ readonly path: string; readonly count: number } | null>()(
    v.strictObject({ scope: ExportScope, options: ExportOptions }),
  ),
  'clipboard.copy': call<{ readonly count: number }>()(
    v.strictObject({ ids: v.array(PaperId), as: v.picklist([...exportFormats, 'cite-keys']) }),
  ),
  /** The pinned keys that a pattern would make anew, and those of `seq` are the ones that `keys.renew` takes. */
  'keys.preview': call<KeyRenewal>()(v.strictObject({ scope: ExportScope, keyPattern: KeyPattern })),
  /** Makes them, as one step; null where none changes. Refused where the library has changed since `seq`. */
  'keys.renew': call<Done | null>()(v.strictObject({ scope: ExportScope, keyPattern: KeyPattern, seq: Seq })),
  /** The files that are kept in step with the library. */
  'kept.list': call<readonly KeptReport[]>()(v.undefined()),
  /** Asks for a place, writes the file and keeps it in step from then on; null where the person said nowhere. */
  'kept.add': call<KeptReport | null>()(v.strictObject({ scope: LastingScope, options: ExportOptions })),
  /** Keeps a file no longer; it stays as it is. */
  'kept.remove': call<null>()(v.strictObject({ id: KeptId })),
  /** Writes a file that somebody else edited; theirs is put aside beside it. */
  'kept.replace': call<null>()(v.strictObject({ id: KeptId })),
  /** Writes every kept file that is out of step now. */
  'kept.write': call<null>()(v.undefined()),
  'kept.show': call<null>()(v.strictObject({ id: KeptId })),
} as const
