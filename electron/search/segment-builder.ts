/**
 * Builds a segment: reads texts once, unit by unit, into a table of words and a list of postings.
 *
 * No word becomes a string before all are known: making 20 million strings
 * would take longer than everything else together.
 */
import { fieldWeights, textFields } from '../../shared/search/fields.ts'
import { fold, kindOf, longestWord, partOfWord, separator } from '../../shared/search/words.ts'
import { documentShift, fieldShift, heaviest, type Segment } from './segment.ts'

const weights = textFields.map(field => fieldWeights[field])

export class SegmentBuilder {
  // The table of words: open addressing by hash; a word's letters lie in one pool.
  #table = new Int32Array(1 << 14).fill(-1)
  #pool = new Uint16Array(1 << 16)
  #offsets = new Uint32Array(1 << 13)
  #hashes = new Uint32Array(1 << 13)
  #frequencies = new Uint32Array(1 << 13)
  #wordCount = 0
  // The posting of the present document that a word has, where it has one.
  #lastDocument = new Int32Array(1 << 13).fill(-1)
  #lastPosting = new Uint32Array(1 << 13)
  // Postings in the order of reading: the word, and the lower half of the posting.
  #postingWords = new Uint32Array(1 << 16)
  #postingBits = new Uint16Array(1 << 16)
  #postingCount = 0
  #ends = new Uint32Array(1 << 10)
  #lengths = new Uint16Array(1 << 10)
  #papers = new Int32Array(1 << 10)
  #documentCount = 0

  get count(): number {
    return this.#documentCount
  }

  /** Reads a paper's texts, in the order of `textFields`. */
  add(paper: number, texts: readonly string[]): void {
    const document = this.#documentCount
    if (document === this.#ends.length) {
      this.#ends = grown(this.#ends)
      this.#lengths = grown(this.#lengths)
      this.#papers = grown(this.#papers)
    }
    let length = 0
    for (let field = 0; field < textFields.length; field++) {
      const text = texts[field] ?? ''
      if (text !== '') length += this.#read(fold(text), document, field)
    }
    this.#ends[document] = this.#postingCount
    this.#lengths[document] = Math.min(length, 0xffff)
    this.#papers[document] = paper
    this.#documentCount++
  }

  /** Counts a field's words and notes each; answers how many there are. */
  #read(text: string, document: number, field: number): number {
    let count = 0
    for (let place = 0; place < text.length;) {
      let unit = text.charCodeAt(place)
      const kind = kindOf(unit)
      const start = place++
      if (kind === separator) continue
      let hash = Math.imul(2166136261 ^ unit, 16777619)
      let hashed = 1
      if (kind === partOfWord)
        while (place < text.length && kindOf((unit = text.charCodeAt(place))) === partOfWord) {
          // Beyond the longest word everything is read over, as if it were not there.
          if (hashed < longestWord) {
            hash = Math.imul(hash ^ unit, 16777619)
            hashed++
          }
          place++
        }
      count++
      this.#note(this.#wordAt(text, start, hashed, (hash ^ (hash >>> 15)) >>> 0), document, field)
    }
    return count
  }

  #note(word: number, document: number, field: number): void {
    const weight = weights[field] ?? 1
    if (this.#lastDocument[word] === document) {
      const at = this.#lastPosting[word] as number
      const bits = this.#postingBits[at] as number
      const heavier = Math.min((bits & heaviest) + weight, heaviest)
      this.#postingBits[at] = (bits & ~heaviest) | (1 << (fieldShift + field)) | heavier
      return
    }
    if (this.#postingCount === this.#postingWords.length) {
      this.#postingWords = grown(this.#postingWords)
      this.#postingBits = grown(this.#postingBits)
    }
    this.#lastDocument[word] = document
    this.#lastPosting[word] = this.#postingCount
    this.#postingWords[this.#postingCount] = word
    this.#postingBits[this.#postingCount++] = (1 << (fieldShift + field)) | weight
    this.#frequencies[word] = (this.#frequencies[word] as number) + 1
  }

  /** The number of a word: `length` units of the text from a place on. */
  #wordAt(text: string, start: number, length: number, hash: number): number {
    const mask = this.#table.length - 1
    let slot = hash & mask
    for (;;) {
      const known = this.#table[slot] as number
      if (known < 0) break
      if (this.#hashes[known] === hash && this.#isAt(known, text, start, length)) return known
      slot = (slot + 1) & mask
    }
    const word = this.#wordCount++
    this.#table[slot] = word
    if (word + 2 > this.#offsets.length) this.#growWords()
    const offset = this.#offsets[word] as number
    while (offset + length > this.#pool.length) this.#pool = grown(this.#pool)
    for (let unit = 0; unit < length; unit++) this.#pool[offset + unit] = text.charCodeAt(start + unit)
    this.#offsets[word + 1] = offset + length
    this.#hashes[word] = hash
    if (this.#wordCount * 2 > this.#table.length) this.#rehash()
    return word
  }

  #isAt(word: number, text: string, start: number, length: number): boolean {
    const offset = this.#offsets[word] as number
    if ((this.#offsets[word + 1] as number) - offset !== length) return false
    for (let unit = 0; unit < length; unit++)
      if (this.#pool[offset + unit] !== text.charCodeAt(start + unit)) return false
    return true
  }

  #growWords(): void {
    const { length } = this.#offsets
    this.#offsets = grown(this.#offsets)
    this.#hashes = grown(this.#hashes)
    this.#frequencies = grown(this.#frequencies)
    this.#lastPosting = grown(this.#lastPosting)
    this.#lastDocument = grown(this.#lastDocument)
    this.#lastDocument.fill(-1, length)
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2).fill(-1)
    const mask = table.length - 1
    for (let word = 0; word < this.#wordCount; word++) {
      let slot = (this.#hashes[word] as number) & mask
      while ((table[slot] as number) >= 0) slot = (slot + 1) & mask
      table[slot] = word
    }
    this.#table = table
  }

  /** The segment of everything that was added. */
  build(): Segment {
    const unsorted = Array.from({ length: this.#wordCount }, (_, word) =>
      String.fromCharCode(...this.#pool.subarray(this.#offsets[word], this.#offsets[word + 1])),
    )
    const order = Uint32Array.from(unsorted.keys()).sort((a, b) =>
      (unsorted[a] as string) < (unsorted[b] as string) ? -1 : 1,
    )
    const places = new Uint32Array(this.#wordCount)
    const starts = new Uint32Array(this.#wordCount + 1)
    for (let place = 0; place < order.length; place++) {
      const word = order[place] as number
      places[word] = place
      starts[place + 1] = (starts[place] as number) + (this.#frequencies[word] as number)
    }
    // Documents are gone through in order, so each word's postings come out in order too.
    const next = starts.slice()
    const postings = new Uint32Array(this.#postingCount)
    for (let document = 0, read = 0; document < this.#documentCount; document++)
      for (const end = this.#ends[document] as number; read < end; read++) {
        const place = places[this.#postingWords[read] as number] as number
        const at = next[place] as number
        postings[at] = ((document << documentShift) | (this.#postingBits[read] as number)) >>> 0
        next[place] = at + 1
      }
    return {
      words: Array.from(order, word => unsorted[word] as string),
      starts,
      postings,
      lengths: this.#lengths.slice(0, this.#documentCount),
      papers: this.#papers.slice(0, this.#documentCount),
    }
  }
}

function grown<List extends Uint16Array | Uint32Array | Int32Array>(list: List): List {
  const larger = new (list.constructor as new (length: number) => List)(list.length * 2)
  larger.set(list)
  return larger
}
