/**
 * From the bytes of an import to what is understood of them, a part at a time.
 */
import { readInParts, type Told } from '../../shared/import/in-parts.ts'
import { withLinksOf } from '../../shared/import/page-links.ts'
import type { Reading } from '../../shared/import/reading.ts'
import type { Content } from './content.ts'
import { chunkSize, decodedChunks } from './decode.ts'
import { opened } from './mail.ts'

/** @param onDecoded told how much of it has become text, 0 to 1 */
export function* readContent(
  given: Content,
  told?: Told,
  onDecoded: (share: number) => void = () => undefined,
): Generator<Reading, void> {
  const content = opened(given)
  let decoded = 0
  function* chunks() {
    for (const chunk of decodedChunks(content.bytes, chunkSize, content.isText)) {
      decoded += chunkSize
      onDecoded(Math.min(decoded / content.bytes.length, 1))
      yield chunk
    }
  }
  const withLinks = content.page ? withLinksOf(new TextDecoder().decode(content.page)) : null
  for (const reading of readInParts(chunks, told)) yield withLinks ? withLinks(reading) : reading
}
