import { describe, expect, test } from 'vitest'
import { backupName, backupsToKeep, journalsToDrop } from './backups.ts'
import { journalName } from './journal.ts'

const day = 24 * 60 * 60 * 1000
const now = 30 * day + 1000
const backup = (seq: number, daysAgo: number) => ({
  name: backupName(seq),
  seq,
  writtenAt: now - daysAgo * day,
  bytes: 1,
})
const kept = (...backups: ReturnType<typeof backup>[]) => backupsToKeep(backups, now).map(({ seq }) => seq)

describe('backups', () => {
  test('of today are the last three', () => {
    expect(kept(backup(1, 0), backup(2, 0), backup(3, 0), backup(4, 0), backup(5, 0))).toEqual([5, 4, 3])
  })

  test('of earlier days are the last of each of seven days', () => {
    const daily = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap(days => [
      backup(100 - days * 10, days),
      backup(99 - days * 10, days),
    ])
    expect(kept(...daily)).toEqual([100, 99, 90, 80, 70, 60, 50, 40])
  })

  test('stay however old they are, where there are no newer ones', () => {
    expect(kept(backup(1, 400), backup(2, 300))).toEqual([2, 1])
  })
})

describe('journals', () => {
  const names = [1, 11, 21, 31].map(journalName)

  test('go when every entry of theirs is in the oldest backup', () => {
    expect(journalsToDrop(names, 20)).toEqual([journalName(1), journalName(11)])
    expect(journalsToDrop(names, 19)).toEqual([journalName(1)])
  })

  test('stay when one entry is not, and the last one always stays', () => {
    expect(journalsToDrop(names, 9)).toEqual([])
    expect(journalsToDrop(names, 1000)).toEqual([1, 11, 21].map(journalName))
  })
})
