/**
 * Layer `full-disk`: a disk that is really full, of a few hundred kilobytes and in memory.
 *
 * Only root may mount one, and only on Linux; elsewhere the output says so. The
 * disk is filled until nothing more is taken, some space comes back, and so on:
 * what was answered is there after each opening, and what was refused is not.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paper } from '../../shared/library/test-paper.ts'
import { type Figures, type Layer, type Run, Tally } from './layer.ts'
import { Random } from './random.ts'
import { papersOf } from './workload.ts'

/** `trials` are openings of a library on the full disk. */
export const fullDisk: Layer = { name: 'full-disk', short: 12, long: 300, share: 2, run: fillAgain }

async function fillAgain(run: Run): Promise<Figures> {
  const tally = new Tally(run)
  const place = await mkdtemp(join(tmpdir(), 'paperlane-full-'))
  const refusal = mount(place)
  if (refusal !== null) {
    tally.also['leftOut'] = refusal
    console.log(`full-disk: left out, as this machine does not allow it (${refusal})`)
    await rmdir(place)
    return tally.figures()
  }
  const isGone = () => execFileSync('umount', ['-l', place])
  process.once('exit', isGone)
  try {
    const expected = new Set<string>()
    while (tally.goesOn()) {
      const where = `opening ${tally.trials++}`
      await fillOnce(run, place, expected, new Random(run.seed, tally.trials), tally, where)
    }
  } finally {
    process.removeListener('exit', isGone)
    isGone()
    await rm(place, { recursive: true, force: true })
  }
  return tally.figures()
}

async function fillOnce(
  { subject }: Run,
  place: string,
  expected: Set<string>,
  random: Random,
  tally: Tally,
  where: string,
): Promise<void> {
  const folder = join(place, 'library')
  const library = await subject.code.Library.open(folder, {
    compactAfterBytes: 20_000,
    aheadFrom: random.chance(0.5) ? 1 : Infinity,
  })
  const found = new Set(papersOf(library).keys())
  for (const id of expected) if (!found.has(id as never)) tally.fail('lost', `${where}: ${id}`)
  for (const id of found) if (!expected.has(id)) tally.fail('invented', `${where}: ${id}`)
  const ballast = mkdtempSync(join(place, 'ballast-'))
  for (let refusals = 0, request = 0; refusals < 6 && request < 400; request++) {
    if (random.chance(0.2)) fill(join(ballast, String(request)), random.below(20_000))
    const some = random.chance(0.3) ? [...expected].slice(0, 5) : []
    const id = `${where.replace(' ', '-')}-${request}`
    const abstract = 'x'.repeat(random.below(3_000))
    try {
      if (some.length > 0) {
        await library.apply(
          { type: 'remove', ids: [...papersOf(library).keys()].filter(one => some.includes(one)) },
          'user',
        )
        for (const one of some) expected.delete(one)
      } else {
        await library.apply({ type: 'add', papers: [paper({ id, abstract })] }, 'user')
        expected.add(id)
      }
      tally.acknowledged++
    } catch (error) {
      refusals++
      tally.count('refused')
      if (!(error instanceof Error && error.name === 'PaperlaneError'))
        tally.fail('bad', `${where}: ${String(error)}`)
    }
  }
  rmSync(ballast, { recursive: true, force: true })
  await library.close()
}

/** Takes up space until there is none, as other programs do. */
function fill(path: string, bytes: number): void {
  try {
    writeFileSync(path, Buffer.alloc(bytes))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

/** Mounts half a megabyte; answers why not, or null. */
function mount(place: string): string | null {
  if (process.platform !== 'linux') return 'not Linux'
  if (process.getuid?.() !== 0) return 'not root'
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'paperlane-torture', place], { stdio: 'pipe' })
    return null
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[1] ?? error.message) : String(error)
  }
}
