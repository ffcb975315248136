/**
 * What ISO 4 makes of the words in titles of journals, as far as we know it for certain.
 *
 * Facts that anybody can look up in printed abbreviations, put together here word by word. A word
 * that is not certain is not here, and a title that holds it is then left whole.
 */

/**
 * One word each, without accents: `j|ournal` is cut at the stroke, `natl=national` contracted; `geol|og-` speaks of
 * every word that begins so, and one without either stays as it is.
 */
const table = `
abdom|en abdom|inal abnorm|al abstr|act abuse acad|em- accel|erator access accid|ent acc|ount account|ing acid acids acoust|ic-
acoust|iqu- acquir|ed acquis|ition acta actes act|ivities act|ivity actuators acupunct|ur- acute adapt|ation adapt|ed adapt|ive
addict|ion addict|ive addit|ive adhes|ion adhes|ive adm|inistr- adolesc|en- adsorpt|ion adult adv|ance adv|anced adv|ancement
advert|ising aequ|ationes aerodyn|amic- aeronaut|ic- aerosol aerosp|ace aesthet|ic- aff|airs affect|ive afr|ica afr|ican age
ageing agent agents aggress|ion aggress|ive aging agric|ole agric|ultur- agron|om- aiche air akust|ik akust|isch- alcohol
alcohol|ic alcohol|ism algae algal algebra algebr|aic algorithm algorithms aliment|ary allerg|ic allergol|og- allergy allied
alloys alp|ine altern|ative alzheimer's ambul|atory am|erica am|erican am|ericana am|ericano amino anaesth|esia anaesthesiol|og-
an|ales analg|esi- analog anal|yse anal|ysis anal|ytic anal|ytica anal|ytical anat|om- androl|og- anesth|esia anesthesiol|og-
angew|andt- angiol|og- angle anim|al ankle ann|alen ann|ales ann|ali ann|als annu|aire annu|al antarct|ic antennas anthropol|og-
antibiot|ic anticancer antimicrob|ial- antioxid|ant antiq|uity antivir|al anxiety apher|esis appl|icand- appl|ication appl|ied
appl|iqu- approx|imat- aquac|ultur- aquat|ic- arab|ian archaeol|og- archeol|og- archit|ect- arch|iv arch|ive arch|ivio arch|ivos
arct|ic areas argent|in- arid arith|metica arq|uivo ars art arterioscler|osis arthritis arthroplasty arthrosc|op- artif|icial
arts asia asian asp|ects assem|bly assess|ment assist|ance assist|ed assoc|iated assoc|iation assoc|iazione assur|ance asthma
astronaut|ic- astron|om- atheroscler|osis atl|antic atmos|pher- at|omic atten|tion audio audiol|og- australas|ia australas|ian
aust|ralia aust|ralian autism autoimmun|- autom|at- automot|ive auton|om- avian aviat|ion bacteriol|og- banach bank bank|ing
based basic bayesian behav|ior- behav|iour- beitr|age belg|e belg|ian belg|ica bell ber|icht- berl|iner bibliogr|aph-
bifurc|ation big biling|ual- biochim|i- biodivers|ity bioenerg|et- bioinform|atic- biol|og- biomark|er biomass biomed biomed|ic-
biomed|izin- biom|etric- biophys|ic- birth blood body bol|etim bol|etin boll|ettino bone bot|an- bound|ary bowel brain bras|il
bras|ileir- braz|ilian breast breed|ing bridge brief brief|ings br|itain br|itish broadcast|ing bronconeumol|og- build|ing built
bulg|arian bull|etin- burn bus|iness calcif|ied calc|ulation calc|ulus calif|ornia calorim|etr- camb|ridge can|ada can|adian
can|adien- cancer carbohydr|ate carbon carcinog|en- card|iac cardiol|og- cardiovasc|ular care career caries case catal|y-
categ|ories catheter|ization cell cells cell|ular cem|ent cent|er cent|ral cent|re ceram|ic- cereb|ral chain chang|e chaos
charact|eriz- chem|ia chem|ica chem|ical chem|icals chem|ie chem|isch- chem|ist- chemom|etric- chest child childbirth child|hood
child|ren chil|en- chim|ica chim|ie chim|ique china chin|ese chir|urg- choice chromatogr|aph- chromosome chromosomes chronic
chron|icle cienc|ia- cim|ento circuit circuits circ|ulation circ|ulatory cir|ugia cities city civ|il class|ical classif|ication
clay clays clean clean|er cleft clim|ate clim|atic climatol|og- clin|ic clin|ica clin|ical clin|icas clin|icum clin|ique cloud
clust|er coagul|ation coast|al coat|ing cochrane code codes cogn|ition cogn|itive collab|orat- collect|anea collect|ion coll|ege
colloid colloids colomb|ian- colon color comb|inator- combust|ion comment|arii commer|ce commun|icat- communities community
comp|arative comp|aree compat|ib- complement|ary complex|ity complicat|ion compos|ite compos|itio compos|ition compd=compound
compd=compounds compr|ehensive comput|at- comput|er- comput|ing concepts concr|ete concurr|ency condens|ed cond|itioning
conf|erence confl|ict congenit|al congr|es congr|eso congr|ess connect|ion connect|ive connect|ivity conscious|ness
conserv|ation constr|uct- consult|ation consult|ing consum|er consum|ption contact contam|ina- contemp|orary cont|inental
contin|uing contin|uum contracept|ion contrib|ution control control|led convers|ion coop|erat- coord|ination cord corp|orate
corros|ion cortex cosmet|ic cosmochim|ica cosmol|og- cost counc|il couns|el- craniofac|ial creat|iv- credit crime crim|inal
criminol|og- crit|ic- croat|ian croat|ica crop crops cross cryptogr|aph- cryptol|og- cryst|al cryst|alline crystallogr|aph-
cult|ur- curr|ent curric|ulum cutan|eous cybern|et- cycle cycl|ing cytokine cytol|og- cytom|etr- czech czechoslov|ak- dairy
dan|ish data database databases deaf death decis|ion dedic|ata deep defects def|ence def|ense defic|iency degrad|ation
delinq|uency deliv|ery dement|ia demogr|aph- dent|aire dent|al dent|ist- dentofac|ial dep|artment dependable depend|ence
depress|ion deriv|ative dermatitis dermatol|og- desalin|ation des|ign detect|ion detect|or deterg|ents dtsch=deutsche
dtsch=deutschen dtsch=deutscher dtsch=deutsches dev|elop- device devices diabetes diabet|ic diabetol|og- diagn|os- dialogue
dialogues dial|ysis diam|ond dielectr|ic diet|ary diet|et- differ|en- diffr|action dig|est dig|estive digit|al dir|ections
dir|ector disabil|it- disaster discourse discov|ery discrete discuss|ion dis|ease disord|er dispers|ion dispos|ition
dissert|ation distrib|ut- divers|ity div|ision dna doc|ument- dokl|ady domest|ic dosim|etry droit drug drugs dry|ing duke dutch
dyes dyn|am- dyslexia ear early earth earthq|uake east|ern eat|ing eccles|iast- echocardiogr|aph- ec|ole ecol|og- econ|om-
econom|etr- ecosyst|em ed|ition educ|ac- educ|at- eff|ect effic|ien- egypt|ian elast|icity elbow electr|ic electr|ical
electr|iqu- electrochim|i- electroencephalogr|aph- electromyogr|aph- electron electron|ic elem|ent elem|entary embryol|og-
emerg|en- emerg|ing emot|ion- empir|ical employ|ment endocr|ine endocrinol|og- endod|ont- endosc|op- endow|ment energy
eng|ineer- engl|and engl|ish enhancing enter|al enterp|rise entomol|og- entrep|reneur- entropy environ|ment- enzyme enzymol|og-
epidemiol|og- epilepsy epileptic equ|ation equine equip|ment ergon|om- esp|ana esp|anol- estate esthet|ic- estuar|ine estud|ios
estud|os ethical ethics ethn|ic ethn|icity ethnol|og- etud|e eukaryot|ic eur|opaisch- eur|ope- europhys|ics eval|uation
evid|ence evol|ution- except|ional exerc|ise exp|erience exp|eriment- expert explor|ation expo|sure express extracell|ular
extrem|ity eye face facial factor factors fail|ure fam|ilial fam|ilies fam|ily faraday fatigue fed|eration feed fem|inist
fenn|ic- ferroelectr|ic- fertil|ity fetal fiber fibers field fields films financ|ial find|ings finite finn|ish fire fish
fish|eries fish|ery fis|ica fis|ico flame flex|ible flora flow fluid fluids fluoresc|ence fluor|ine focus folia food foods foot
forces forecast|ing foreign forensic for|est for|estry form|al forsch|ung- fortschr|itte forum found|ation fourier fractals
fract|ure fr|ancais- fr|ance free fr|ench freq|uency freshw|ater front|ier fuel fuels funct|ion- fundam|ent- fungal fusion
future fuzzy gac|eta gait game games gas gastric gastroenterol|og- gastrointest|inal gene gen|eral gener|ation genes genet|ic
genet|ica genet|iqu- genome genomics geochim|i- geod|es- geod|et- geogr|aph- geol|og- geom|etr- geotech|nics geotherm|al
geriatr|- ger|man ger|many gerontol|og- gesch|icht- ges|ellschaft gifted g|iornale glaciol|og- glob|al gov|ern- graph graph|ic
graph|ical graphs gravit|ation- gravity green grid group groups growth guid|ance gut gynaecol|og- gynecol|og- haematol|og-
haemost|asis hand handb|ook handb|uch haptics harm harv|ard hazard|ous hazards head headache health healthc|are hear|ing heart
heat helv|etic- hematol|og- hemost|asis hepat|itis hepatol|og- hered|ity herit|age herpetol|og- heterocycl|ic high high|er
hist|oire histol|og- hist|or- historiogr|aph- hiv homosex|uality horm|on- hortic|ultur- hosp|ital- host hous|ing hum|an
humanist|ic humanit|ies hung|ar- hybrid hydraul|ic- hydrobiol|og- hydrocoll|oid hydrol|og- hyg|ien- hypertens|i- hypertherm|ia
hypn|osis hypotheses ichthyol|og- ideas identif|ication image imaging immune immun|ity immunol|og- impact implant implantol|og-
implants implement|ation improv|ement incl|usive india indian indic|ator individ|ual indoor ind|ustr- infant infect|io-
inflamm|at- inform|atic- inform|atik inf|ormation informetr|ic- infrared infrastruct|ur- ing|enieria inhal|ation inhib|ition
inhib|itor inj|uries inj|ury innov|at- inorg|anic- inq|uiry insect insects inst|itut- instr|uction- instrum|ent- insul|ation
insur|ance integr|al integr|at- intellect|ual intell|igen- intensive interact|i- intercult|ural interdiscip|lin- interface
interfaces int|ernacional- intern|al int|ernation- int|ernazional- internet interpers|onal interv|ention- intest|inal invasions
invasive invent|iones inverse invertebr|ate investig|ati- invest|ment ion ion|ics iran|ian ir|ish irrig|ation isr|ael issues
ist|ituto ital|ia- izv|estiya jahrb|uch jahresber|icht- jpn=japan jpn=japanese jt=joint jt=joints j|ournal journal|ism judgm|ent
jurid|i- justice kidney kinet|ic- klin|ik- klin|isch- knee knowl|edge korean labor lab|orator- labour lancet land landsc|ape
langenbeck's lang|uage lang|ue laparoendosc|opic laparosc|op- large laryngol|og- laser lasers lat|in law layer leadersh|ip
learn|ing lect|ure left leg|al legis|lative leis|ure lett|er lett|re leuk|emia lexicogr|aph- libr|arian- libr|aries libr|ary lie
life light limnol|og- linear linguist|ic- linn|ean lipid lipids liq|uid lit|erary lit|eratur- litt|erair- litt|eratur- liver
livest|ock log|ic logist|ic lond|on longev|ity low low|er lubr|icat- lumin|escence lung lymphoma mach|ine mach|inery mag|azine
magn|etic- magn|etism maint|enance mak|ing mal|adies malar|ia malays|ia- malig|nancy mamm|alian mammal|ogy man manag|ement
manag|er- manuf|actur- manuscr|ipta mapp=mapping mar|ine mark|et- markov marriage marrow mass mat|ematic- mater|ial- matern|al
math|emat- matrix matter maxillofac|ial meas|ure- meat mec|an- mech|anic- mech|anism mechatron|ic- med|ecin- media med|ica
med|icae med|ical med|icale med|icas med|icin- med|ico med|icos med|icum mediev|al mediterr|anean med|izin- melanoma membr|ane
mem|oir- mem|ory ment|al mesoporous metab|oli- metacogn|ition met|al met|allic metall|urg- metastasis meteorit|ic- meteorol|og-
method methodol|og- methods metrol|og- mex|ican- mex|ico mich|igan micro microbe microbes microb|ial microcirc|ulat- microporous
microsc|op- microw|ave migr|ation mil|itary mind minds miner|al mineral|og- minerva minim|ally min|ing misuse mitig|ation
mitt|eilungen mob|il- model model|ing model|ling mod|ern mol|ecul- monatsh|efte monet|ary money monit|or- monogr|aph- mon|thly
moral morphol|og- motion motiv|ation mot|or mov|ement multicult|ural multidiscip|lin- multiling|ual multimed|ia multiph|ase
mult|iple multiscale multivar|iate munch|ener munch|ner muscle musculoskelet|al mus|eum music mutagen|esis mutat|ion mycol|og-
nachr|ichten nagoya nano nanoscale natl=national nat|ural nat|uralist nat|ure nav|al navig|ation neck negl|ect negl|ected
neonatal nephrol|og- nerve nerv|ous neth|erlands netw|ork- neural neurodegener|at- neurol|og- neuropsychiatr|i- neuropsychiatry
neurotol|og- neurotox|icity neurotrauma new nicotine niger|ian noise nondestruct|ive nonlinear nonparametr|ic nord|ic norm|ale
norw|egian nose notes not|ices nova npj nucl|ear nucleic number numer|i- nuovo nurse nurs|ing nutr|ien- nutr|ition- obes|ity
obstet|ri- occup|ation- ocean ocean|ic oceanogr|aph- ocul|ar odontol|og- oil oncol|og- one onkol|og- online open oper|ation-
operat|ive ophthalmic ophthalmol|og- opin|ion opt|ic opt|ica opt|ical opt|ics optim|isation optim|ization options optom|etr-
oral org|anic organ|isation- organ|ization- organs ornithol|og- orphanet orthod|ont- orthop|aed- orthop|ed- orthot|ic osaka
osteoporos|is osterr|eichisch- other otolaryngol|og- otol|og- outcomes oxf|ord oxid|ation oxid|ative pac|ific packag|ing
paediatr|i- pain pak|istan palaeogeogr|aph- palaeontol|og- palate paleontol|og- palliat|ive pap|er parallel parasite parasit|es
parasitol|og- parenter|al parent|ing parkinson's parliam|entary part partial part|icle past pathog|en- pathol|og- patient
pattern peace pedagog|- pediatr|- peer-to-peer peerj pept|ide percept|ion percept|ual perform|ance perinat|al perinatol|og-
periodontol|og- peripher|al perit|oneal pers|onal- pers|onnel perspect|ive pervasive pest pestic|ide pet|roleum petrol|og-
pharm|aceut- pharm|acie pharmacokinet|ic- pharmacol|og- pharm|acy pharm|azie phenom|ena phenomenol|og- philol|og- philos|oph-
phon|etic- photogramm|etr- photonics photovolt|aic- phycol|og- phys|ica phys|ical physician physicians phys|ics phys|ik
phys|ikal- physiol|og- phys|iqu- phytol|ogist pigm|ent pineal planet|ary plankton plan|ning plant plants plasma plasmas plast|ic
plast|icity plos pneumol|og- polar policy pol|ish polit|i- pollut|ant pollut|ion pol|oni- polym|er- polytech|nic- popul|ation
porous port|ugu- posit|ive postgrad|uate postharvest posture poult|ry powder power pract|ic- pract|itioner pragmat|ic- praxis
precambrian precis|ion pregnancy prenat|al prep|aredness present preserv|ation prev|enti- prim|ary primatol|og- princ|iple
priv|acy probab|il- probl|em proc|eeding process process|es process|ing prod|uct- prof|ession- program|ming prog|ress
propag|ation propuls|ion prostate prostatic prosthet|ic- prosthodont|- prot|ection protein proteins proteome proteomics
protoc|ol psicol|og- psychiatr|i- psychiatry psychoact|ive psychol|og- psychon|omic psychosom|atic public publ|ication
publ|ishing pulm|onary pulmonol|og- pulp pure pures purif|ication qual|itative qual|ity quant|itative quantum q|uarterly
quat|ernary queueing quim|ic- race racial radiat|ion radic|al radio radioact|iv- radiol|og- raman random rangel|and rapid rare
react|ion react|ive read|ing real reason|ing recent rech|erche recognit|ion reconstr|uct- rec|ord rectum recycl|ing redox
reduct|ion ref|erence refract|ive refrig|erat- refug|ee regen|erat- reg|ional regul|ation regul|atory rehabil|itat- reine
reinf|orced relat|ed relat|ion relatsh=relationship relatsh=relationships relativ|ity release reliab|ility relig|ion relig|ious
remediat|ion remote ren|al rend|iconti renew|able repair rep|ort represent|ation reprod|uct- res|earch- resist|ance resolut|ion
reson|ance resour|ce respir|at- responsib|ility restor|ation restor|ative results retail|ing retin|al retr|ieval rev|iew
rev|ista rev|ue rheol|og- rheum|atic rheum|atism rheumatol|og- rhinol|og- rights risk river riv|ista rna robot|ic robust rock
roentgenol|og- roles rom|anian r|oyal rural russ|ian saf|ety salud sanit|ari- saudi scand|inavi- schizophr|enia scholarsh|ip
sch|ool schweiz|erisch- sci|ence sci|ences sci|entia- sci|entific sci|entifique sci|entist sci|enz- scler|osis scott|ish
scr|ipta sea second sect|ion secure secur|it- sediment|ary sedimentol|og- sediments seed seismol|og- sel|ected self semant|ic
semicond|uctor semigroup semin|ar sens|ing sens|or sens|ory sep|aration ser|ies serv|ice sets sex sex|ual sex|ually shelf
shellfish shock shoulder signal signal|ing signal|ling simul|ation singap|ore sin|ica sitzungsber|icht- skelet|al skills skin
sleep small smart soc|ial soc|iedad soc|ieta soc|iete soc|iety sociol|og- soft softw|are soil soils sol|ar solid solidi solids
solitons solut|ion somatosens|ory sound source sources south|ern sov|iet space span|ish spat|ial spec|ial spectra spectrochim|i-
spectrom|eter spectrom|etr- spectrosc|op- speech spinal spine sport sports stab|ility stand|ard stanf|ord state stat|istic-
stat|istik status steel stem stereotact|ic steril|ity steroid stimul|ation stoch|astic stomatol|og- storage strahlenther|apie
strain strateg|- stratigr|aph- strength stress stroke struct|ur- stud|i stud|ia stud|ien stud|ies study subst|ance suicide
supercomput|ing supercond|uct- supercrit|ical super|ieur- superlattices suppl|ement supply support support|ed support|ive
surf|ace surfactants surg|e- surg|ic- surv|ey sustain|ab- swarm swed|ish swiss symb|olic symp|osi- symptom synchrotron syndr|ome
synth|esis synth|etic syst|em- tables taiwan tax taxon|om- teach|- tech|nical tech|nik tech|nique technol|og- telecare
telecommun|icat- telemed|icine temp|erature teratol|og- test|ing tetrahedron tex|as text|ile thai theol|og- theor|eti- theory
ther|ap- therm|al thermochim|i- thin things think|ing thorac|ic thought throat thromb|osis thyroid tissue tissues tob|acco today
tohoku tokyo tomogr|aph- tools top|ic topogr|aph- topol|og- total tour|ism toxicol|og- trace tradit|ional traffic train|ing
trans|action transcult|ural transf|er transform|ation transfus|ion transgenic transl|ation- transm|ission transm|itted
transplant|- transp|ort transp|ortation trauma trauma|tic traumatol|og- travel treat|ment tree trends trials tribol|og- trieste
trop|ica trop|ical trop|icale tuberc|ulosis tumor tumour turbomach|inery turbul|ence turk|ish tutor|ial twin ubiquitous
ukr|ainian ultrason|ic ultrasound ultrastruct|ur- underst|anding union univ|ersid- univ|ersit- update urban urol|og- use user
vaccine vaccines vac|uum value var|iable var|iation vasc|ular vectors veg|etation veh|icle veh|icular verbal verh|andlungen
vertebr|ate vet|erin- vib|ration video vietnam|ese violence viral virol|og- virtual virus vis|ion vis|ual vis|ualization
vitam|in vitaminol|og- vocat|ion- voice volcanol|og- waste water wave waves weather web weed wkly=weekly weld|ing welf|are
west|ern wide wien|er wildl|ife wiley wind wirel|ess wiss|enschaft- wochenschr|ift women women's wood work world wound wounds
writ|ing x-ray yale yearb|ook yeast yonsei young youth z|eitschrift zentralbl|att zh|urnal zool|og-`

