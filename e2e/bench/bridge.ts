/**
 * What benchmarks ask the app as its page does: through the bridge, without the page.
 */
import type { Page } from '@playwright/test'
import type { BoardPage, Bridge, CallName } from '../../shared/ipc/contract.ts'
import type { FoundAll, KnownNumbers } from '../../shared/search/found.ts'

/** The page, with the bridge that the preload gives it. */
export interface Bridged {
  readonly paperlane: Bridge
}

/** Milliseconds that a call of the page takes until its answer is there. */
export function timeCall(page: Page, name: CallName, arg?: unknown): Promise<number> {
  return page.evaluate(
    async asked => {
      const start = performance.now()
      await (window as unknown as Bridged).paperlane.call(asked.name, asked.arg)
      return performance.now() - start
    },
    { name, arg },
  )
}

/** How many papers the index has not read; asking makes it begin. */
export function pendingPapers(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { paperlane } = window as unknown as Bridged
    const reply = await paperlane.call('search.find', { text: 'the', limit: 1 })
    return reply.ok ? (reply.value as { readonly pending: number }).pending : Infinity
  })
}

/** What the page knows of the index's numbers once the search field has had the focus. */
export function knownNumbers(page: Page): Promise<KnownNumbers> {
  return page.evaluate(async () => {
    const { paperlane } = window as unknown as Bridged
    const reply = await paperlane.call('search.mark', { text: '', known: { generation: 0, count: 0 } })
    const found = reply.ok ? (reply.value as FoundAll).found : null
    if (found?.are !== 'marked') throw new Error('the index told no numbers')
    const { generation, from, ids } = found.numbering
    return { generation, count: from + ids.split('\n').length }
  })
}

/** Milliseconds until twenty decisions that are asked for at once are answered, and then undone. */
export function measureAcks(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { paperlane } = window as unknown as Bridged
    const board = await paperlane.call('board.open', undefined)
    if (!board.ok) throw new Error('the board could not be read')
    const ids = (board.value as BoardPage).rows.flatMap(({ id, column }) => (column === 'inbox' ? id : []))
    const twenty = ids.slice(0, 20)
    const start = performance.now()
    await Promise.all(
      twenty.map(id => paperlane.call('library.apply', { type: 'move', ids: [id], to: 'to-read' })),
    )
    const took = performance.now() - start
    for (const id of twenty) if (id) await paperlane.call('library.undo', undefined)
    return took
  })
}
