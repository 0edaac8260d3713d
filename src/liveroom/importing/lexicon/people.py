"""Words around and inside the names of people, roles and organisations."""

from __future__ import annotations

from liveroom.importing.tokens import listed, phrases

HONORIFICS = listed(
    """
mg mgs mgr lcda lcdo abg cllr cr rabbi imam pastor padre fray maestro engr ar mba mr mrs ms mx dr
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
aaron abel abdul adam adela adele adrian adriana agata agnes agustin ahmed aida aina ainhoa aisha
alain alan alba
albert alberto alejandra alejandro aleksandra alessandra alessandro alex alexander alexandra
alexandre alexis alfonso
alfred alfredo alice alicia alina aline alison alma amal amanda amara amelia amelie amina amir
amparo amy ana anabel
anais anders andre andrea andreas andreia andres andreu andrew angel angela angeles angelica anita
anja anke ann anna
anne anneke annika anouk antje anton antoine antoni antonia antonio apolline araceli arantxa
ariadna ariane ariel
armando arnau arthur artur arturo astrid augusto aurelie aurora axel barbara bartolome bastian
beatriu beatrix beatrice
beatriz belen ben benedikt benjamin benoit bernard bernardo bernat bernd berta bertrand bettina
bianca bjorn blanca boris
brandon brenda brian bruna bruno camila camille carina carla carles carlo carlos carlota carme
carmen carol carola carolina
caroline caspar catalina catarina caterina catherine cecile cecilia celia celine cesar chantal
charles charlotte chiara chloe
chris christa christian christiane christina christine christoph christophe christopher claire
clara clarissa claudia claudio
claus clemence clement concha conrad constanza consuelo corinna corinne cristian cristiana
cristina cristobal cynthia dagmar
daniel daniela daniele danielle dario david dawn deborah denis denise derek diana diane diego
dieter dimitri dolores dominik
dominique dora dorothee duarte edgar edith edmund eduard eduarda eduardo edward eileen elena
eleonora elia elias elisa
elisabet elisabeth elise elizabeth ellen elodie eloise elsa elvira emil emilia emilie emilio emily
emma emmanuel enric enrique
eric erica erik erika erin ernest ernesto esteban estela estelle ester esteve esther eugenia
eugenio eva evelyn fabian fabienne
fabio fatima federica federico felicia felicitas felipe felix ferran fernanda fernando filipa
filipe fiona flora florence
florencia florian franca frances francesc francesca francesco francisca francisco franck francois
francoise frank franz
frederic frederik freya friedrich gabriel gabriela gabriele gael gael garance gary gemma geoffrey
georg george georges georgina
gerard gerd gerhard german gilbert gilles gina gisela giulia giuseppe gloria gonzalo grace
graciela greta gregor gregory
guadalupe guido guilherme guillaume guillem guillermo gunter gustavo hanna hannah hannes hans
harald harriet heather hector
heide heidi heike heiko heinrich heinz helen helena helene helga helmut henri henrik henrique
henry herbert hilda holger
hugo ian ibrahim ida ignacio ignasi igor ilse imani imma ines ingo ingrid inken irene iris irma
isaac isabel isabella isabelle
ismael ivan ivonne jack jacob jacqueline jacques jaime jakob jamal james jan jana jane janet
janice janina jannis jasmin jason
jaume javier jean jeanne jeff jeffrey jennifer jens jeremy jerome jessica jesus jill jim joan
joana joanna joao joaquim joaquin
jochen joel joerg johan johann johanna johannes john jolanda jonas jonathan jordi jorge jose
josefa josefina josep joseph josh
joshua josie joyce juan juana judit judith jules julia julian juliana julie julien juliette julio
jurgen justine kai karen
karim karin karina karl karla karsten katarina kate katharina katherine kathleen kathrin katia
katja katrin kay keiko keith
kelly ken kenneth kerstin kevin kim kirsten klara klaus kofi konrad konstantin kristin kristina
kurt kwame laia lara lars laura
laure laurence laurent lea leah leandro leila lena leo leon leonard leonardo leonie leonor leticia
lia lidia lien lily lina
linda linus lisa lise lluis lluisa lola lorena lorenzo lothar louis louisa louise luc luca lucas
lucia lucie lucien lucy ludwig
luis luisa luise luiz lukas luna luz lydia madalena madeleine magali magda magdalena maike maite
malik malte manel manfred
manon manuel manuela mar mara marc marcel marcela marcelo marco marcos marcus margaret margarida
margarita margaux margot
maria mariam mariana marianne maribel marie marina mario marion marisa marisol mark markus marlene
marta martha martin martina
mary mateo mateu mateus mathias mathieu mathilde matilde matteo matthew matthias maud maurice
mauricio max maxime maya
mehdi melanie mercedes merce meritxell mia michael michaela michel michele michelle miguel mikael
mike mila milena miranda
mireia miriam mirjam mohamed mohammed moises monica monika monique montse montserrat morgane
moritz murielle mustafa nadia
nadine nadja nancy naomi natacha natalia natalie natasha nathalie nathan neil nele nerea neus
niall nicholas nicola nicolas
nicole niels nieves nikita niklas nils nina noah noelia noemi nora norbert nour nuno nuria octavio
odile olaf olga oliver
olivia olivier omar oriol oscar otto pablo paloma pamela paola paolo pascal pascale patience
patricia patricio patrick patrik
pau paul paula paulina pauline paulo pavel pedro peggy pep pepe pere perla peter petra phil philip
philipp philippe pierre pilar
priscilla priya quentin quim rachel rafael rainer raj ralf ralph ramon ramona raphael raquel raul
rebecca rebeca regina reinhard
remedios renata renate rene ricard ricardo richard rita robert roberta roberto robin rocio rodrigo
roger rohan roland rolf roman
romain romane ronald rosa rosalia rosana rosario rose rosemary roser ruben rudolf rui ruth ryan
sabina sabine sabrina salma salvador
sam samantha samira samuel sandra sandrine sara sarah sascha sean sebastian sebastiao sebastien
selma sergi sergio severine
sharon sheila sibylle silke silvia simon simona simone sina sofia soledad solene sonia sonja
sophia sophie stefan stefania stefanie
steffen stella stephan stephane stephanie stephen steve steven stuart susan susana susanna susanne
suzanne svenja sven sylvia sylvie tamara
tania tanja tatiana teresa thais theo theodor theresa therese thiago thibault thomas tiago tim
timo tina tobias tom tomas
torsten tristan ulrich ulrike ulla ursula ute uwe valentin valentina valerie vanessa vera veronica
veronika veronique vicenç vicent
vicente victor victoria vincent vincenzo viola violeta virginia virginie viviane volker walter
wanda wangari wei wendy werner
wilhelm will william wolfgang xavier ximena yamila yann yannick yara yasmin yasmine yolanda yuki
yuri yvette yvonne zara zoe
ramona inga aino mikko jukka pekka anni aoife ciara siobhan niamh eoin liam ewan hamish callum
gareth rhys emeka chidi ngozi
amina fatou awa moussa oumar aminata kenji hiro sakura mei ling jun arjun anil sunita deepa vikram
rahul nisha fernao
afonso bento beatriz caetano davi heitor joaquina lais livia luana marisa matheus raissa raimundo
renan thales vitor xiomara
yadira itzel citlali eloy fermin gaspar iker iratxe leire maialen nekane unai xabier aitor amaia
begoña eneko garbiñe gorka
biel jan oleguer pol queralt txell gloria montse nil ona otger roc abril aleix dolors mireia remei
ruth
alhassan desmond kwabena nomsa sipho thandiwe zanele tendai tariq yusuf zeynep elif mehmet emre
ayse burak
piotr pawel agnieszka katarzyna magdalena tomasz krzysztof jakub zuzana katerina jiri petr pavla
ondrej milan dragana
ivana marko ana jelena nikola stefan bogdan ioana mihai radu elena cristina andrei sorin oana
giorgos dimitris eleni sofia katerina nikos yannis maria anastasia olena oksana taras dmytro
svitlana
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
