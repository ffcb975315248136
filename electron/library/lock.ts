/**
 * The lock: one owner of a library's folder at a time (L8).
 *
 * It is a socket named by the folder's real path, so it is free the moment its
 * owner ends, however it ends, and it can carry a word: a second opener may ask
 * the owner to show itself. On Linux the name is abstract and leaves no file;
 * it is known within one network namespace, so two containers that share a
 * folder do not see each other.
 */
import { createHash } from 'node:crypto'
import { unlink } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import { errno } from './file-system.ts'

const showWord = 'show\n'
/** An owner that does not answer within this many milliseconds is busy, not gone. */
const patience = 2000

export class Lock {
  readonly #server: Server
  readonly #listeners: Set<() => void>

  private constructor(server: Server, listeners: Set<() => void>) {
    this.#server = server
    this.#listeners = listeners
  }

  /**
   * Takes the lock of a folder.
   *
   * @throws PaperlaneError `library-locked` where it has an owner
   */
  static async take(realPath: string, address = lockAddress(realPath)): Promise<Lock> {
    const listeners = new Set<() => void>()
    for (let isRetry = false; ; isRetry = true) {
      const server = createServer(socket => hear(socket, listeners))
      try {
        await listen(server, address)
        // A window keeps the process alive, not its lock.
        server.unref()
        return new Lock(server, listeners)
      } catch (cause) {
        if (errno(cause) !== 'EADDRINUSE') throw cause
        if (isRetry || !(await removeStale(address)))
          throw new PaperlaneError('library-locked', `${realPath} is open elsewhere.`, { cause })
      }
    }
  }

  /** Calls the listener when someone who found the library open asks its owner to come forward. */
  onShow(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async release(): Promise<void> {
    if (!this.#server.listening) return
    await new Promise<void>((resolve, reject) => {
      this.#server.close(error => (error ? reject(error) : resolve()))
    })
  }
}

/** Asks the owner of a folder to show itself; answers whether there is one that heard. */
export async function askToShow(realPath: string, address = lockAddress(realPath)): Promise<boolean> {
  const socket = await reach(address)
  if (!socket) return false
  return new Promise(resolve => {
    socket.setTimeout(patience, () => socket.destroy())
    socket.once('data', () => socket.end())
    socket.once('close', () => resolve(socket.bytesRead > 0))
    socket.write(showWord)
  })
}

/** The name of a folder's lock. */
export function lockAddress(realPath: string): string {
  const name = `paperlane-${createHash('sha256').update(realPath).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}

function hear(socket: Socket, listeners: ReadonlySet<() => void>): void {
  let heard = ''
  socket.setEncoding('utf8')
  socket.setTimeout(patience, () => socket.destroy())
  // A caller that goes away in the middle of a word changes nothing for the owner.
  socket.on('error', () => socket.destroy())
  socket.on('data', (text: string) => {
    heard += text
    if (heard.length > showWord.length) socket.destroy()
    if (heard !== showWord) return
    socket.end('shown\n')
    for (const listener of listeners) listener()
  })
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
}

/** A socket file that nobody answers at is left from a process that was killed. */
async function removeStale(address: string): Promise<boolean> {
  if (address.startsWith('\0') || process.platform === 'win32') return false
  const socket = await reach(address)
  if (socket) {
    socket.destroy()
    return false
  }
  try {
    await unlink(address)
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error
  }
  return true
}

function reach(address: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(address)
    socket.once('connect', () => resolve(socket))
    socket.once('error', error => {
      if (['ECONNREFUSED', 'ENOENT'].includes(errno(error) ?? '')) resolve(null)
      else reject(error)
    })
  })
}
