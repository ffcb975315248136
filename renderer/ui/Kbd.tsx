/** A key, as it stands on a keyboard. Decoration: the button beside it has the name. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className="kbd">{children}</kbd>
}
