"""What people do who take part, in nine languages."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import phrases

ACTS = phrases(
    """
will speak|will be speaking|will present|will be presenting|will discuss|will talk|will lead
will moderate|will chair|will give|will share|will explore|will explain|will introduce|will address
will deliver|will participate|will take part|will converse|will debate|will answer|will facilitate
will host|will join|will be joined by|will examine|will challenge|will interview|will reflect
will demonstrate|will show|will open|will feature|will also speak|will also join|will be in
speaks|discusses|presents|moderates|are speaking|is speaking|in conversation with|features
as our speaker|as our speakers|as our guest|as our guests|as guest speaker|gives a
gives an|gives the|speaking at the event are|speaking are|on the panel are|taking part are
parliamo con|discutiamo con
hablamos con|charlamos con|wir sprechen mit|parlem amb|falamos com|parlons avec|rozmawiamy z
praten we met|dialoghiamo con
is taking part|are taking part|takes part|take part|joins|viendront|viendra
participará|participarán|intervendrá|intervendrán|interviene|intervienen|participa|participan
moderará|moderarán|modera|moderan|presentará|presentarán|debatirá|debatirán|dialogará|dialogarán
conversará|conversarán|hablará|hablarán|expondrá|expondrán|explicará|explicarán|disertará
disertarán|impartirá|impartirán|pronunciará|analizará|analizarán|abordará|abordarán|conducirá
conducirán|inaugurará|inaugurarán|clausurará|clausurarán|abrirá|abrirán|cerrará|compartirá
compartirán|contaremos con|contará con|ofrecerá|ofrecerán|reflexionará|reflexionarán|integran
integrarán|formarán parte|formará parte|tomará la palabra|acompañará|acompañarán|dialoga|dialogan
conversa|conversan|será el encargado de|será la encargada de|serán los encargados de
serán las encargadas de|de la mano de|en conversación con|en diálogo con
falará|falarán|será o encargado de|será a encargada de|tomará a palabra|da man de|relatará
participarà|participaran|intervindrà|intervindran|moderarà|moderaran|presentarà|presentaran
debatrà|debatran|parlarà|parlaran|dialogarà|dialogaran|conversarà|conversaran|explicarà|explicaran
encetarà|encetaran|impartirà|impartiran|conduirà|conduiran|comptarà amb|comptarem amb|obrirà
clourà|hi participen
hi participaran|hi intervindran|intervenen|exposarà|exposaran|en conversa amb|oferirà
participarão|participam|palestrará|palestrarão|debaterá|debaterão|apresentará|apresentarão|mediará
ministrará|discutirá|discutirão|conduzirá|intervirá|intervirão|contará com|abrirão|em conversa com
estão confirmadas as presenças|estão confirmados
interviendra|interviendront|participera|participeront|présentera|présenteront|animera|animeront
modérera|modéreront|débattra|débattront|échangera|échangeront|dialoguera|dialogueront|parlera
parleront|donnera|évoquera|évoqueront|abordera|aborderont|expliquera|expliqueront|ouvrira|conclura
introduira|introduiront|sera présent|sera présente|seront présents|témoignera|témoigneront
partagera|partageront|animent|en présence|en conversation avec|en dialogue avec|exposera
diskutiert|diskutieren|spricht|sprechen|referiert|referieren|hält|halten|moderiert|moderieren
berichtet|berichten|debattiert|debattieren|erläutert|erläutern|liest|lesen|erklärt uns|präsentiert
präsentieren|leitet|zu gast|nimmt teil|nehmen teil|mit dabei|dabei sind|dabei ist|stellen vor
wirft die frage auf|im gespräch mit|unterhält sich|begegnen sich|gehen der frage nach
geht der frage nach|wird sprechen|werden sprechen|gibt|geben|führt ein|beleuchtet|beleuchten
auf dem podium|am podium|auf dem podium sitzen|kommen ins gespräch|stellt sich|stellen sich
kommt|kommen|führt durch den abend|durch den abend führt|fragen und moderieren|ist dabei
interverrà|interverranno|interviene|intervengono|parteciperà|parteciperanno|partecipano|modera
modererà|moderano|dialogherà|dialogheranno|dialogano|presenterà|presenteranno|discuterà
discuteranno|parlerà|parleranno|introdurrà|introdurranno|introduce|coordinerà|coordina|condurrà
conduce|concluderà|conclude|aprirà|apriranno|illustrerà|illustreranno|relazionerà|relazioneranno
terrà|racconterà|racconteranno|saranno presenti|sarà presente|vedrà la partecipazione
dare il via all'incontro saranno|saranno relatori|in dialogo con|a colloquio con|si confronteranno
spreekt|spreken|vertelt|vertellen|presenteert|presenteren|modereert|leidt|discussieert
discussiëren|debatteren|debatteert|gaan in gesprek|gaat in gesprek|neemt deel|nemen deel|te gast
verzorgt|verzorgen|houdt|in gesprek met|geeft een|geven een|schuift aan|schuiven aan|inleider is
wystąpi|wystąpią|poprowadzi|poprowadzą|udział weźmie|udział wezmą|weźmie udział|wezmą udział
wygłosi|wygłoszą|opowie|opowiedzą|moderuje|będzie gościem|gośćmi będą|gościem będzie|prowadzi
zaprezentuje|zaprezentują|przedstawi|przedstawią|porozmawia|porozmawiają|dyskutować będą
rozmawiać będą|debatować będą|w rozmowie z|moderować będzie|udział wezmą także|udział weźmie także
medverkar|deltar|deltager|föreläser|talar|modererar|samtalar|berättar|inleder|debatterar
i samtal med|fortæller|taler|foredrar|holder foredrag|håller föredrag|kommer att tala
vystoupí|přednese|promluví|moderuje|představí|diskutovat budou|debatovat budou|povede
hosty budou|hostem bude|diskutují|přednáší
"""
)
"""What people do who take part, as an announcement says it."""
