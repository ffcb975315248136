/**
 * Character references of XML and HTML: `&amp;`, `&#xe9;`, `&eacute;`.
 *
 * Only what XML defines and the names of HTML that papers use. Nothing a
 * document defines itself is ever expanded; a name that is not known stays.
 */

const marks: readonly (readonly [name: string, mark: string])[] = [
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['circ', '\u0302'],
  ['tilde', '\u0303'],
  ['uml', '\u0308'],
  ['ring', '\u030a'],
  ['cedil', '\u0327'],
  ['caron', '\u030c'],
]

const table = `
  amp& lt< gt> quot" apos' nbsp\u00a0 iexcl¡ cent¢ pound£ yen¥ sect§ copy© laquo« raquo» not¬ shy\u00ad reg® deg° plusmn±
  sup1¹ sup2² sup3³ micro\u00b5 para¶ middot· frac14¼ frac12½ frac34¾ iquest¿ times× divide÷ szligß
  AEligÆ aeligæ OEligŒ oeligœ Oslash\u00d8 oslashø ETHÐ ethð THORNÞ thornþ Lstrok\u0141 lstrokł inodotı
  ndash– mdash— horbar― lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ dagger† Dagger‡ bull• hellip… permil‰ prime′ Prime″
  lsaquo‹ rsaquo› euro€ trade™ larr← uarr↑ rarr→ darr↓ harr↔ rArr⇒ hArr⇔ ensp\u2002 emsp\u2003 thinsp\u2009 hyphen‐
  forall∀ part∂ exist∃ empty∅ nabla∇ isin∈ notin∉ ni∋ prod∏ sum∑ minus− lowast∗ radic√ prop∝ infin∞ and∧ or∨ cap∩ cup∪
  int∫ sim∼ cong≅ asymp≈ ne≠ equiv≡ le≤ ge≥ sub⊂ sup⊃ sube⊆ supe⊇ oplus⊕ otimes⊗ perp⊥ sdot⋅ lang⟨ rang⟩
  AlphaΑ BetaΒ GammaΓ DeltaΔ EpsilonΕ ZetaΖ EtaΗ ThetaΘ IotaΙ KappaΚ LambdaΛ MuΜ NuΝ XiΞ OmicronΟ PiΠ RhoΡ SigmaΣ TauΤ
  UpsilonΥ PhiΦ ChiΧ PsiΨ OmegaΩ alphaα betaβ gammaγ deltaδ epsilonε zetaζ etaη thetaθ iotaι kappaκ lambdaλ muμ nuν xiξ
  omicronο piπ rhoρ sigmafς sigmaσ tauτ upsilonυ phiφ chiχ psiψ omegaω`

const characterOf: ReadonlyMap<string, string> = new Map(
  table
    .split(/[ \n]+/)
    .filter(pair => pair !== '')
    .map(pair => {
      const name = /^[A-Za-z]+(?:\d+(?=[^\d]))?/.exec(pair)?.[0] ?? ''
      return [name, pair.slice(name.length)] as const
    }),
)
const markOf: ReadonlyMap<string, string> = new Map(marks)

const reference = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,12}));/g

/** The text with every reference that is known put in; one pass, and nothing put in is looked at again. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    reference,
    (found: string, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named(name) ?? found
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
      return isCharacter(code) ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}

function named(name: string): string | undefined {
  const known = characterOf.get(name)
  if (known !== undefined) return known
  const mark = markOf.get(name.slice(1))
  return mark === undefined ? undefined : (name.slice(0, 1) + mark).normalize('NFC')
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
}
