"""Words of roles and of organisations, and what stands between the two."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed, phrases

ROLES = listed(
    """
director directors directora directrice directeur direktor direktorin diretor diretora co-director
codirector subdirector subdirectora head lead leader chief ceo cto cfo coo cio ciso president
presidenta presidente présidente président präsident präsidentin vicepresident vicepresidente
vicepresidenta vice manager gerente gestor gestora coordinator coordinador coordinadora coordinateur
coordinatrice koordinator koordinatorin coordenador coordenadora secretary secretario secretaria
secrétaire secretário secretária sekretär secretari officer oficial researcher investigador
investigadora chercheur chercheuse forscher forscherin pesquisador pesquisadora recercador professor
professora profesor profesora professeur professeure professorin catedrático catedrática catedràtic
lecturer dozent dozentin docente teacher maestro maestra enseignant enseignante lehrer lehrerin
mayor alcalde alcaldesa alcaldessa maire bürgermeister bürgermeisterin prefeito prefeita councillor
councilor concejal concejala regidor regidora conseiller conseillère stadtrat stadträtin vereador
vereadora minister ministro ministra ministre analyst analista analyste expert experta experto
experte expertin especialista specialist spécialiste spezialist spezialistin consultant consultor
consultora consultante berater beraterin advisor adviser asesor asesora assessor assessora referent
referentin engineer ingeniero ingeniera ingénieur ingénieure ingenieur ingenieurin engenheiro
engenheira enginyer enginyera architect arquitecto arquitecta architecte architekt architektin
arquiteto arquiteta designer developer desarrollador desarrolladora développeur entwickler
entwicklerin founder cofounder co-founder fundador fundadora fondateur fondatrice gründer gründerin
partner socio socia sócio sócia associate scientist científico científica scientifique
wissenschaftler wissenschaftlerin cientista journalist periodista journaliste journalistin
jornalista editor editora author autor autora auteur auteure autorin writer escritor escritora
delegate delegado delegada délégué déléguée beauftragte beauftragter representative representante
représentant représentante vertreter vertreterin member miembro membre mitglied membro chair
chairperson chairman chairwoman chairwomen chairmen vorsitzende vorsitzender responsable responsável
verantwortliche leiter leiterin leitung geschäftsführer geschäftsführerin abteilungsleiter
abteilungsleiterin projektleiter projektleiterin teamleiter teamleiterin referatsleiter
referatsleiterin bereichsleiter bereichsleiterin geógrafo geógrafa geographer geographin geograf
técnico técnica tècnic tècnica technician jefe jefa chef cheffe cap chefe project program student
estudiante phd doctoranda doctorando postdoc postdoctoral fellow senior junior principal curator
curadora conservator conservador conservadora conservatrice kurator kuratorin librarian
bibliotecario bibliotecaria bibliothécaire archivist archivero archivista spokesperson portavoz
ambassador embajador embajadora ambassadeur ambassadrice commissioner comisionado comisionada
comisario comisaria governor gobernador gobernadora deputy diputado diputada député députée
abgeordnete deputada deputado senator senador senadora dean decano decana doyen doyenne dekan
dekanin rector rectora recteur rectrice rektor rektorin vice-rector planner urbanista urbaniste
stadtplaner stadtplanerin strategist trainer formador formadora facilitator facilitador facilitadora
producer productor physician médico médica nurse enfermera infirmière lawyer abogado abogada avocat
avocate anwalt anwältin advogado advogada economist economista économiste ökonom ökonomin
sociologist sociólogo socióloga sociologue soziologe soziologin biologist biólogo bióloga biologiste
biologe biologin activist activista activiste aktivist aktivistin administrator administrador
administradora steward treasurer tesorero evangelist maintainer supervisor supervisora inspector
inspectora executive ejecutivo ejecutiva co-chair moderator moderadora moderador modératrice
modérateur moderatorin host hydrologist hidrólogo hidróloga meteorologist geologist biogeographer
ranger farmer agricultor agricultora agrónoma agrónomo ecologist ecóloga ecólogo oceanographer
psychologist psicóloga psicólogo psychologue psychologin historian historiador historiadora
historien historienne historiker historikerin gerenta cofundadora cofundador co-fundadora
co-fundador mediadora mediador artist artista artiste künstler künstlerin musician vocal
directora-general dramaturga programmer programador programadora data-scientist pédiatre pediatra
cardiologist surgeon coordinadora-general responsable-adjunt cap-de translator traductor traductora
traducteur traductrice übersetzer übersetzerin tradutor tradutora poet poeta poète dichter dichterin
singer cantante chanteur chanteuse filmmaker cineasta cinéaste photographer fotógrafa fotógrafo
photographe cook cocinero cocinera cuisinier boulanger baker panadera panadero bäcker bäckerin
midwife hebamme comadrona sage-femme veterinary veterinario veterinaria vétérinaire tierarzt
tierärztin carpenter carpintero carpintera forester förster försterin beekeeper apicultor apicultora
imker imkerin apiculteur apicultrice gardener jardinero jardinera jardinier jardinière botanist
botánica botánico botaniste botaniker botanikerin chemist química químico physicist físico física
physicien statistician estadística mathematician matemática mathématicien linguist lingüista
linguiste archaeologist arqueóloga arqueólogo archéologue edafóloga edafólogo cronista paysagiste
fontanero fontanera technologist hydrogeologist gärtner gärtnerin enólogo enóloga winemaker
nutricionista dietitian ernährungsberaterin músico música musicien hidrogeóloga agrônoma agrônomo
naturalist naturalista naturaliste secretaria-geral pedagogue pedagoga pedagogo sozialarbeiter
sozialarbeiterin trabajadora trabajador cartographer cartógrafa cartógrafo cartographe operator
owner propietaria dueña captain capitana capitán skipper pilot piloto diver volunteer voluntaria
voluntario bénévole freelance freelancer entrepreneur empresaria empresario unternehmer
unternehmerin conservationist paediatrician paramedic therapist terapeuta professora-adjunta
legislator legisladora auditor auditora bookseller librera librero libraire buchhändler
buchhändlerin reporter sustainability-officer codirectora copresidenta campaigner organiser
organizer practitioner policymaker astronomer astrónoma astrónomo astronome neuroscientist
virologist epidemiologist epidemióloga epidemiólogo épidémiologiste geochemist coordonnateur
coordonnatrice chargé chargée référent référente ministerin senatorin staatssekretär
staatssekretärin élu élue landrat landrätin oberbürgermeister oberbürgermeisterin dezernent
dezernentin amtsleiter amtsleiterin reitor reitora pró-reitor pró-reitora liderança ativista lektor
lektorin sindaco sindaca vicesindaco assessore giornalista direttore direttrice ricercatore
ricercatrice responsabile coordinatore professore professoressa segretario segretaria dirigente
ingegnere architetto avvocato avvocata curatore curatrice scrittore scrittrice regista moderatore
moderatrice relatore relatrice fondatore consigliere consigliera wethouder burgemeester onderzoeker
hoogleraar voorzitter adviseur beleidsmedewerker projectleider docent hoofd lid secretaris oprichter
schrijver dyrektor dyrektorka instituttleder instituttleiar avdelingsleder prezes prezeska burmistrz
prezydent kierownik kierowniczka wójt dziennikarz dziennikarka badacz badaczka przewodnicząca
przewodniczący redaktor redaktorka ekspert ekspertka koordynator koordynatorka nauczyciel
nauczycielka członek członkini sekretarz rzecznik rzeczniczka szef szefowa wicepremier premier poseł
posłanka pełnomocnik pełnomocniczka przedstawiciel przedstawicielka starosta marszałek wojewoda
prawnik prawniczka menadżer menedżer specjalista specjalistka wykładowca wykładowczyni pisarz
pisarka współzałożyciel lekarz doktorant doktorantka radny radna prorektor dziekan trener trenerka
sędzia adwokat senatore senatrice deputato deputata europarlamentare governatore governatrice
magistrato giudice psicologo psicologa psichiatra medico sociologo sociologa dottorando dottoranda
studioso studiosa coordinatori delegato delegata garante rettore rettrice prorettore preside
imprenditore imprenditrice capogruppo portavoce ambasciatore ambasciatrice staatssecretaris
gedeputeerde raadslid dagvoorzitter schepen promovendus promovenda hoofddocent universitair
coördinator bestuurder bestuurslid kamerlid onderzoekster arts huisarts psycholoog econoom jurist
juriste bestuursvoorzitter medewerker magistrat magistrate artisan artisane boucher producteur
productrice acheteur acheteuse agriculteur agricultrice éleveur éleveuse pharmacien pharmacienne
doctorant doctorante essayiste philosophe géographe politiste politologue militante militant
sénateur sénatrice eurodéputée eurodéputé préfet préfète infirmier formateur formatrice animateur
animatrice metteur metteuse réalisateur réalisatrice compositeur compositrice comédien comédienne
psiquiatra magistrado magistrada juez jueza fiscal letrado letrada vicerrector vicerrectora filósofo
filósofa compositor compositora vocera vocero degà degana catedràtica gerent tinenta tinent
comissionat comissionada jurista diputat conseller consellera metge metgessa filòloga filòleg
psicòloga psicòleg vicerector vicerectora arquitecte mestre mestra pedagog membres relatora
antropóloga antropólogo antropòloga antropòleg anthropologist anthropologue anthropologe
desembargador desembargadora juiz juíza promotor promotora defensor defensora psicanalista
doutorando doutoranda mestrando mestranda servidor servidora vice-reitora beigeordnete beigeordneter
bundesministerin bundesminister landesrat landesrätin intendantin intendant pfarrer pfarrerin
vorstand vorständin vorstandsmitglied leitende richter richterin ärztin arzt oberarzt oberärztin
chefarzt chefärztin hauptamtsleiter vicechancellor chancellor provost registrar barrister solicitor
judge rabbi bishop trustee undersecretary speaker spokesman spokeswoman envoy commentator
broadcaster philosopher studentin bundesinnenminister fractievoorzitter raadsvoorzitter
wijkvoorzitter mitarbeiter mitarbeiterin inhaber inhaberin counselor counsellor zastępca zastępczyni
wicewojewoda wojewodzina ordförande statssekreterare avdelningsdirektör förbundsjurist direktör
sekreterare chef publicist publiciste communicatrice communicateur schrijfster journaliste poeta
historyk historyczka publicysta publicystka tłumacz tłumaczka socjolog socjolożka politolog
politolożka ekonomista ekonomistka aktor aktorka reżyser reżyserka działacz działaczka artysta
artystka muzyk fotograf fotografka inżynier filozof psycholog pedagog biolog chemik fizyk matematyk
archeolog geograf wiceprezydent repórter educadora educador curador autora pintor pintora ator atriz
sociólogo socióloga filósofo filósofa schriftsteller schriftstellerin philosophin politologe
politologin verfassungsjuristin dokumentarfilmer dokumentarfilmerin musiker musikerin adjoint
adjointe adjunto adjunta stellvertretende stellvertretender sachbearbeiter sachbearbeiterin
pflegedirektorin
procurador procuradora académico académica conselheiro conselheira concelleira concelleiro
conselleiro generalsekreterare kommunalråd ředitel ředitelka starosta starostka primátor primátorka
amministratore amministratrice
"""
)
ORGANISATIONS = listed(
    """
