/**
 * The product as it is: the subject that must come through unharmed.
 */
import * as code from './code-under-test.ts'
import { bundleChild } from './bundle.ts'
import type { Subject } from './layer.ts'

let child: Promise<string> | null = null

/** The product's own code, with nothing in between. */
export const product: Subject = {
  code,
  through: files => files,
  throughName: '',
  child: () => (child ??= bundleChild([])),
}