/** Several words that are abbreviated as one. */
export const phrases: readonly (readonly [said: readonly string[], short: string])[] = Object.entries({
  'new england': 'N. Engl.',
  'new york': 'N. Y.',
  'west african': 'West Afr.',
  'east african': 'East Afr.',
  'new zealand': 'N. Z.',
  'north american': 'N. Am.',
  'north america': 'N. Am.',
  'south african': 'S. Afr.',
  'hong kong': 'Hong Kong',
  'united states of america': 'U. S. A.',
  'comptes rendus': 'C. R.',
  'in vitro': 'In Vitro',
  'in vivo': 'In Vivo',
  'ad hoc': 'Ad Hoc',
}).map(([said, short]) => [said.split(' '), short])

/** Words that make others by standing in front of them, as in neuro-psycho-pharmacology. */
export const compounding: readonly string[] =
  `agro anthropo archaeo astro bio cardio cerebro chemo cyto eco electro endo ethno ferro gastro geo hemo haemo hepato histo
  hydro immuno macro magneto mechano micro nano neuro onco opto organo osteo palaeo paleo patho pharmaco photo physico oto physio phyto
  psycho radio socio sono supra thermo uro`
    .trim()
    .split(/\s+/)

/** What else stands before a hyphen. */
export const hyphened: ReadonlySet<string> = new Set(
  'anti inter life mid multi non peer post pre self trans x'.split(' '),
)

