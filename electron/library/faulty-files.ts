/**
 * A file system that fails when a test says so; otherwise the real one, or one in memory.
 */
import { type FileHandle, type FileSystem, nodeFileSystem } from './file-system.ts'

/** What a test can make fail: every call of the file system and of its files. */
export type Call = keyof FileSystem | 'write' | 'dataSync' | 'sync' | 'truncate'

/** Answers an errno to fail with, `short` to write half, or null to go on. Called before every call. */
export type Fault = (call: Call, path: string) => string | null

export function faultyFiles(fault: Fault, below: FileSystem = nodeFileSystem): FileSystem {
  const check = (call: Call, path: string) => {
    const code = fault(call, path)
    if (code !== null && code !== 'short')
      throw Object.assign(new Error(`${code}: ${call} ${path}`), { code })
    return code
  }
  const guarded = <A extends [string, ...string[]], R>(call: Call, act: (...paths: A) => Promise<R>) => {
    return async (...paths: A) => {
      check(call, paths.at(-1) ?? '')
      return act(...paths)
    }
  }
  return {
    async open(path, flag) {
      check('open', `${path}:${flag}`)
      return faultyHandle(await below.open(path, flag), call => check(call, path))
    },
    readFile: guarded('readFile', path => below.readFile(path)),
    list: guarded('list', path => below.list(path)),
    stat: guarded('stat', path => below.stat(path)),
    realPath: guarded('realPath', path => below.realPath(path)),
    makeFolder: guarded('makeFolder', path => below.makeFolder(path)),
    rename: guarded('rename', (from: string, to: string) => below.rename(from, to)),
    link: guarded('link', (from: string, to: string) => below.link(from, to)),
    remove: guarded('remove', path => below.remove(path)),
    syncFolder: guarded('syncFolder', path => below.syncFolder(path)),
  }
}

function faultyHandle(handle: FileHandle, check: (call: Call) => string | null): FileHandle {
  return {
    ...handle,
    async write(bytes, position) {
      const half = check('write') === 'short' && bytes.length > 1
      return handle.write(half ? bytes.subarray(0, bytes.length >> 1) : bytes, position)
    },
    async dataSync() {
      check('dataSync')
      await handle.dataSync()
    },
    async sync() {
      check('sync')
      await handle.sync()
    },
    async truncate(length) {
      check('truncate')
      await handle.truncate(length)
    },
  }
}
