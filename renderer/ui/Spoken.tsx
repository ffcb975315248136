/** The live region: there from the start, since one that comes with its text is not read out everywhere. */
export function Spoken({ text, turn }: { readonly text: string; readonly turn: number }) {
  return (
    <p className="visually-hidden" role="status" data-spoken>
      {/* New text is what is read out, so the same sentence comes in a new element. */}
      <span key={turn}>{text}</span>
    </p>
  )
}