/** Names of capitals alone, by which they are known where a whole title is in capitals. */
export const acronyms: ReadonlySet<string> = new Set(
  'acm acs ai aiaa aids aip asce asme bmc bmj dna hiv ieee ieice iet ifac ire jama plos rna siam spie vldb'.split(
    ' ',
  ),
)

/** Articles, conjunctions and prepositions of English, which are left out however they are written. */
export const englishParticles: ReadonlySet<string> = new Set(
  'the a an and of in on for to from with by at as its their'.split(' '),
)
/** Those of other languages: in the middle of a title only where they are small, since they are words elsewhere. */
export const foreignParticles: ReadonlySet<string> = new Set(
  `le la les de du des et en au aux pour sur dans par un une der die das dem den ein eine und fur zur zum von vom im auf aus mit uber
  am el los las del y para con una il lo i gli di dello della dei degli delle e ed per su sul sulla nel nella da dal
  o os do dos em no na nos nas por com het een van voor og och for af av til`
    .trim()
    .split(/\s+/),
)
/** Articles with which a title may begin. */
export const foreignArticles: ReadonlySet<string> = new Set(
  'le la les der die das el los las il lo gli het'.split(' '),
)

/** How a word is abbreviated: to as many of its own letters, or to other ones; null where it stays as it is. */
export type Abbreviation = number | string | null

