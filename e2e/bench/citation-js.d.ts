/** What the benchmark uses of citation-js, which has no types. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: { chain(text: string, options: { readonly generateGraph: boolean }): readonly unknown[] }
  }
}
declare module '@citation-js/plugin-bibtex'
