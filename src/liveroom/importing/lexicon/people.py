"""Words around and inside the names of people, roles and organisations."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed, phrases

HONORIFICS = listed(
    """
ra agr mg mgs mgr lcda lcdo abg cllr cr rabbi imam pastor padre fray maestro engr ar mba mr mrs ms
mx dr
dra drs prof profa sr sra srta d dª dña don doña sir dame lord lady hon rev ing eng lic arq mtro
mtra m mme mlle herr frau fr dipl professor profesor profesora professora professeur professeure
doctor doctora docteur maître me mag dott ir phd msc engº engª excmo excma ilmo ilma
"""
)
PARTICLES = listed(
    """
de del la las los el da do das dos di du des von van der den zu zur ter ten te le y e i af al bin
ibn ben san santa saint st mac mc o d dell della degli lo vom zum und
"""
)
GIVEN = listed(
    """
aaron abdul abel abigail abril adaeze adam adebayo adela adele aditi aditya adrian adriana
adrienne afonso agata agnes agnieszka agustin ahmed aida aileen aina ainhoa aino aisha aitor ajay
akash akiko akinyi alain alan alba albert albertina alberto aleix alejandra alejandro aleksander
aleksandra alessandra alessandro alex alexander alexandra alexandre alexis alfie alfonso alfred
alfredo alhassan alice alicia alicja alina aline alison alistair allison alma alonso alvaro amaia
amal amanda amara amber amelia amelie amina aminata amir amos amparo amy ana anabel anais ananya
anastasia anastasija anders andre andrea andreas andrei andreia andres andreu andrew andy angel
angela angeles angelica angus anil anita anja anjali anke ann anna anne anneke anni annika anouk
antje antoine anton antoni antonia antonio aoife apolline april araceli arantxa archie ariadna
ariane ariel arjun arlene armando arnau arnold arthur artur arturo arun asha ashley ashok astrid
audrey august augusto aurelie aurora ava awa axel axelle ayse barbara barry bartolome bastian
beata beatrice beatriu beatrix beatriz becky begoña belen bella ben benedikt benjamin benny benoit
bento bernard bernardo bernat bernd bernice bert berta bertrand beryl beth bettina betty beverley
bhavna bianca biel bill billy bjorn blake blanca bob bogdan bonnie boris brad bradley bram brandon
brenda brent brian bridget bronwyn bruce bruna bruno bryan burak caetano caitlin callum calvin
camila camille candice carina carla carles carlo carlos carlota carlton carly carme carmen carol
carola carolina caroline carrie casey caspar cassandra catalina catarina caterina catherine cathy
catrin cecile cecilia cedric celia celine cesar chad chandra chantal charles charlie charlotte
chelsea cheryl chiara chidi chinedu chioma chloe chris christa christian christiane christina
christine christoph christophe christopher chuck ciara cindy citlali claire clara clare clarissa
clark claudia claudio claus clay clemence clement clive cody colin colleen concha connor conrad
constanza consuelo corinna corinne courtney craig cristian cristiana cristina cristobal curtis
cynthia cyril dagmar daichi daisy dale damian dan dana daniel daniela daniele danielle danny dario
darren dave davi david dawn dean debbie deborah deepa deepak delia denis denise dennis derek
derrick desiree desmond dev devon diana diane diego dieter dilys dimitri dimitris dirk divya
dmytro dolores dolors dominic dominik dominique don donald donna dora doris dorothee dorothy doug
douglas dragana duarte duncan dylan earl eddie edgar edith edmund eduard eduarda eduardo edward
edwin eileen elaine eleanor elena eleni eleonora eli elia elias elif elijah elinor elisa elisabet
elisabeth elise elisenda eliza elizabeth ella ellen ellie elliot elliott elodie eloise eloy elsa
elspeth elvira emanuel emeka emi emil emilia emilie emilio emily emma emmanuel emre eneko enric
enrique eoin eric erica erik erika erin ernest ernesto erwin esteban estela estelle ester esteve
esther ethan eugene eugenia eugenio eva evan evelyn evie ewa ewan fabian fabienne fabio faith
farah fatima fatou fay federica federico felicia felicitas felipe felix femi fermin fernanda
fernando fernao ferran filipa filipe finn fiona flora florence florencia florian florrie floyd
folake fortunata franca frances francesc francesca francesco francisca francisco franck francois
francoise frank franz freddie frederic frederik freya friedrich fritz gabriel gabriela gabriele
gael gail garance garbiñe gareth gary gaspar gaurav gavin geeta gemma gene geoff geoffrey georg
george georges georgina geraldine gerard gerd gerhard german gilbert gilda giles gilles gina
giorgos gisela giulia giuseppe gloria gonzalo gopal gordon gorka grace graciela graham greg gregor
gregory greta guadalupe guido guilherme guillaume guillem guillermo gunter gustavo gwen gwendolyn
hae hal hamish hanna hannah hannes hans harald harish harold harriet harry haruki haruto harvey
hassan hazel heather hector heide heidi heike heiko heinrich heinz heitor helen helena helene
helga helmut henri henrik henrique henry herbert hilary hilda hiro hiroshi holger holly homer hope
howard hubert hugh hugo huguette ian ibrahim ida idris ifeoma ignacio ignasi igor iker ilse imani
imma imogen imran indira ines inga ingeborg ingo ingrid inigo inken ioana iolanda iratxe irene
irina iris irma isaac isabel isabella isabelle isla ismael itzel ivan ivana ivonne ivy iñigo jack
jackie jacob jacqueline jacques jade jaime jake jakob jakub jamal james jamie jan jana jane janet
janice janina jannis jared jasmin jason jaume javier jay jaya jean jean-luc jeanne jed jeff
jeffrey jelena jenna jennifer jenny jens jeremy jerome jess jessica jessie jesus ji-woo jill jim
jin jing jiri jo joan joana joanna joanne joao joaquim joaquin joaquina jochen jodie joe joel
joerg johan johann johanna johannes john johnny jolanda jonas jonathan jordi jorge jose josefa
josefina josep joseph josh joshua josie joyce juan juana jude judit judith judy jukka jules julia
julian juliana julie julien juliette julio jun jurgen justine kai kamal kamala kaori karel karen
karim karin karina karl karla karsten kasia katarina katarzyna kate katerina katharina katherine
kathleen kathrin katia katie katja katrin kavita kay kazuki keiko keira keith kelly ken kenji
kenneth kenta kerstin kevin kim kiran kirk kirsten kirsty kitty klara klaus kofi konrad konstantin
kristin kristina krzysztof kumiko kurt kwabena kwaku kwame kyle laia lais lakshmi lance lara lars
laura laure lauren laurence laurent lawrence lea leah leandro leanne lee leela lei leila leire
lena lenka leo leon leonard leonardo leonie leonor lerato leslie lester leticia lewis li lia liam
lidia lien liese lillian lily lina linda lindiwe lindsay ling linus lisa lisbeth lise livia lloyd
lluis lluisa lois lola lorena lorenzo lorna lorraine lothar lottie lou louis louisa louise luana
luc luca lucas lucia lucie lucien lucille lucy ludwig luis luisa luise luiz lukas luke luna luz
lydia lynn madalena madeleine madhu maeve magali magda magdalena maggie mahmoud maialen maike
maite makena makoto malik malte mandla mandy manel manfred manish manon manuel manuela mar mara
marc marcel marcela marcelo marcin marco marcos marcus marek margaret margarida margarita margaux
margery margot marguerite maria mariam marian mariana marianne maribel marie marina mario marion
marisa marisol marjorie mark marko markus marlene marta martha martin martina marvin mary mason
mateo mateu mateus matheus mathias mathieu mathilde matilde matteo matthew matthias maud maureen
maurice mauricio mavis max maxime maya meena mehdi mehmet mei melanie melinda melissa merce
mercedes meredith meritxell merle mervyn mia micaela michael michaela michel michele michelle mick
midori miguel mihai mikael mike mikko mila milan mildred milena miles millie min mina ming miranda
mireia miriam mirjam mitchell mohamed mohammed mohan moira moises molly mona monica monika monique
montse montserrat morgane moritz morten moussa muriel murielle mustafa myra myrtle na nadia nadine
nadja nancy nandini naoki naomi nasser natacha natalia natalie natasha nathalie nathan ned neeraj
neha neil nekane nele nell nelson nerea nettie neus neville ngozi nia niall niamh nicholas nicky
nicola nicolas nicole niels nieves nigel nikhil nikita nikki niklas nikola nikos nil nils nina
nisha njeri noah noel noelia noemi nomsa nora norbert noreen noriko norma norman nour nuno nuria
oana octavio odette odile oksana olaf oleguer olena olga oliver olivia olivier oluwaseun omar
omari ona ondrej opal oriol oscar otger otieno otis otto oumar owen pablo paige paloma pamela
paola paolo pascal pascale pat patience patricia patricio patrick patrik patty pau paul paula
paulette paulina pauline paulo pavel pavla pawel pearl pedro peggy pekka penny pep pepe percy pere
perla perry peter petr petra phil philip philipp philippe phoebe phyllis pierre pilar piotr pol
pooja poppy pradeep prakash priscila priscilla priya qiang quentin queralt quim rachel radu rafael
rahul raimundo rainer raissa raj rajesh ralf ralph ramon ramona randall rani raphael raquel raul
ravi ray raymond rebeca rebecca reece reggie regina reinhard remedios remei renan renata renate
rene rex rhoda rhona rhys ricard ricardo richard rick ricky rita rob robert roberta roberto robin
roc rocio rodney rodrigo roger rohan rohit roland rolf romain roman romane ron ronald rosa rosalia
rosana rosario rose rosemary roser rosie ross rowan roxanne roy ruben rudolf rufus rui russell
ruth ryan ryo sabina sabine sabrina sadie sakura sally salma salvador sam samantha samira samuel
sandra sandrine sandy sanjay santosh sara sarah sascha satoshi saul scott sean sebastian sebastiao
sebastien selma seo sergi sergio seth severine shane shannon shanti sharon shaun sheila shelley
shinji shirley shreya sibylle siddharth sidney silas silke silvia simon simona simone sina siobhan
sipho sita sofia soledad solene sonia sonja sonya soo sophia sophie sorin stacey stan stefan
stefania stefanie steffen stella stephan stephane stephanie stephen steve steven stewart stuart
sue suki sung sunita suresh susan susana susanna susanne suzanne sven svenja svitlana sybil sylvia
sylvie tabitha takashi tamara tania tanja tanvi tara taras tariq tatiana ted temitope tendai
terence teresa terry thabo thais thales thandiwe thelma theo theodor theodora theresa therese
thiago thibault thomas tia tiago tiffany tim timo timothy tina tobias toby todd tom tom-as tomas
tomasz tomoko tony torsten tracey tracy travis trevor trish tristan trudy txell tyler ulla ulrich
ulrike uma una unai ursula usha ute uwe valentin valentina valerie vanessa vanya varun velma vera
verity vernon veronica veronika veronique vicent vicente vicenç vicky victor victoria vijay vikram
vince vincent vincenzo vinod viola violeta virginia virginie vitor vivian viviane vivien volker
wade wallace walter wambui wanda wangari wanjiru warren wayne wei wendy werner wesley wilbur
wilfred wilhelm will willa william winifred wolfgang xabier xavier xiao ximena xin xiomara xolani
yaa yadira yamila yan yann yannick yannis yara yasmin yasmine ying yoko yolanda yong young yui
yuki yun yuri yusuf yvette yvonne zach zachary zahra zainab zanele zara zelda zeynep zoe zuzana
zuzanna
"""
)
LEADS = phrases(
    """
