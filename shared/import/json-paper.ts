/**
 * An object that keeps what it knows of a paper by name, as a paper.
 */
import type { Link, Name } from '../library/paper.ts'
import { linkKind } from './links.ts'
import { bylineOf, nameOf } from './people.ts'
import { type Role, roleOf } from './roles.ts'
import { fromValues, type Tabular } from './tabular.ts'

/** Any object of a JSON text. Only members of its own count. */
export type JsonRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const wrappers = ['paper', 'article', 'metadata', '_source', 'work'] as const

/** The paper that an object names, or null. Hugging Face puts it one step down. */
export function namedPaper(value: unknown): Tabular | null {
  if (!isRecord(value)) return null
  const wrapper = wrappers.find(name => {
    const inner = own(value, name)
    return isRecord(inner) && (own(inner, 'title') !== undefined || own(inner, 'id') !== undefined)
  })
  const inner = wrapper === undefined ? undefined : own(value, wrapper)
  return isRecord(inner) ? (fromRecord(inner) ?? fromRecord(value)) : fromRecord(value)
}

function own(value: JsonRecord, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function fromRecord(record: JsonRecord): Tabular | null {
  const values = new Map<Role, string[]>()
  let authors: Name[] | undefined
  const links: Link[] = []
  for (const [name, value] of Object.entries(record)) {
    const role = roleOf(name)
    if (role === undefined || value === null || typeof value === 'boolean') continue
    if (role === 'title' && isRecord(value)) continue
    if (role === 'authors' && Array.isArray(value)) {
      authors ??= people(value)
      continue
    }
    if (/github|repo|project/i.test(name) && typeof value === 'string' && /^https?:\/\//.test(value))
      links.push({ kind: /project/i.test(name) ? 'project' : linkKind(value), url: value })
    const texts = textsIn(value, 0)
    const known = values.get(role)
    if (known) known.push(...texts)
    else values.set(role, texts)
  }
  // Services that file their own papers by id say so in the address alone.
  const paper = fromValues(values, { ...(authors && { authors }), links })
  return paper && hasOwnText(values) ? paper : null
}

/** An object with an id and nothing else is a list's frame, a user or a file, and no paper. */
function hasOwnText(values: ReadonlyMap<Role, readonly string[]>): boolean {
  return values.has('title') || values.has('abstract') || values.size >= 3
}

/** People as texts (`Ann Roe`) or objects (`{ name, hidden }`, `{ given, family }`, `{ keyname, forenames }`). */
function people(list: readonly unknown[]): Name[] {
  return list.flatMap((person): Name[] => {
    if (typeof person === 'string')
      return list.length === 1 ? bylineOf(person) : [nameOf(person)].flatMap(name => name ?? [])
    if (Array.isArray(person))
      return bylineOf(
        person
          .filter(part => typeof part === 'string')
          .reverse()
          .join(' '),
      )
    if (!isRecord(person) || own(person, 'hidden') === true) return []
    const text = (...names: readonly string[]) =>
      names.map(name => own(person, name)).find((value): value is string => typeof value === 'string') ?? ''
    const inner = own(person, 'author')
    if (isRecord(inner)) return people([inner])
    const family = text('family', 'lastName', 'last_name', 'last', 'keyname', 'surname', 'familyName')
    const given = text('given', 'firstName', 'first_name', 'first', 'forenames', 'givenName')
    const name =
      family === ''
        ? nameOf(text('name', 'fullName', 'full_name', 'display_name', 'fullname', 'literal'))
        : nameOf(`${family}, ${given}`)
    return name ? [name] : []
  })
}

/** The texts in a value, however it is wrapped; three steps deep. */
function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (depth >= 3) return []
  if (Array.isArray(value)) {
    const texts = value.slice(0, 200).flatMap(element => textsIn(element, depth + 1))
    return texts
  }
  return isRecord(value)
    ? Object.values(value)
        .slice(0, 50)
        .flatMap(element => textsIn(element, depth + 1))
    : []
}
