/**
 * Numbers whose texts once were read wrongly, each with what was wrong; they are tried first, for ever.
 */
export const seeds: readonly (readonly [seed: number, was: string])[] = [
  [42877, 'thousands of byte order marks in a line above an id took two seconds'],
]
