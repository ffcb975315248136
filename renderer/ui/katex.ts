/** KaTeX and its style sheet, together in the chunk that is loaded with the first formula. */
import 'katex/dist/katex.min.css'
import katex from 'katex'

export { katex }
