import {
  appendFile,
  cp,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { Library } from './library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { contents, inFolder } from './test-papers.ts'

const small = { compactAfterEntries: 0 }

/**
 * A closed library of two snapshots and two journals: library.json at seq 4, a
 * backup at seq 2 (and one at 0), and after the snapshot two entries more.
 */
async function makeLibrary(folder: string) {
  for (const options of [small, small, {}]) {
    const library = await Library.open(folder, options)
    const n = library.size
    await library.apply({ type: 'add', papers: [paper({ id: `p${n}`, abstract: 'é'.repeat(50) })] }, 'import')
    await library.apply({ type: 'star', ids: [paperId(`p${n}`)], isStarred: true }, 'user')
    await library.close()
  }
  const library = await Library.open(folder)
  const expected = contents(library)
  await library.close()
  expect(library.seq).toBe(6)
  return expected
}

/** Opens, answers what is there, and closes. */
async function opened(folder: string) {
  const library = await Library.open(folder)
  const found = { papers: contents(library), seq: library.seq, report: library.report }
  await library.close()
  return found
}

async function aside(folder: string, into: string): Promise<string[]> {
  return (await readdir(join(folder, into))).sort()
}

describe('a library.json that is lost', () => {
  const damages: [string, (path: string) => Promise<void>][] = [
    ['missing', path => rm(path)],
    ['empty', path => truncate(path, 0)],
    ['truncated', async path => truncate(path, (await readFile(path)).length - 200)],
    ['filled with NUL', async path => writeFile(path, Buffer.alloc((await readFile(path)).length))],
    ['null', path => writeFile(path, 'null')],
    ['an empty list', path => writeFile(path, '[]')],
    ['of wrong types', path => writeFile(path, '{"format":"1","papers":7}')],
    [
      'bit-flipped',
      async path => {
        const bytes = await readFile(path)
        bytes[20] = (bytes[20] ?? 0) ^ 0x40
        await writeFile(path, bytes)
      },
    ],
  ]
  test.each(damages)(
    '(%s) is rebuilt from backup and journals, kept, and told of [L5]',
    async (name, damage) => {
      await inFolder(async folder => {
        const expected = await makeLibrary(folder)
        const path = join(folder, 'library.json')
        await damage(path)
        const damaged = name === 'missing' ? null : await readFile(path)
        const { papers, seq, report } = await opened(folder)
        expect(papers).toEqual(expected)
        expect(seq).toBe(6)
        expect(report).toMatchObject({ base: 'backup', missingChanges: 0 })
        expect(report.notices).toHaveLength(1)
        const kept = await Promise.all(report.asides.map(one => readFile(join(folder, one))))
        expect(kept).toEqual(damaged ? [damaged] : [])
        const again = await opened(folder)
        expect(again).toMatchObject({ papers: expected, report: { base: 'snapshot', notices: [] } })
      })
    },
  )

  test('is rebuilt from the journals alone where there is no good backup either', async () => {
    await inFolder(async folder => {
      const expected = await makeLibrary(folder)
      await rm(join(folder, 'library.json'))
      for (const name of await readdir(join(folder, 'backups')))
        await truncate(join(folder, 'backups', name), 30)
      const { papers, report } = await opened(folder)
      expect(papers).toEqual(expected)
      expect(report.base).toBe('journals')
      expect(await aside(folder, 'quarantine')).toHaveLength(2)
    })
  })

  test('is read line by line where nothing else is left', async () => {
    await inFolder(async folder => {
      const expected = await makeLibrary(folder)
      const bytes = await readFile(join(folder, 'library.json'))
      const bare = join(folder, 'bare')
      await mkdir(bare)
      await writeFile(join(bare, 'library.json'), bytes.subarray(0, bytes.length - 100))
      const { papers, report } = await opened(bare)
      expect(papers).toEqual({ p0: expected['p0'] })
      expect(report.base).toBe('salvage')
      expect(report.notices.join()).toContain('1 paper could be read')
    })
  })

  test('never makes the library start empty', async () => {
    await inFolder(async folder => {
      await writeFile(join(folder, 'library.json'), '')
      await expect(Library.open(folder)).rejects.toMatchObject({ code: 'library-damaged' })
      expect(await readdir(folder)).toEqual(['library.json'])
    })
  })
})

describe('a library.json that someone else wrote', () => {
  test.each<[string, (text: string) => string]>([
    ['edited by hand', text => text.replace('"title":"On p0"', '"title":"Mine"')],
    ['with a byte order mark', text => `\uFEFF${text}`],
    ['with other line ends', text => text.replaceAll('\n', '\r\n')],
  ])('(%s) is kept beside our own state and offered [L5]', async (_, change) => {
    await inFolder(async folder => {
      const expected = await makeLibrary(folder)
      const path = join(folder, 'library.json')
      const theirs = change(await readFile(path, 'utf8'))
      await writeFile(path, theirs)
      const { papers, report } = await opened(folder)
      expect(papers).toEqual(expected)
      expect(report.notices.join()).toContain('changed outside Paperlane')
      expect(await readFile(join(folder, report.editedCopy ?? ''), 'utf8')).toBe(theirs)
    })
  })

  test('while the library is open goes to conflicts when the next snapshot is written [L5]', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder, small)
      await library.apply({ type: 'add', papers: [paper({ id: 'a' })] }, 'import')
      await writeFile(join(folder, 'their.json'), '{"papers":[]}')
      await rename(join(folder, 'their.json'), join(folder, 'library.json'))
      await library.close()
      const [name = ''] = await aside(folder, 'conflicts')
      expect(await readFile(join(folder, 'conflicts', name), 'utf8')).toBe('{"papers":[]}')
      expect((await opened(folder)).report).toMatchObject({ base: 'snapshot', notices: [] })
    })
  })

  test('with entries that are no papers gives those that are, and leaves prototypes alone [L5]', async () => {
    await inFolder(async folder => {
      const good = JSON.stringify(paper({ id: 'good' }))
      const odd = `${good.slice(0, -1).replace('"id":"good"', '"id":"odd"')},"__proto__":{"isAdmin":true}}`
      const lines = [
        good,
        'null',
        '[]',
        '7',
        good,
        '{"id":"x"}',
        odd,
        good.replace('"id":"good"', '"id":"a/b"'),
      ]
      const body = `{"format":1,"minReader":1,"libraryId":"x","seq":5,"writer":"w","papers":[\n${lines.join(',\n')}\n],"later":{"x":1}`
      const check = crc32(body).toString(16).padStart(8, '0')
      await writeFile(join(folder, 'library.json'), `${body},"_check":"${check}"}\n`)
      const { papers, report } = await opened(folder)
      expect(Object.keys(papers)).toEqual(['good', 'odd'])
      expect(report.rejectedPapers).toBe(6)
      expect('isAdmin' in {}).toBe(false)
      const [name = ''] = await aside(folder, 'quarantine')
      expect((await readFile(join(folder, 'quarantine', name), 'utf8')).split('\n')).toHaveLength(7)
      const written = JSON.parse(await readFile(join(folder, 'library.json'), 'utf8')) as object
      expect(written).toMatchObject({ later: { x: 1 }, libraryId: 'x', seq: 5 })
    })
  })
})

