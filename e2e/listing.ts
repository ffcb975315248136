/**
 * A made-up page of abstracts, as a browser copies it: titles and abstracts among the furniture of the page.
 */

const abstracts = [
  'We ask how many sheep a loom can follow before its rhythm breaks. Over nine seasons we recorded 1,240 hours of weaving & found that patterns longer than 64 threads drift by 3% an hour, e.g.~in twill. A simple correction, applied once per row, removes the drift at a cost of $O(n \\log n)$ knots. We release the recordings and the correction at https://github.com/example/loom-drift.',
  'Lighthouses are the oldest broadcast network that still runs. This paper treats their flashes as a code with a very slow clock and derives the largest message that a ship can read before it passes. The bound is met by seven of the forty lamps we measured; the others waste up to 40% of their light. A calculator is at https://lamps.example.org/calculator.',
  'Honey bees share directions by dancing, and bakers share sourdough by post. We show that both are instances of gossip on a sparse graph, prove that a rumour of length $k$ reaches every kitchen in $2k+1$ days with high probability, and confirm the prediction with 300 jars sent across four countries. Two jars exploded; we discuss why.',
  'Footpaths appear where people walk, and people walk where footpaths appear. We model the loop as a stochastic process on a meadow and find a sharp transition: below a certain number of walkers no path survives the summer, above it a single path takes all. The model has one parameter, which we measured with a rake. It predicts the position of 83% of the paths in a park that we had not seen.',
  'Clockmakers of the eighteenth century tuned pendulums by ear. We rebuilt two of their workshops, asked twelve musicians to repeat the procedure blindfolded, and compared the result with a laser. The median error was 4 parts in 10,000, better than the tools that replaced the ear for the following fifty years. We argue that the ear was given up for reasons of pay rather than of precision.',
  'A library that never closes must be cleaned while it is read. We describe a schedule that moves every book exactly once a year, keeps each shelf open for all but nine minutes, and needs a single cart. The schedule follows from a colouring of the floor plan; we prove that four colours are enough for every building without a spiral staircase, and that spiral staircases need five.',
]

/** Titles of the listing's papers, in its order. */
export const listingTitles = [
  'Sheep, Looms and Drift: Keeping 64-Thread Patterns in Step',
  'The Lighthouse Channel: How Much Can a Lamp Say?',
  'Gossip by Jar: Sourdough, Bees & Sparse Graphs',
  'One Path Takes All: A Transition in Trampled Meadows',
  'By Ear Alone: Tuning Pendulums in the Workshop of 1760',
  'Moving Every Book Once a Year: Schedules for a Library That Never Closes',
]

/** Six papers and four lines of furniture. */
export const listing = [
  'Menu',
  'Sign in',
  'The daily heap',
  'May 7',
  ...listingTitles.flatMap((title, index) => [title, abstracts[index] ?? '']),
].join('\n\n')

/** The abstract of a paper of the listing, as it stands in the text. */
export function listingAbstract(index: number): string {
  return abstracts[index] ?? ''
}
