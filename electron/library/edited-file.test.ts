import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Paper, paperId } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { EditedFile } from './edited-file.ts'
import { Library } from './library.ts'
import { contents, inFolder } from './test-papers.ts'

const small = { compactAfterEntries: 0 }

/** A library of p0 and p1 whose library.json was then edited by hand: p0 has a note, p1 is gone, p2 is new, one line is no paper. */
async function withEdited(test: (library: Library, folder: string) => Promise<void>) {
  await inFolder(async folder => {
    const first = await Library.open(folder, small)
    await first.apply({ type: 'add', papers: [paper({ id: 'p0' }), paper({ id: 'p1' })] }, 'import')
    await first.close()
    const path = join(folder, 'library.json')
    const whole = JSON.parse(await readFile(path, 'utf8')) as { papers: unknown[] }
    whole.papers = [{ ...paper({ id: 'p0', rank: 1 }), note: 'by hand' }, paper({ id: 'p2' }), { id: 'p3' }]
    await writeFile(path, JSON.stringify(whole, null, 2))
    const library = await Library.open(folder)
    await test(library, folder)
    await library.close()
  })
}

describe('a library.json that was edited by hand [L11]', () => {
  test('brings its edits and nothing that it only does not know yet', async () => {
    await inFolder(async folder => {
      const first = await Library.open(folder, small)
      const ids = ['noted', 'moved', 'both', 'gone', 'decided', 'deleted']
      await first.apply({ type: 'add', papers: ids.map(id => paper({ id })) }, 'import')
      await first.close()
      // The journal goes on behind the snapshot that is edited.
      const second = await Library.open(folder)
      await second.apply({ type: 'move', ids: ['moved', 'both', 'decided'].map(paperId), to: 'done' }, 'user')
      await second.apply({ type: 'remove', ids: [paperId('deleted')] }, 'user')
      await second.apply({ type: 'add', papers: [paper({ id: 'later' })] }, 'import')
      const path = join(folder, 'library.json')
      const whole = JSON.parse(await readFile(path, 'utf8')) as { papers: Paper[] }
      const notes = new Set(['noted', 'both'])
      whole.papers = whole.papers
        .filter(({ id }) => id !== 'gone' && id !== 'decided')
        .map(one => (notes.has(one.id) ? { ...one, note: 'by hand' } : one))
      await writeFile(path, JSON.stringify({ ...whole, papers: [...whole.papers, paper({ id: 'new' })] }))
      await second.close()

      const library = await Library.open(folder)
      const edited = new EditedFile(library)
      expect((await edited.preview())?.difference).toEqual({
        added: { count: 1, titles: ['On new'] },
        removed: { count: 1, titles: ['On gone'] },
        changed: { count: 2, titles: ['On noted', 'On both'] },
      })
      await edited.take()
      expect(Object.keys(contents(library)).sort()).toEqual([
        'both',
        'decided',
        'later',
        'moved',
        'new',
        'noted',
      ])
      expect(library.get(paperId('both'))).toMatchObject({ note: 'by hand', column: 'done' })
      expect(library.get(paperId('moved'))?.column).toBe('done')
      await library.close()
    })
  })

  test('is taken as it stands where what came since can no longer be read', async () => {
    await inFolder(async folder => {
      const first = await Library.open(folder, small)
      await first.apply({ type: 'add', papers: [paper({ id: 'a' }), paper({ id: 'b' })] }, 'import')
      await first.close()
      const path = join(folder, 'library.json')
      const whole = JSON.parse(await readFile(path, 'utf8')) as { seq: number; papers: Paper[] }
      await writeFile(path, JSON.stringify({ ...whole, seq: 999, papers: whole.papers.slice(0, 1) }))
      const library = await Library.open(folder)
      expect((await new EditedFile(library).preview())?.difference.removed.titles).toEqual(['On b'])
      await library.close()
    })
  })

  test('is shown with what using it would change, and used as one step', async () => {
    await withEdited(async (library, folder) => {
      const edited = new EditedFile(library)
      const before = contents(library)
      expect(await edited.preview()).toEqual({
        file: library.report.editedCopy,
        difference: {
          added: { count: 1, titles: ['On p2'] },
          removed: { count: 1, titles: ['On p1'] },
          changed: { count: 1, titles: ['On p0'] },
        },
        rejected: 1,
      })
      expect(await edited.take()).toMatchObject({ label: 'Took over the edited library.json' })
      expect(library.get(paperId('p0'))?.note).toBe('by hand')
      expect(Object.keys(contents(library)).sort()).toEqual(['p0', 'p2'])
      expect(await edited.preview()).toBeNull()
      expect(await edited.take()).toBeNull()
      expect((await readdir(join(folder, 'conflicts')))[0]).toMatch(/library\.taken\.json$/)
      await library.undo()
      expect(contents(library)).toEqual(before)
    })
  })

  test('while the library is open is said when it is set aside, and offered', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder, small)
      const troubles: string[] = []
      library.onTrouble(({ code, message }) => troubles.push(`${code}: ${message}`))
      await library.apply({ type: 'add', papers: [paper({ id: 'p0' })] }, 'import')
      await writeFile(join(folder, 'library.json'), JSON.stringify({ papers: [paper({ id: 'p1' })] }))
      await library.close()
      expect(troubles).toEqual([expect.stringMatching(/^library-disturbed: .* conflicts.*-library\.json/)])
      const again = await Library.open(folder)
      expect(Object.keys(contents(again))).toEqual(['p0'])
      expect((await new EditedFile(again).preview())?.difference.added.titles).toEqual(['On p1'])
      await again.close()
    })
  })

  test('is offered after a restart too, until it is dismissed', async () => {
    await withEdited(async (library, folder) => {
      await library.close()
      const again = await Library.open(folder)
      expect(await new EditedFile(again).preview()).not.toBeNull()
      await new EditedFile(again).dismiss()
      expect(await new EditedFile(again).preview()).toBeNull()
      await again.close()
      const last = await Library.open(folder)
      expect(await new EditedFile(last).preview()).toBeNull()
      expect((await readdir(join(folder, 'conflicts')))[0]).toMatch(/library\.dismissed\.json$/)
      expect(last.size).toBe(2)
      await last.close()
    })
  })
})
