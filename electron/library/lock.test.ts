import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askToShow, Lock, lockAddress } from './lock.ts'
import { inFolder } from './test-papers.ts'

describe.each([
  ['the name of this system', (folder: string) => lockAddress(folder)],
  ['a socket file', (folder: string) => join(folder, 'lock.sock')],
])('a lock by %s [L8]', (_, addressIn) => {
  test('has one owner at a time, and is free once released', async () => {
    await inFolder(async folder => {
      const address = addressIn(folder)
      const lock = await Lock.take(folder, address)
      await expect(Lock.take(folder, address)).rejects.toMatchObject({ code: 'library-locked' })
      await lock.release()
      const next = await Lock.take(folder, address)
      await next.release()
    })
  })

  test('carries the wish to be shown to its owner, as often as it is asked', async () => {
    await inFolder(async folder => {
      const address = addressIn(folder)
      expect(await askToShow(folder, address)).toBe(false)
      const lock = await Lock.take(folder, address)
      let shown = 0
      const stop = lock.onShow(() => shown++)
      expect(await askToShow(folder, address)).toBe(true)
      expect(await askToShow(folder, address)).toBe(true)
      stop()
      await askToShow(folder, address)
      expect(shown).toBe(2)
      await lock.release()
    })
  })

  test('hears nothing else', async () => {
    await inFolder(async folder => {
      const address = addressIn(folder)
      const lock = await Lock.take(folder, address)
      let shown = 0
      lock.onShow(() => shown++)
      const socket = connect(address)
      await once(socket, 'connect')
      socket.end('show everything\n')
      socket.resume()
      await once(socket, 'close')
      expect(shown).toBe(0)
      await lock.release()
    })
  })

  test('is free at once after its owner was killed', async () => {
    await inFolder(async folder => {
      const address = addressIn(folder)
      const code = `require('net').createServer().listen(${JSON.stringify(address)}, () => console.log('owned'))`
      const owner = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
      await once(owner.stdout, 'data')
      await expect(Lock.take(folder, address)).rejects.toMatchObject({ code: 'library-locked' })
      owner.kill('SIGKILL')
      await once(owner, 'close')
      const lock = await Lock.take(folder, address)
      await lock.release()
    })
  })
})

test('on Linux a lock leaves no file, and two folders have two locks', async () => {
  if (process.platform !== 'linux') return
  await inFolder(async folder => {
    expect(lockAddress(folder).startsWith('\0')).toBe(true)
    expect(lockAddress(folder)).not.toBe(lockAddress(`${folder}2`))
    const before = (await stat(folder)).mtimeMs
    const lock = await Lock.take(folder)
    await lock.release()
    expect((await stat(folder)).mtimeMs).toBe(before)
  })
})
