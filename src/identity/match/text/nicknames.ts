/**
 * Short and pet forms of given names, and the shapes a name takes in other languages. One line a name: the first word is
 * the full form, the rest stand for it. A short form may stand in several lines (Alex). Common knowledge, written for this file.
 */
const lines = `
abigail abby abbie gail gabby
abraham abe bram avram ibrahim abram
adelaide ada addie adela adele della heidi adelheid
agnes aggie nessie inez agnieszka agnese
albert al bert bertie albrecht alberto adalbert
alexander alex al sandy xander sander lex alec alick sasha sascha aleksandr aleksander alexandre alessandro alejandro iskander oleksandr olek aleks
alexandra alex sandra sasha lexi lexie alexa sandy aleksandra oleksandra alessandra alejandra
alfred al alf alfie fred freddie freddy alfredo
alice allie ally elsie lisa alicia alecia alisa alys alix
alison allie ally ali allison
alphonse alfonso alonso fons alphonsus
amanda mandy manda
amelia amy millie milly mia emelia amelie
andrew andy drew andi andreas andre andrea andrei andrey andrzej andres andriy andrija ondrej
angela angie ange angelina angelika
anna ann anne annie anya hannah nan nancy nannie anita anka ania anneke hanna
anthony tony ant anton antonio antoine antonius antoni toni antonin
antonia toni nia tonya antoinette antonina
archibald archie arch baldie
arnold arnie arno arnaud arnoldo
arthur art artie arturo artur
augustus gus august augustin auguste agustin augustine
barbara barb barbie babs barbra basia varvara
barnabas barney barnaby
bartholomew bart barty bartolomeo bartholomaeus bartosz bartek
beatrice bea bee trixie trix beatrix beatriz
benedict ben bennie benedikt benoit benito benedetto
benjamin ben benny benji benjie jamie benjamim beniamino
bernard bernie barney bernhard bernd bernardo bernardino
bertram bert bertie bertrand
bradley brad
bridget biddy bridie bridgette brigitte birgit brigid
caroline carrie carol lina caro carolyn carolina karoline karolina carolus
catherine cathy kate katie kathy kat cat kitty kay kit cath katherine kathryn catharine katharina catarina caterina katarzyna kasia ekaterina katerina yekaterina kathleen katya katja karin karen trina
cecilia cissy celia cecily sissy cecile cecilie
charles charlie chuck chas chaz charley carl karl carlos carlo karel carolus karol
charlotte lottie charlie lotte carlotta lotta
christian chris christiaan cristian krystian
christina chris tina chrissy christine kristina kristin christa cristina krystyna kirsten kerstin
christopher chris kit topher christoph christophe cristobal cristoforo krzysztof kristoffer christoffer
clara clare claire klara chiara
clarence clare
claudia claudine claudie
clement clem klemens clemente clemens
clifford cliff
constance connie konstanze constanza
constantine costa kostas konstantin konstantinos dinos constantin kostya
cornelius neil con connie cees kees corneille cornelis
curtis curt kurt conrad konrad
cynthia cindy
cyril cy kiril kirill cyrillus
daniel dan danny dani daniil danilo daniele danila danylo
david dave davy davie davey dai dawid davide dafydd taffy
deborah deb debbie debby debra
dennis den denny denis dionysius denys
diana di diane dianne
dmitri dima mitya dmitry dmitriy dimitri dimitrios dimitris demetrius dmytro
dominic dom nick dominik dominique domenico domingo
donald don donnie donny
dorothy dot dottie dolly dora dorothea dodie dorota doris thea
douglas doug dougie
edgar ed eddie edgardo
edith edie ede
edmund ed eddie ned ted eamon edmond edmundo
edward ed eddie eddy ned ted teddy eduard eduardo edouard edoardo edvard
edwin ed eddie ned
eleanor ellie nell nellie nora elly ella lenora leonora eleonora elinor eleonore
elias eli elijah ilya elia
elizabeth liz lizzie beth betty bess bessie betsy eliza elsie libby lisa lise liza lillibet ellie lily elisabeth elspeth isabel isabella isabelle elisa elisabetta elzbieta elizaveta ilse else elise lisbeth bettina
ellen nell nellie elena helena helen elaine
emanuel manny manuel immanuel emmanuel manolo manu
emily em emmy millie emilia emilie
emma em emmie
ernest ernie ernst ernesto erno
esther essie hester esther ester
eugene gene eugen eugenio evgeny yevgeny zhenya yevhen evgeni
evelyn eve evie lyn evelina eveline
fernando ferdinand ferdie nando ferdinando hernando fernand
florence flo flossie florrie flora fiorenza florentine
frances fran fanny frankie francie francesca franziska francisca francoise franciszka
francis frank fran francois francesco francisco franz frans franciscus franciszek pancho paco ferenc
frederick fred freddie freddy fritz frederik friedrich federico frederic fredrik fryderyk ric
gabriel gabe gabi gavriil gabriele gabor
gabriella gabby gabi ella gabriela gabrielle
genevieve gen jenny ginny ginette genoveva
geoffrey geoff jeff jeffrey jeffery jeffry gottfried godfrey goffredo geoffroy
george georgie geordie georg jorge giorgio georges yuri iurii yorgos georgios jurgen jorgen joris jerzy yuriy gyorgy heorhiy goran jordi
georgina georgie gina georgia georgiana
gerald gerry jerry geraldo gerold
gerard gerry gerhard gerd gerardo gert gerrit
gertrude gertie trudy trudie gertrud truus
gilbert gil bert gib gilberto
giovanni gianni gian vanni
grace gracie grazia gracia
gregory greg gregor grigori grigory gregorio gregoire grzegorz grisha hryhoriy
gunther guenther guenter gunter
gustav gus gustavo gustave gustaf
harold harry hal harald
harriet hattie harrie henrietta etta hetty
henry harry hal hank heinrich henri enrico enrique hendrik henrik heinz henk hen henryk
herbert herb bert herbie heribert
herman hermann armando manny
hester hettie esther
hilda hildegard hilde hildie
howard howie ward
hubert bert hugh hugo hubertus huw hughie ugo
ignatius iggy ignacio ignaz nacho ignacy
irene rene irena irina reni irini
isaac ike zac izaak isak yitzhak itzhak
isabel bella izzy belle issy isobel isabella ishbel
jacob jake jakob jack jay iakov yakov jacobo jakub jaap giacobbe
jacqueline jackie jacqui jacky
james jim jimmy jamie jem jay jacques jaime jaume giacomo diego santiago hamish seamus tiago
jane janie jenny jean janet joan jayne jana johanna joanna giovanna juana jeanne jessie sinead siobhan
janet jan jenny jessie janette
jasper kaspar casper caspar gaspard
jennifer jen jenny jenni jennie
jeremy jerry jem jeremiah jeremias jez
jerome jerry gerome hieronymus geronimo
jessica jess jessie jesse
joachim jochen achim jo joaquin yakim
joan joanie jo jody joanne joanna
john jack johnny jon jock ian ivan jan johann johannes jean juan giovanni hans sean shaun shane joao ioannis yannis evan johan janos hannes jens ivo ioan jonny ivor yahya hansel joannes
jonathan jon jonny nathan jonatan yonatan
joseph joe joey jo josef jose giuseppe pepe beppe jozef iosif yusuf jos sepp jupp osip yosef josip
josephine jo josie fina josefine josefina giuseppina
joshua josh josue yehoshua
judith judy jude judi yehudit
julia julie jill juliet giulia yuliya juliette juliana julianna
julian jules julius julien giuliano julio giulio jolyon
katherine kate kathy katie kit
kenneth ken kenny
kimberly kim kimberley kimmy
laurence larry laurie lawrence lorenz lorenzo laurent laurens lars lauritz lorne
laura laurie lori lauren lora loretta
leonard len lenny leo leonardo leonhard lennart lionel leon
leopold leo poldi leopoldo
leslie les lesley
lewis lew lou louis louie ludwig luis luigi ludovic lodewijk ludvig aloysius ludovico lajos
lillian lily lil lilly lilian liliana
linda lin lindy lynda lynn
louisa lou louise luisa lulu luise ludovika
lucas luke luca luc lukas lukasz luka
lucy lu lucia lucie luzia lucinda lucille
madeline maddy maddie madeleine magdalena magda lena madelaine maggie
malcolm mal colm
marcus mark marc marco marek markus marcos marko
margaret maggie meg peggy marge margie madge daisy greta rita margarita margarethe marguerite margherita gretchen grete malgorzata gosia maisie pearl peg margot
maria mary marie mia mimi moll molly polly mamie mae mariya marija maryam miriam maja marietta masha manya mitzi maire may minnie marion maryann marian
marjorie marge margie marjory
martha marty mattie patsy marta marthe
martin marty martijn martino marcin maarten martinus
matilda tilly mattie maud maude mathilde tilda
matthew matt matty mathew matthias mathias matteo matthieu mateo mateusz matthaeus matvei thijs maciej mats
maurice morris mo moritz mauricio maurizio maury morrie mauritz
maximilian max maxim maxime massimiliano maximiliano maksim maksym maks maximillian
melanie mel mellie melissa
michael mike mick mickey micky mikey mitch michel miguel michele mikhail michal misha micha mikael mihail mykhailo mihai michiel mischa
michelle shelly micki michele micaela michaela
mildred millie milly
mohammed mohamed muhammad mohammad mo mehmet muhammed mohamad mahomet
moses moe mose moshe musa mozes moise
nancy nan ann
natalie nat natalia nata natasha natalya nathalie nataliya natascha
nathaniel nat nate nathan nathanael
nicholas nick nicky nico nicolas klaus claus nikolai nikolaus niklas nicola niccolo mikolaj kolya nikos nikolaos colin nik nikita nicolaas mykola
nicole nikki nicky nicola nicolette colette
norman norm
oliver ollie olly oli olivier oliviero
olivia liv livvy livia ollie
oscar ossie oskar
oswald ossie oz waldo osvaldo
pamela pam
patricia pat patty tricia trish patsy patrizia
patrick pat paddy patric patricio rick padraig patryk
paul pauly pablo paolo pavel pawel paulus paulo pavlo pal
paula pauline polly paulina paulette
peter pete petey pedro pierre pietro piet pyotr petr piotr pieter petros petrus peder pierce petro
philip phil pip philipp philippe felipe filippo filip phillip filipp flip
philippa pippa pip
priscilla cilla prissy
rachel rae rachael raquel rachele
ralph rafe raoul raul
randolph randy randall
raphael rafa rafael raf raffaele rafal
raymond ray raimund ramon raimondo
rebecca becca becky beck rebekah reba rebekka
reginald reg reggie rex reinhold reinaldo rinaldo reinhard
richard rich rick dick ricky richie dickie ricardo riccardo ritchie rik ryszard rikard
robert bob bobby rob robbie bert robin roberto rupert ruprecht robrecht dob robb
roderick rod roddy rory rodrigo
rodney rod
roger rodger hodge ruggero rutger rogelio ruediger
roland rolly rowland rolando orlando
ronald ron ronnie reynold ranald
rose rosie rosa rosalind rosalie roza rosemary roz
rosemary rose rosie romy
rudolf rudy rolf rudi rodolfo rudolph rudolphe
ruth ruthie
salvatore sal salvador turi sauveur
samantha sam sammy
samuel sam sammy samuele shmuel samuil
sarah sally sadie sara sal zara
sebastian seb bastian basti sebastien sebastiano bas
sergei serge sergio sergey serhiy serhii seryozha sergius
sharon shari shaz
sidney sid sydney
sigmund siggi sigismund zygmunt siegmund
simon si simeon simone szymon semyon simao
solomon sol solly salomon suleiman shlomo sulaiman
sophia sophie fi sofia zofia sofie sofya sonia sonja sofiya
stanley stan stanislav stanislaw stanislaus stas
stephanie steph stevie stefanie stefania
stephen steve stevie steven stefan stephan etienne esteban stefano stepan istvan steffen szczepan stefanos
stuart stu stewart
susan sue susie suzy suzanne susanna susanne susana zuzana zuzanna sanne shoshana
sylvia sylvie silvia
terence terry terrence terri
theodore ted teddy theo theodor fyodor teodor teodoro fedor tudor fedir
theresa terry tess tessa tracy teresa therese terri tessie tereza
thomas tom tommy tomas tomasz tommaso thom thos tam foma
timothy tim timmy timo timofey timotheus timothee
tobias toby tobi tobie tobiasz
ulrich uli ulli ulric ulrik
ulrike uli ulli ulrika
valentine val valentin valentino
valerie val valeria valery
veronica ronnie vera nica veronika veronique ronni
victor vic vik viktor vittorio vitya
victoria vicky vicki tori vickie viktoria vittoria vita
vincent vince vinnie vin vicente vincenzo vincenz vinny
violet vi viola violetta violette
virginia ginny ginger virginie
vladimir vlad volodymyr vova wladimir volodya vladimiro
walter walt wally wat gualtiero wouter valter walther
wenceslas vaclav wenzel waclaw
wilhelmina willa mina minnie billie wilma wilhelmine mien
william bill billy will willie willy liam wilhelm guillaume guillermo willem guglielmo wim wil vilhelm viljo helmut bille
winifred winnie freda win
xavier xavi javier javi saverio
yekaterina katya katia
yvonne eve vonnie ivonne
zachary zach zack zac zacharias zechariah zakary
zoe zoey zoya
aisha ayesha aicha aysha
ahmed ahmad achmed ahmet
ali aly
fatima fatma fatimah fatemeh
hassan hasan hassane
hussein husain hossein hussain huseyin
khaled khalid halid
mustafa moustafa mostafa
omar umar omer
yousef youssef yusuf yusef joseph
abdullah abdallah abdul
oleksiy alexei alexey aleksei aleksey alexis alyosha alesio alejo alessio lyosha
olga helga olha olya
olena elena alena helena lena yelena ilona helene
svetlana sveta svitlana lana
tatiana tanya tania tatyana tetiana
anastasia nastya stacy stasia ana nastja anastasiya
boris borya borys
gennady gena hennadiy
igor ihor ingvar
oleg oleh
pavel pasha pavlo
vasily vasya basil vasyl vassilis vasilis basilio wasyl bazyli
yaroslav jaroslav jaroslaw slava
viacheslav slava vyacheslav wieslaw
katarina kata katka
malgorzata gosia gocha
agnieszka aga
wojciech wojtek adalbert vojtech
zbigniew zbyszek
krzysztof krzysiek
joao joaozinho
guadalupe lupe lupita
dolores lola lolita
concepcion concha conchita
mercedes merche
rosario charo
ignacio nacho
eduardo lalo edu
roberto beto tito
enrique quique kike
gianluca luca
sandro alessandro
ottavio octavian octave octavius
eva eve ewa evi
hannelore lore hanne
juergen jurgen jorg joerg
johanna hanna hanni jo hansi
wolfgang wolf wolfi
manfred manni fred
dieter dietrich didi derek
werner wern
horst horsti
siegfried sigi siggi
ursula uschi ulla ursel
gisela gisa
monika moni monica mona monique
petra petronella petrina
sabine bine sabina
michiko michi
kenichi ken
xiaoming ming
`

const groups = new Map<string, number[]>()
const full: string[] = []
for (const [index, line] of lines.trim().split('\n').entries()) {
  full.push(line.split(' ', 1)[0] ?? '')
  for (const name of new Set(line.split(' '))) {
    const held = groups.get(name)
    if (held) held.push(index)
    else groups.set(name, [index])
  }
}

const none: readonly number[] = []

/** The lines that a folded Latin given name stands in; empty when it is in none. */
export const nicknameGroups = (name: string): readonly number[] => groups.get(name) ?? none

/** The full form that a line stands for. */
export const fullForm = (group: number): string => full[group] ?? ''
