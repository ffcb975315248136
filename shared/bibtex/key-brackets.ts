/**
 * Key patterns as JabRef writes them: `[auth:lower]_[year]`.
 */
import { filters, parts } from './key-parts.ts'
import { joined, known, literal, partTree, Problem, type Tree, withUsual } from './key-tree.ts'

/** Reads a pattern: parts in brackets, and text between them. Throws a `Problem`. */
export function readBrackets(pattern: string): Tree {
  const pieces = pattern.split(/(\[[^[\]]*\])/).filter(piece => piece !== '')
  return joined(
    pieces.map(piece => {
      const inside = /^\[(.*)\]$/s.exec(piece)?.[1]
      if (inside === undefined) {
        if (/[[\]]/.test(piece)) throw new Problem('A “[” is not closed.')
        return literal(piece)
      }
      return readBracket(inside)
    }),
  )
}

function readBracket(inside: string): Tree {
  const [field = '', ...modifiers] = inside.split(':').map(word => word.trim())
  const { part, given } = bracketPart(field)
  return modifiers.reduce<Tree>(
    (tree, modifier) => {
      const instead = /^\((.*)\)$/s.exec(modifier)?.[1]
      const filter = known(filters, instead === undefined ? modifier : 'default', 'modifier')
      const isSmall = modifier.toLowerCase() === 'lower'
      return {
        of: paper => filter.work(tree.of(paper), ...(instead === undefined ? filter.usual : [instead])),
        names: tree.names,
        startsSmall: isSmall ? tree.of : tree.startsSmall,
      }
    },
    partTree(part.work, given),
  )
}

/** `auth3_2` is auth(3, 2), `auth.etal` is authEtal2; titles of JabRef begin every word with a capital. */
function bracketPart(field: string) {
  const [, word = '', n, m] = /^([A-Za-z.]+?)(\d{1,3})?(?:_(\d{1,3}))?$/.exec(field) ?? []
  const renamed = { 'auth.etal': 'authetal2', 'auth.auth.ea': 'authauthea' }[word.toLowerCase()] ?? word
  const part = known(parts, renamed === '' ? field : renamed, 'part')
  const given = [n, m].filter(number => number !== undefined).map(Number)
  const isShort = /^(?:very)?shorttitle$/i.test(renamed)
  return { part, given: withUsual(field, part.usual, isShort ? [part.usual[0] ?? 3, 99] : given) }
}