export interface JournalWords {
  /** Whole words. */
  readonly words: ReadonlyMap<string, Abbreviation>
  /** Beginnings of words. */
  readonly stems: ReadonlyMap<string, Abbreviation>
  readonly longestStem: number
  /** Abbreviations as a title may have them already, without their full stops. */
  readonly short: ReadonlySet<string>
}

let known: JournalWords | null = null

/** The table, taken apart when it is first asked for: most exports never do. */
export function journalWords(): JournalWords {
  return (known ??= readTable())
}

function readTable(): JournalWords {
  const words = new Map<string, Abbreviation>()
  const stems = new Map<string, Abbreviation>()
  const short = new Set<string>()
  for (const entry of table.trim().split(/\s+/)) {
    const isStem = entry.endsWith('-')
    const [contracted, said = contracted] = (isStem ? entry.slice(0, -1) : entry).split('=') as [
      string,
      string?,
    ]
    const cut = said.indexOf('|')
    const how = said !== contracted ? contracted : cut < 0 ? null : cut
    ;(isStem ? stems : words).set(said.replace('|', ''), how)
    if (how !== null) short.add(typeof how === 'number' ? said.slice(0, how) : how)
  }
  return { words, stems, longestStem: Math.max(...[...stems.keys()].map(({ length }) => length)), short }
}