describe('a library of a newer format [L9]', () => {
  const newer = (minReader: number) =>
    `{"format":2,"minReader":${minReader},"seq":9,"shelves":[],"papers":[${JSON.stringify(paper({ id: 'a' }))}]}`

  test('that may be read is opened read-only, and not a byte is written', async () => {
    await inFolder(async folder => {
      await writeFile(join(folder, 'library.json'), newer(1))
      const library = await Library.open(folder)
      expect(library.isReadOnly).toBe(true)
      expect(library.size).toBe(1)
      expect(library.report.notices.join()).toContain('newer Paperlane')
      const asked = library.apply({ type: 'remove', ids: [paperId('a')] }, 'user')
      await expect(asked).rejects.toMatchObject({ code: 'library-read-only' })
      await library.close()
      expect(await readdir(folder)).toEqual(['library.json'])
      expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe(newer(1))
    })
  })

  test('that may not be read is refused, and not a byte is written', async () => {
    await inFolder(async folder => {
      await writeFile(join(folder, 'library.json'), newer(2))
      await expect(Library.open(folder)).rejects.toMatchObject({ code: 'library-newer' })
      await expect(Library.open(folder)).rejects.toThrow('format 2')
      expect(await readdir(folder)).toEqual(['library.json'])
    })
  })
})