by|presented by|led by|given by|delivered by|with|featuring|speaker|speakers|presenter
moderated by|chaired by|hosted by|facilitated by
por|a cargo de|de la mano de|a cargo del|con|impartida por|impartido por|presentado por
presentada por|moderado por|moderada por|ponente|ponentes|dirigido por|conducido por|conducida por
con la participación de
par|avec|animé par|animée par|présenté par|présentée par|modéré par|modérée par|intervenant
intervenante|intervenants
von|mit|durch|moderiert von|präsentiert von|gehalten von|referent|referentin|vorgetragen von
geleitet von
pela|pelo|com|moderado por|apresentado por|apresentada por|palestrante|orador|oradora|a cargo da
a cargo do|mediação de|moderação de
per|amb|a càrrec de|a càrrec d'|moderat per|moderada per|presentat per|presentada per|a carrec del
conduït per|conduïda per|ponent
"""
)
OF = phrases("""
de|del|de la|of|from|du|des|de l'|da|do|d'|von|der|des|vom|de los|de las|von der|de les|dels
""")
"""Before a name only right after a segment's kind: Bienvenida de Metropolis."""

PANEL_ROLES = phrases(
    """
moderator|moderated by|moderation|chair|chaired by|host|hosted by|facilitator|facilitated by
moderators|discussant|discussants|panelists|panellists|panelist|panellist|speakers|speaker
participants|with|rapporteur|presenter|presenters|featuring|keynote speaker|interviewer|respondent
moderador|moderadora|modera|moderan|moderado por|moderada por|moderación|ponentes|ponente|exponen
expone|dictan|dicta|imparten|imparte|participan|participantes|intervienen|panelistas|panelista
conduce|presenta|relator|relatora|interviene|invitados|invitadas|presentan|presenta|a cargo de
expositor|expositora|expositores|comenta
modérateur|modératrice|modération|animateur|animatrice|animé par|animée par|animation|intervenants
intervenantes|intervenant|intervenante|participants|avec|modéré par|modérée par|discutant
discutante|panélistes
moderation|moderiert von|es moderiert|referent|referentin|referenten|referentinnen|referierende
mit|podiumsgäste|teilnehmende|auf dem podium|es diskutieren|es sprechen|es spricht|gäste
diskutanten|vortragende|vortragender|leitung|impuls von
moderação|mediação|mediador|mediadora|palestrantes|palestrante|oradores|oradoras|orador|oradora
participantes|participam|debatedores|debatedoras|convidados|convidadas|modera|painelistas|com
moderació|ponents|ponent|participants|hi participen|intervenen|modera|moderador|moderadora|amb
convidats|a càrrec de|presenta|intervé
"""
)
"""Labels before the people of a segment: Moderator: Ana Ruiz."""

