/**
 * From the bytes of an import to what is understood of them, a part at a time.
 */
import { readInParts, type Told } from '../../shared/import/in-parts.ts'
import { withLinksOf } from '../../shared/import/page-links.ts'
import type { Reading } from '../../shared/import/reading.ts'
import type { Content } from './content.ts'
import { chunkSize, decodedChunks } from './decode.ts'

/** @param onDecoded told how many bytes have become text */
export function* readContent(
  content: Content,
  told?: Told,
  onDecoded: (bytes: number) => void = () => undefined,
): Generator<Reading, void> {
  let decoded = 0
  function* chunks() {
    for (const chunk of decodedChunks(content.bytes, chunkSize, content.isText)) {
      onDecoded((decoded += chunkSize))
      yield chunk
    }
  }
  const withLinks = content.page ? withLinksOf(new TextDecoder().decode(content.page)) : null
  for (const reading of readInParts(chunks, told)) yield withLinks ? withLinks(reading) : reading
}