describe('a journal', () => {
  test('cut at any byte gives exactly its whole lines, and takes the next one [L4]', async () => {
    await inFolder(async folder => {
      const source = join(folder, 'source')
      const library = await Library.open(source)
      await library.apply({ type: 'add', papers: [paper({ id: 'a' })] }, 'import')
      for (const isStarred of [true, false, true])
        await library.apply({ type: 'star', ids: [paperId('a')], isStarred }, 'user')
      await library.close()
      const name = 'journal-000000000001.jsonl'
      const bytes = await readFile(join(source, name))
      const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([index]) => index + 1)
      for (let cut = 0; cut <= bytes.length; cut++) {
        const torn = join(folder, `cut-${cut}`)
        await mkdir(torn)
        await link(join(source, 'library.json'), join(torn, 'library.json'))
        await writeFile(join(torn, name), bytes.subarray(0, cut))
        const whole = ends.filter(end => end <= cut)
        const again = await Library.open(torn)
        expect(again.seq).toBe(whole.length)
        expect(again.report.tornBytes).toBe(cut - (whole.at(-1) ?? 0))
        expect(again.report.missingChanges).toBe(0)
        await again.apply({ type: 'add', papers: [paper({ id: 'next' })] }, 'import')
        await again.close()
        const { seq, papers, report } = await opened(torn)
        expect(seq).toBe(whole.length + 1)
        expect(Object.keys(papers)).toContain('next')
        expect(report.notices).toEqual([])
      }
    })
  }, 60_000)

  test('keeps the bytes of a torn tail [L5]', async () => {
    await inFolder(async folder => {
      await makeLibrary(folder)
      await appendFile(join(folder, 'journal-000000000005.jsonl'), '12345678 7 abc')
      const { report } = await opened(folder)
      expect(report.tornBytes).toBe(14)
      expect(report.notices.join()).toContain('cut off')
      const [path = ''] = report.asides
      expect(await readFile(join(folder, path), 'utf8')).toBe('12345678 7 abc')
    })
  })

  test('damaged in the middle is read on behind the damage, once, and told of [L4] [L5]', async () => {
    await inFolder(async folder => {
      await makeLibrary(folder)
      const path = join(folder, 'journal-000000000005.jsonl')
      const bytes = await readFile(path)
      bytes[60] = 0
      await writeFile(path, bytes)
      const { papers, seq, report } = await opened(folder)
      expect(seq).toBe(6)
      // The paper came with the damaged entry, so the star after it finds nothing to change.
      expect(Object.keys(papers)).toEqual(['p0', 'p1'])
      expect(report).toMatchObject({ missingChanges: 1, tornBytes: 0 })
      expect(report.notices.join()).toContain('1 of 2 changes')
      expect(await readFile(path)).toEqual(bytes)
      expect((await opened(folder)).report.notices).toEqual([])
    })
  })

  test('line that follows another line than the one before it is not taken', async () => {
    await inFolder(async folder => {
      const expected = await makeLibrary(folder)
      const body = '7 0badcafe {"t":1,"source":"user","changes":[["edited","p0",{"isStarred":[true,false]}]]}'
      const line = `${crc32(body).toString(16).padStart(8, '0')} ${body}\n`
      await appendFile(join(folder, 'journal-000000000005.jsonl'), line)
      const { papers, seq } = await opened(folder)
      expect(papers).toEqual(expected)
      expect(seq).toBe(6)
    })
  })

  test('that is gone does not make the library go back in numbers', async () => {
    await inFolder(async folder => {
      await makeLibrary(folder)
      await rm(join(folder, 'journal-000000000005.jsonl'))
      const library = await Library.open(folder)
      expect(library.seq).toBe(4)
      await library.apply({ type: 'remove', ids: [paperId('p0')] }, 'user')
      await library.close()
      expect((await opened(folder)).seq).toBe(5)
    })
  })

  test('replaced while the library is open goes to conflicts, and nothing is lost [L5]', async () => {
    await inFolder(async folder => {
      await makeLibrary(folder)
      const library = await Library.open(folder)
      const told: string[] = []
      library.onTrouble(({ code }) => told.push(code))
      await library.apply({ type: 'add', papers: [paper({ id: 'mine' })] }, 'import')
      const path = join(folder, 'journal-000000000005.jsonl')
      await writeFile(`${path}.new`, 'theirs')
      await rename(`${path}.new`, path)
      await library.apply({ type: 'star', ids: [paperId('mine')], isStarred: true }, 'user')
      const expected = contents(library)
      await library.close()
      expect(told).toEqual(['library-disturbed'])
      const [name = ''] = await aside(folder, 'conflicts')
      expect(await readFile(join(folder, 'conflicts', name), 'utf8')).toBe('theirs')
      const { papers, report } = await opened(folder)
      expect(papers).toEqual(expected)
      expect(report.notices).toEqual([])
    })
  })
})