EVERYBODY = phrases(
    """
all|everyone|everybody|all speakers|all panelists|all panellists|all participants|all presenters
todos|todas|todos los ponentes|todas las ponentes|todos los participantes|tous|toutes
tous les intervenants|tous les participants|alle|alle referenten|alle beteiligten
alle referierenden|todos os palestrantes|todos os participantes|todos os oradores|tots|tothom
tots els ponents|alle referentinnen und referenten|n/a|tbc|tba|tbd|audience|público|public
publikum|the audience
"""
)
"""Words in a speaker's place that name nobody."""

MODERATING = listed(
    """
moderator moderated moderation chair chaired host hosted facilitator facilitated moderators
moderador moderadora modera moderan moderado moderada moderación modérateur modératrice modération
animateur animatrice animé animée animation moderiert moderação mediação mediador mediadora
moderació conduce modéré modérée
"""
)
MODERATION = {
    "moderated": "Moderator",
    "chaired": "Chair",
    "hosted": "Host",
    "facilitated": "Facilitator",
    "modera": "Moderación",
    "moderan": "Moderación",
    "moderado": "Moderación",
    "moderada": "Moderación",
    "conduce": "Moderación",
    "moderiert": "Moderation",
    "anime": "Modération",
    "animee": "Modération",
    "modere": "Modération",
    "moderee": "Modération",
}
"""Nouns for labels that are verbs, by their folded first word."""
