/**
 * Journals of astronomy, whose names the field's database writes as commands: `\\mnras`.
 *
 * The commands are those of the AAS's LaTeX classes; without them a name would be a command nobody knows.
 */
const names: ReadonlyMap<string, string> = new Map(
  `
  aj Astronomical Journal
  araa Annual Review of Astronomy and Astrophysics
  apj Astrophysical Journal
  apjl Astrophysical Journal Letters
  apjs Astrophysical Journal Supplement Series
  ao Applied Optics
  apss Astrophysics and Space Science
  aap Astronomy & Astrophysics
  aapr Astronomy and Astrophysics Reviews
  aaps Astronomy and Astrophysics Supplement Series
  azh Astronomicheskii Zhurnal
  baas Bulletin of the American Astronomical Society
  bain Bulletin of the Astronomical Institutes of the Netherlands
  caa Chinese Astronomy and Astrophysics
  cjaa Chinese Journal of Astronomy and Astrophysics
  icarus Icarus
  jcap Journal of Cosmology and Astroparticle Physics
  jrasc Journal of the Royal Astronomical Society of Canada
  memras Memoirs of the Royal Astronomical Society
  mnras Monthly Notices of the Royal Astronomical Society
  na New Astronomy
  nar New Astronomy Reviews
  pra Physical Review A
  prb Physical Review B
  prc Physical Review C
  prd Physical Review D
  pre Physical Review E
  prl Physical Review Letters
  pasa Publications of the Astronomical Society of Australia
  pasp Publications of the Astronomical Society of the Pacific
  pasj Publications of the Astronomical Society of Japan
  rmxaa Revista Mexicana de Astronomía y Astrofísica
  qjras Quarterly Journal of the Royal Astronomical Society
  skytel Sky and Telescope
  solphys Solar Physics
  sovast Soviet Astronomy
  ssr Space Science Reviews
  zap Zeitschrift für Astrophysik
  nat Nature
  iaucirc IAU Circulars
  aplett Astrophysics Letters
  apspr Astrophysics Space Physics Research
  fcp Fundamental Cosmic Physics
  gca Geochimica et Cosmochimica Acta
  grl Geophysical Research Letters
  jcp Journal of Chemical Physics
  jgr Journal of Geophysical Research
  jqsrt Journal of Quantitative Spectroscopy and Radiative Transfer
  memsai Memorie della Società Astronomica Italiana
  nphysa Nuclear Physics A
  physrep Physics Reports
  physscr Physica Scripta
  planss Planetary and Space Science
  procspie Proceedings of the SPIE
  `
    .trim()
    .split('\n')
    .map(line => line.trim())
    .map(line => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const),
)

/** The name of a journal; one that is a command is looked up. */
export function journalName(text: string): string {
  return text.startsWith('\\') ? (names.get(text.slice(1).trim()) ?? text) : text
}