university universidad université universität universidade universitat uni college school escuela
école schule escola wydział wydziału uniwersytetu instytutu akademii ministerstwa fundacji
hochschule fachhochschule faculty facultad facultat faculdade facoltà faculté fakultät institute
instituto institut institutes centre center centro stowarzyszenia katedra zakład centrum
universitetet universitet zentrum foundation fundación fondation stiftung fundação fundació
association asociación verein verband verbund høgskolen høyskolen högskolan kommune kommun institutt
stiftelsen forbundet associação associació council ayuntamiento ajuntament mairie stadt
stadtverwaltung rathaus câmara prefeitura municipality municipalidad foreningen municipalité
gemeinde município city-hall hall government gobierno gouvernement regierung governo govern ministry
ministerio ministère ministerium ministério ministeri agency agencia agence agentur agência agència
network red réseau netzwerk rede xarxa company empresa entreprise unternehmen bank banco banque
museum museo musée museu library biblioteca bibliothèque bibliothek archive archivo archives archiv
arquivo arxiu hospital hôpital krankenhaus klinikum lab labs laboratory laboratorio laboratoire
labor observatory observatorio observatoire observatorium observatório observatori union unión bund
união unió federation federación fédération confederation cooperative cooperativa coopérative
genossenschaft society sociedad société gesellschaft sociedade societat committee comité komitee
comissão comissió commission comisión kommission diputación diputació generalitat consorcio
consortium consorci academy academia académie akademie group grupo groupe gruppe grup authority
autoridad autorité behörde department departamento département departament dipartimento region
región région metropole métropole metropolitan mayor's mancomunidad embassy embajada ambassade
botschaft embaixada ambaixada consulate consulado consulat konsulat team equipo équipe equipe equip
instituts zentrums vereins verbands gmbh ltd inc sa sl ag ev e.v llc plc corp ong ngo office oficina
amt secretariat secretaría secrétariat collective colectivo collectif kollektiv trust service
services servicio servei chamber cámara chambre kammer provincia province county district landkreis
kreis land cluster hub studio press editorial verlag éditions alliance alianza allianz aliança forum
foro fórum fòrum platform plataforma plateforme plattform werke stadtwerke club theatre teatro
theater théâtre radio televisión utility parliament parlamento parlement bureau landesamt bundesamt
umweltbundesamt parc staatsministerium nationalpark park parque verkehrsverbund secretariado
alcaldía intendencia gobernación cabildo prefecture préfecture communauté agglomération
metropolregion regionalverband zweckverband hafen port puerto autoridade sindicato gewerkschaft
syndicat accademia gabinete gabinet pelouro serviço serviços politecnico politechnika ordine
fondazione associazione università istituto scuola comune ministero regione consiglio azienda ente
universiteit gemeente stichting vereniging hogeschool ministerie instituut bibliotheek raad
uniwersytet fundacja stowarzyszenie instytut urząd gmina szkoła ministerstwo muzeum biblioteka
towarzystwo politechnika akademia
agenzia osservatorio colégio
"""
)
ROOMS = listed("""
hall salle sala room aula raum saal zaal auditorium auditorio auditori amphi amphithéâtre foyer
seminarraum hörsaal plenarsaal salón salão plenary plenum stage bühne escenario palco zaal
""")
"""First words of a place in a house, which is nobody: Salle Bleue, Hall."""

ROLE_ENDINGS = (
    "leiter",
    "leiterin",
    "ratin",
    "beauftragte",
    "beauftragter",
    "referent",
    "referentin",
    "meister",
    "meisterin",
    "forscher",
    "forscherin",
    "wissenschaftler",
    "wissenschaftlerin",
    "sprecher",
    "sprecherin",
    "berater",
    "beraterin",
    "planer",
    "planerin",
    "pfleger",
    "pflegerin",
    "lehrer",
    "lehrerin",
    "vorsitzende",
    "vorsitzender",
    "fuhrer",
    "fuhrerin",
    "arbeiterin",
    "ingenieur",
    "ingenieurin",
    "expertin",
    "redakteur",
    "redakteurin",
    "ologe",
    "ologin",
    "ologist",
    "ologa",
    "ologo",
    "ologue",
    "direktorin",
    "padagogin",
    "padagoge",
    "managerin",
    "dezernentin",
    "prasident",
    "prasidentin",
    "wirt",
    "minister",
    "ministerin",
    "archivar",
    "wissenschafter",
    "wissenschafterin",
    "historiker",
    "historikerin",
    "aktivist",
    "aktivistin",
    "jurist",
    "juristin",
    "politiker",
    "politikerin",
    "unternehmer",
    "unternehmerin",
    "hoogleraar",
    "medewerker",
    "onderzoeker",
    "direktor",
    "sekreterare",
    "archivarin",
    "wirtin",
)
"""Ends of words, mostly German ones, that are roles: Stadtbaurätin, Klimaforscherin."""

TOWNS = listed("city town ville ciudad cidade ciutat state estado village commune province")
"""`City of Lisbon` speaks as an organisation."""

STRONG_ORGANISATIONS = ORGANISATIONS - listed(
    """
