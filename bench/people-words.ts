import { nicknameGroups } from '#src/identity/match/text/nicknames.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)

/** Most common first. */
export const givenNames = words(`
james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan joseph jessica thomas sarah
christopher karen charles lisa daniel nancy matthew betty anthony sandra mark margaret donald ashley steven kimberly andrew emily
paul donna joshua michelle kenneth carol kevin amanda brian melissa george deborah timothy stephanie ronald dorothy jason rebecca
edward sharon jeffrey laura ryan cynthia jacob amy gary kathleen nicholas angela eric shirley jonathan brenda stephen emma larry
anna justin pamela scott nicole brandon samantha benjamin katherine samuel christine gregory helen alexander debra patrick rachel
frank carolyn raymond janet jack maria dennis catherine jerry heather tyler diane aaron olivia jose julie adam joyce nathan victoria
henry ruth zachary virginia douglas lauren peter kelly kyle christina noah joan ethan evelyn jeremy judith walter andrea christian
hannah keith megan roger cheryl terry jacqueline austin martha sean madison gerald teresa carl gloria harold sara dylan janice
arthur ann lawrence kathryn jordan abigail jesse sophia bryan frances billy jean bruce alice gabriel judy joe isabella logan julia
alan grace juan amber albert denise willie danielle elijah marilyn wayne beverly randy charlotte vincent natalie mason theresa roy
diana ralph brittany bobby doris russell kayla bradley alexis philip lori eugene marie lukas leonie felix lena jonas marlene moritz
greta anton frieda emil ida oskar mathilda niklas clara florian pia tobias svenja stefan anja jurgen heike wolfgang petra dieter
ursula horst renate manfred ingrid uwe sabine pierre camille antoine manon julien chloe luc elodie hugo margaux mateo lucia diego
carmen javier pilar pablo rocio marco giulia matteo chiara luca francesca davide elena piotr agnieszka tomasz katarzyna marcin
malgorzata pawel joanna ivan olga dmitri svetlana sergei natalia oleksandr olena mykola iryna ahmed fatima omar aisha yusuf zainab
ali maryam hassan leila wei mei jun li hiroshi yuki kenji sakura raj priya arjun ananya vikram deepa bram sanne daan lotte sven
astrid lars ingeborg nils freja mikkel signe juhani aino eero helmi
`)

/** Short and foreign forms of a name that the table of nicknames knows. */
export const nicknamesOf = (name: string): string[] =>
  givenNames.filter(
    other => other !== name && nicknameGroups(other).some(group => nicknameGroups(name).includes(group)),
  )

export const stems = words(`
hart berg stein wald bach lind rosen gold silver winter sommer stone field wood brook hill ford well marsh heath moor dale cliff north
west east south black white green brown gray king bishop abbot miller smith taylor carter cooper fisher hunter archer turner walker
baker porter shep wag falken adler wolf bar lowen hirsch fuchs krah star spar finch swan crane robin wren hawk eagle raven ash elm oak
birch rowan hazel holly ivy thorn briar rose lily fern moss reed rush sedge clay sand flint chalk iron copper tin lead steel anvil
hammer castle tower bridge gate church cross kirk temple chapel mill farm barn grange manor hall house cottage garden orchard vine
hop barley rye wheat oat corn bean apple pear plum cherry berry nut kern kovar dvor novak horak vesel maly stary bog mil rad slav drag
vuk pet jan mar nik pav kaz lech zbor gor vol kor sav tom bal fer lor gar mor cas dom est riv val mont roch font bel
`)

export const surnameEndings = words(`
er man mann son sen sson ley ton ham wick worth by field well low sky ska ic ov ova enko ak ek ik el ez es ini etti ella ard ault
eau ier in ot et strom qvist gren dahl lund vik
`)

export const towns = words(`
ald ash bar bel bin brad bram brig bur cam car chel ches cold crow dar den dor dun east elm fair farn frod gal gos had hal ham har hep
hol hors kel ken kirk lan led lin lod mal mar mel mid mor new nor ock old pad pen pick raw rip rud sal sel shel sto sud sut tad thorn
tilt up wal war wel wes whit win wool yar
`)

export const townEndings = words('ton ham by ford bury field worth wick minster mouth bridge pool stead den')

export const companies = words(
  'systems partners labs works foods logistics software bank media energy motors health group',
)

export const titles = words(`
developer engineer accountant nurse teacher designer analyst manager consultant recruiter electrician architect buyer chemist clerk
cook dentist driver editor electrical-engineer estimator fitter foreman geologist hr-manager instructor joiner journalist lawyer
librarian lecturer machinist marketer mechanic mason optician painter paramedic pharmacist physicist planner plumber producer
programmer psychologist receptionist researcher roofer salesman scientist secretary solicitor statistician surgeon surveyor tailor
technician tester translator underwriter vet waiter warehouseman welder writer data-scientist product-manager devops-engineer
`)
