/**
 * One table of characters and their TeX names, read in both directions.
 *
 * Import turns a name met in running text into its character; export turns a
 * character into a name that plain LaTeX knows (a few text symbols need T1
 * fonts). Accented letters are not here: they are composed by rule.
 */

type Pairs = readonly (readonly [character: string, name: string])[]

function pairs(table: string): Pairs {
  return table
    .trim()
    .split(/\s+/)
    .map(pair => {
      const [character = ''] = pair
      return [character, pair.slice(character.length)] as const
    })
}

/** Commands of running text, without the backslash. */
export const textSymbols: Pairs = pairs(`
  øo ØO łl ŁL ßss æae ÆAE œoe ŒOE ıi ȷj åaa ÅAA
  đdj ĐDJ ðdh ÐDH þth ÞTH ŋng ŊNG
  °textdegree ©textcopyright ®textregistered ™texttrademark §S ¶P †dag ‡ddag •textbullet …ldots
  –textendash —textemdash ‘textquoteleft ’textquoteright “textquotedblleft ”textquotedblright
  ‚quotesinglbase „quotedblbase ‹guilsinglleft ›guilsinglright «guillemotleft »guillemotright
  ¡textexclamdown ¿textquestiondown £pounds €texteuro ¥textyen ¢textcent ¤textcurrency ¦textbrokenbar
  ªtextordfeminine ºtextordmasculine №textnumero ‰textperthousand ‽textinterrobang ℃textcelsius
  ·textperiodcentered ¯textasciimacron ´textasciiacute ¨textasciidieresis ¸textasciicedilla ‖textbardbl
`)

/** Commands of formulas, without the backslash. */
export const mathSymbols: Pairs = pairs(`
  αalpha βbeta γgamma δdelta εvarepsilon ϵepsilon ζzeta ηeta θtheta ϑvartheta ιiota κkappa λlambda μmu νnu
  ξxi πpi ϖvarpi ρrho ϱvarrho σsigma ςvarsigma τtau υupsilon φvarphi ϕphi χchi ψpsi ωomega
  ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΥUpsilon ΦPhi ΨPsi ΩOmega
  ±pm ∓mp ×times ÷div ∗ast ⋆star ∘circ ∙bullet ⋅cdot ∩cap ∪cup ∨vee ∧wedge ∖setminus ⊕oplus ⊖ominus ⊗otimes ⊙odot
  ≤leq ≥geq ≪ll ≫gg ≠neq ≡equiv ∼sim ≃simeq ≈approx ≅cong ∝propto ≺prec ≻succ ⊂subset ⊃supset ⊆subseteq
  ⊇supseteq ∈in ∋ni ∉notin ⊢vdash ⊣dashv ⊨models ⊥perp ∣mid ∥parallel
  ←leftarrow →rightarrow ↔leftrightarrow ⇐Leftarrow ⇒Rightarrow ⇔Leftrightarrow ↦mapsto ↑uparrow ↓downarrow
  ⟶longrightarrow ⟵longleftarrow ↗nearrow ↘searrow
  ∀forall ∃exists ¬neg ∅emptyset ∞infty ∇nabla ∂partial ∑sum ∏prod ∫int ∮oint √surd ℓell ℜRe ℑIm ℵaleph ℏhbar
  ∠angle △triangle ⊤top ⋯cdots ⋮vdots ⋱ddots ⟨langle ⟩rangle ⌈lceil ⌉rceil ⌊lfloor ⌋rfloor ′prime ⋄diamond ♯sharp ♭flat
`)

/** Further names that say the same in running text: read, never written. */
const synonyms: Pairs = pairs(`
  °deg °degree °textdegree ≤le ≥ge ≠ne →to ←gets ¬lnot ∅varnothing …dots …textellipsis ·cdotp
  ⋃bigcup ⋂bigcap ∨lor ∧land €euro «guillemetleft »guillemetright 'textquotesingle "textquotedbl
  ~textasciitilde ^textasciicircum |textbar _textunderscore $textdollar %textpercent &textampersand
  <textless >textgreater µtextmu µmicro \`textasciigrave \\textbackslash {textbraceleft }textbraceright
`)

/** The character each command stands for in running text. */
export const characterOf: ReadonlyMap<string, string> = new Map(
  [...mathSymbols, ...textSymbols, ...synonyms].map(([character, name]) => [name, character]),
)

/** Combining marks and the accent commands that set them over or under a letter. */
export const accents: readonly (readonly [mark: string, command: string])[] = [
  ['\u0300', '`'],
  ['\u0301', "'"],
  ['\u0302', '^'],
  ['\u0303', '~'],
  ['\u0304', '='],
  ['\u0306', 'u'],
  ['\u0307', '.'],
  ['\u0308', '"'],
  ['\u030a', 'r'],
  ['\u030b', 'H'],
  ['\u030c', 'v'],
  ['\u0323', 'd'],
  ['\u0327', 'c'],
  ['\u0328', 'k'],
  ['\u0331', 'b'],
]