hall labs group services service land district region office department metropolitan mayor's radio
park uni sa forum network press port program committee commission service servicio hub platform
cluster stadt union archive bureau provincia centre center faculty departamento département
departament oficina
"""
)
OF_HOUSES = listed("wydziału uniwersytetu instytutu akademii ministerstwa fundacji")
"""Words that say that a role is of an organisation, and that start no name of it."""

OWNERS = listed("""
ceo cto founder cofounder founders fundador fundadora cofundador cofundadora fondateur fondatrice
gründer gründerin member miembro membre mitglied membro owner maintainer spokesperson portavoz coo
cfo cofondateur cofondatrice mitgründerin mitgründer volunteer trustee
""")
"""Roles whose `of` an organisation follows: founder of Quillpad."""

AT = phrases("""
at|@|chez|bei|beim|en|bei der|em|na|no|a la|à|a l'|à l'|an der|am|ao|à la|del|de la|du|de l'
dell'|della|dello|presso|di|van de|van het|bij|bij de|aan|aan de|aan het|w
da|do|of the|of|der|des|de|en el|en la|en l'|au|aux|au sein de|d'|im|in der|von der|für|for|at the
of the|de el|dels
""")
PURE_AT = phrases("at|@|chez|bei|beim|bei der|an der|at the|au sein de|an der|am")
"""Between a role and an organisation, whatever the organisation is called."""
