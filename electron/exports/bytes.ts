/**
 * The bytes of a file that is made text by text, without ever holding it whole.
 */
import { Slices } from '../library/slices.ts'

/** Bytes of one piece of a file. */
const pieceBytes = 1 << 18
/** The most bytes that a unit of UTF-16 takes in UTF-8. */
const bytesPerUnit = 3

/**
 * Texts as bytes of some hundred kilobytes, made while the window goes on.
 *
 * A piece holds until the one after the next is asked for: whoever writes them has one on its way to the disk while the
 * next is made. Two buffers take turns, since memory outside of V8's heap has all of that heap looked through each time
 * that 64 MB of it have come together, which took as long as to make the texts.
 */
export async function* bytesOf(texts: Iterable<readonly string[]>): AsyncGenerator<Buffer> {
  const slices = new Slices('behind keys')
  let bytes = Buffer.allocUnsafeSlow(pieceBytes)
  let other = Buffer.allocUnsafeSlow(pieceBytes)
  let end = 0
  for (const pieces of texts) {
    for (const text of pieces) {
      // Each text is written where it goes: joined first, it would be copied twice more.
      const most = text.length * bytesPerUnit
      if (end + most > bytes.length) {
        if (end > 0) yield bytes.subarray(0, end)
        const next = most > other.length ? Buffer.allocUnsafeSlow(most) : other
        other = bytes
        bytes = next
        end = 0
      }
      end += bytes.write(text, end)
    }
    if (slices.isDue) await slices.rest()
  }
  yield bytes.subarray(0, end)
}
