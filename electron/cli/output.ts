/**
 * Where the command line reads and writes: the process, or a test.
 */

export interface Terminal {
  /** Answers go to `out`, everything else to `err`; both wait until the reader has kept up. */
  readonly out: (text: string) => Promise<void>
  readonly err: (text: string) => Promise<void>
  /** All that comes in, for the file named `-`. */
  readonly input: () => Promise<Uint8Array>
  /** Where relative names of files begin. */
  readonly folder: string
}

/** Texts as few writes of some hundred kilobytes. */
export async function writeAll(terminal: Terminal, texts: Iterable<string>): Promise<void> {
  let held = ''
  for (const text of texts) {
    held += text
    if (held.length < 1 << 18) continue
    await terminal.out(held)
    held = ''
  }
  if (held !== '') await terminal.out(held)
}
