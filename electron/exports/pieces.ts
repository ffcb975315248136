/**
 * Bytes put together from stretches of others; stretches that followed each other are copied in one go.
 */
export class Pieces {
  readonly #parts: { readonly of: Buffer; readonly start: number; end: number }[] = []
  length = 0

  /** Adds the bytes of a stretch. */
  add(of: Buffer, start = 0, end = of.length): void {
    if (start === end) return
    const before = this.#parts.at(-1)
    if (before?.of === of && before.end === start) before.end = end
    else this.#parts.push({ of, start, end })
    this.length += end - start
  }

  /** All of them, copied. */
  together(): Buffer {
    const bytes = Buffer.allocUnsafeSlow(this.length)
    let at = 0
    for (const { of, start, end } of this.#parts) at += of.copy(bytes, at, start, end)
    return bytes
  }
}