describe('a journal that another program replaced before it was folded [L2]', () => {
  const replace = async (folder: string, name: string) => {
    await writeFile(join(folder, 'theirs'), 'theirs')
    await rename(join(folder, 'theirs'), join(folder, name))
  }

  test('is in a snapshot before anything is answered on top of it', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder, { compactAfterBytes: 1_000 })
      const papers = Array.from({ length: 9 }, (_, n) => paper({ id: `p${n}` }))
      const fold = library.apply({ type: 'add', papers }, 'import')
      await fold
      await replace(folder, 'journal-000000000001.jsonl')
      await library.apply({ type: 'star', ids: [paperId('p3')], isStarred: true }, 'user')
      // As after a power cut here: what is in the folder is all there is.
      const copy = `${folder}-copy`
      await cp(folder, copy, { recursive: true })
      try {
        const { papers: found } = await opened(copy)
        expect(found).toEqual(contents(library))
      } finally {
        await rm(copy, { recursive: true })
        await library.close()
      }
    })
  })

  test('is made good when the library is closed without another change', async () => {
    await inFolder(async folder => {
      await makeLibrary(folder)
      const library = await Library.open(folder)
      await library.apply({ type: 'add', papers: [paper({ id: 'mine' })] }, 'import')
      const expected = contents(library)
      await replace(folder, 'journal-000000000005.jsonl')
      await library.close()
      expect((await opened(folder)).papers).toEqual(expected)
    })
  })
})

test('half-written files of a stopped run are deleted', async () => {
  await inFolder(async folder => {
    await makeLibrary(folder)
    await writeFile(join(folder, 'library.json.tmp-0011'), 'half')
    await writeFile(join(folder, 'backups', 'library-000000000003.json.tmp-0011'), 'half')
    expect((await opened(folder)).report.notices).toEqual([])
    const names = [...(await readdir(folder)), ...(await readdir(join(folder, 'backups')))]
    expect(names.filter(name => name.includes('.tmp-'))).toEqual([])
  })
})

test('any one snapshot may be damaged without losing a change', async () => {
  await inFolder(async folder => {
    for (let round = 0; round < 8; round++) {
      const library = await Library.open(folder, small)
      await library.apply({ type: 'add', papers: [paper({ id: `r${round}` })] }, 'import')
      await library.close()
    }
    const { papers: expected } = await opened(folder)
    const backups = (await readdir(join(folder, 'backups'))).map(name => join('backups', name))
    expect(backups.length).toBeGreaterThanOrEqual(3)
    for (const name of ['library.json', ...backups]) {
      const path = join(folder, name)
      const bytes = await readFile(path)
      await writeFile(path, bytes.subarray(0, 40))
      expect((await opened(folder)).papers).toEqual(expected)
    }
  })
})
