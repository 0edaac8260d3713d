"""Cities and countries as people name them, each with its time zone."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import Phrases, listed, senses

_PLACES = {
    "Europe/Madrid": """
madrid|barcelona|españa|spain|espagne|spanien|espanha|espanya|valencia|sevilla|seville
zaragoza|málaga|bilbao|murcia|palma|girona|tarragona|lleida|cataluña|catalunya|catalonia
peninsular|la península|granada|salamanca|santander|pamplona|vigo|a coruña|gijón|alicante
donostia|vitoria|española|peninsular española|espanyola|spanish
""",
    "Atlantic/Canary": "canarias|islas canarias|las palmas|tenerife|canary islands",
    "Europe/Lisbon": """
lisboa|lisbon|lisbonne|lissabon|portugal|porto|oporto|braga|coimbra|continental
""",
    "Atlantic/Azores": "açores|azores",
    "Europe/Paris": """
paris|parís|france|francia|frankreich|frança|lyon|marseille|marsella|lille|toulouse|bordeaux
nantes|strasbourg|estrasburgo|montpellier|nice|rennes|grenoble|française|métropolitaine
""",
    "Europe/Berlin": """
berlin|berlín|berlim|berliner|deutschland|germany|alemania|allemagne|alemanha|alemanya
münchen|munich|hamburg|hamburgo|köln|cologne|frankfurt|stuttgart|leipzig|dresden|bonn
düsseldorf|deutsche|deutscher|german|freiburg|bremen|hannover
""",
    "Europe/Vienna": """
wien|vienna|viena|vienne|wiener|österreich|austria|autriche|graz|linz|salzburg
""",
    "Europe/Zurich": """
zürich|zurich|zúrich|schweiz|switzerland|suiza|suisse|genève|geneva|ginebra|genf|genebra
bern|berne|basel|lausanne|lausana|zürcher|schweizer
""",
    "Europe/Brussels": """
brussels|bruselas|bruxelles|brüssel|bruxelas|brussel·les|belgium|bélgica|belgique|belgien
ghent|gent|antwerp|antwerpen|liège|brüsseler
""",
    "Europe/Amsterdam": """
amsterdam|ámsterdam|the hague|la haya|la haye|rotterdam|utrecht|netherlands|países bajos
pays-bas|niederlande|países baixos|dutch
""",
    "Europe/Luxembourg": "luxembourg|luxemburg|luxemburgo",
    "Europe/Rome": """
rome|roma|rom|italy|italia|italie|italien|itália|itàlia|milan|milano|milán|turin|torino
bologna|bolonia|napoli|florence|firenze|venice|italian
""",
    "Europe/London": """
london|londres|londra|londoner|united kingdom|uk|reino unido|royaume-uni|england|inglaterra
manchester|edinburgh|edimburgo|glasgow|cardiff|belfast|bristol|leeds|birmingham|british
""",
    "Europe/Dublin": "dublin|dublín|ireland|irlanda|irlande|irland|irish|cork|galway",
    "Europe/Copenhagen": "copenhagen|copenhague|kopenhagen|denmark|dinamarca|danemark|aarhus",
    "Europe/Stockholm": """
stockholm|estocolmo|sweden|suecia|suède|schweden|göteborg|gothenburg|malmö
""",
    "Europe/Oslo": "oslo|norway|noruega|norvège|norwegen|bergen",
    "Europe/Helsinki": "helsinki|finland|finlandia|finlande|finnland",
    "Europe/Warsaw": """
warsaw|varsovia|varsovie|warschau|warszawa|poland|polonia|pologne|polen|krakow
""",
    "Europe/Prague": "prague|praga|prag|praha|czech republic|brno",
    "Europe/Budapest": "budapest|hungary|hungría|ungarn",
    "Europe/Athens": "athens|atenas|athènes|athen|greece|grecia|grèce|thessaloniki",
    "Europe/Bucharest": "bucharest|bucarest|bukarest|romania|rumania",
    "Europe/Sofia": "sofia|bulgaria",
    "Europe/Zagreb": "zagreb|croatia|croacia",
    "Europe/Ljubljana": "ljubljana|slovenia",
    "Europe/Belgrade": "belgrade|belgrado|serbia",
    "Europe/Kyiv": "kyiv|kiev|ukraine",
    "Europe/Istanbul": "istanbul|estambul|turkey|turquía|türkiye|ankara",
    "Europe/Moscow": "moscow|moscú|moscou|moskau",
    "Europe/Riga": "riga|latvia",
    "Europe/Vilnius": "vilnius|lithuania",
    "Europe/Tallinn": "tallinn|estonia",
    "Atlantic/Reykjavik": "reykjavik|iceland|islandia",
    "America/Bogota": """
bogotá|bogota|colombia|colombie|kolumbien|colòmbia|medellín|cali|barranquilla
cartagena de indias|bucaramanga
""",
    "America/Mexico_City": """
ciudad de méxico|mexico city|méxico|mexico|mexiko|mexique|cdmx|ville de mexico|mexiko-stadt
cidade do méxico|ciutat de mèxic|guadalajara|puebla|monterrey|centro de méxico|mexican
""",
    "America/Tijuana": "tijuana",
    "America/Lima": "lima|perú|peru|pérou|arequipa|cusco",
    "America/Guayaquil": "quito|guayaquil|ecuador|équateur|cuenca",
    "America/La_Paz": "bolivia|cochabamba|santa cruz de la sierra",
    "America/Santiago": "santiago de chile|santiago|chile|chili|valparaíso|concepción",
    "America/Argentina/Buenos_Aires": """
buenos aires|argentina|argentine|argentinien|rosario|la plata|mendoza
""",
    "America/Argentina/Cordoba": "córdoba argentina",
    "America/Montevideo": "montevideo|uruguay",
    "America/Asuncion": "asunción|paraguay",
    "America/Caracas": "caracas|venezuela",
    "America/Panama": "panamá|panama|ciudad de panamá",
    "America/Costa_Rica": "costa rica|san josé de costa rica",
    "America/Guatemala": "guatemala",
    "America/El_Salvador": "el salvador|san salvador",
    "America/Tegucigalpa": "honduras|tegucigalpa",
    "America/Managua": "nicaragua|managua",
    "America/Santo_Domingo": "santo domingo|república dominicana",
    "America/Havana": "la habana|havana|cuba",
    "America/Puerto_Rico": "puerto rico",
    "America/Sao_Paulo": """
são paulo|sao paulo|brasília|brasilia|rio de janeiro|brasil|brazil|brésil|brasilien
belo horizonte|curitiba|porto alegre|florianópolis
""",
    "America/Recife": "recife",
    "America/Bahia": "salvador de bahia|salvador da bahia",
    "America/Fortaleza": "fortaleza",
    "America/Manaus": "manaus",
    "America/New_York": """
new york|nueva york|nova york|nova iorque|washington|washington dc|boston|miami|philadelphia
atlanta|new yorker|us east coast
""",
    "America/Toronto": "toronto|ottawa|montreal|montréal|québec|quebec",
    "America/Chicago": "chicago|houston|dallas|austin|minneapolis",
    "America/Denver": "denver",
    "America/Phoenix": "phoenix|arizona",
    "America/Los_Angeles": """
los angeles|san francisco|seattle|california|portland|san diego|los ángeles
""",
    "America/Vancouver": "vancouver",
    "America/Halifax": "halifax",
    "Asia/Kolkata": "india|new delhi|delhi|mumbai|bangalore|bengaluru|kolkata|chennai|indian",
    "Asia/Tokyo": "tokyo|tokio|tóquio|japan|japón|japon|kyoto|osaka",
    "Asia/Seoul": "seoul|seúl|korea|corea",
    "Asia/Shanghai": "beijing|pekín|pékin|peking|shanghai|china|chine|guangzhou",
    "Asia/Hong_Kong": "hong kong",
    "Asia/Taipei": "taipei|taiwan",
    "Asia/Singapore": "singapore|singapur|singapour",
    "Asia/Kuala_Lumpur": "kuala lumpur|malaysia",
    "Asia/Jakarta": "jakarta|yakarta|indonesia",
    "Asia/Manila": "manila|philippines",
    "Asia/Bangkok": "bangkok|thailand",
    "Asia/Ho_Chi_Minh": "hanoi|vietnam",
    "Asia/Dubai": "dubai|dubái|abu dhabi",
    "Asia/Riyadh": "riyadh",
    "Asia/Jerusalem": "jerusalem|tel aviv|israel",
    "Asia/Beirut": "beirut|lebanon",
    "Asia/Amman": "amman|jordan",
    "Asia/Tehran": "tehran|teherán|iran",
    "Asia/Karachi": "karachi|pakistan",
    "Asia/Dhaka": "dhaka|bangladesh",
    "Asia/Kathmandu": "kathmandu|nepal",
    "Africa/Cairo": "cairo|el cairo|le caire|kairo|egypt|egipto",
    "Africa/Johannesburg": "johannesburg|cape town|south africa|sudáfrica|durban|pretoria",
    "Africa/Nairobi": "nairobi|kenya|kenia",
    "Africa/Lagos": "lagos|nigeria|abuja",
    "Africa/Accra": "accra|ghana",
    "Africa/Dakar": "dakar|senegal|sénégal",
    "Africa/Abidjan": "abidjan|côte d'ivoire",
    "Africa/Casablanca": "casablanca|rabat|morocco|marruecos|maroc",
    "Africa/Tunis": "tunis|túnez|tunisia|tunisie",
    "Africa/Algiers": "algiers|argel|alger",
    "Africa/Maputo": "maputo|mozambique|moçambique",
    "Africa/Luanda": "luanda|angola",
    "Africa/Kigali": "kigali|rwanda",
    "Africa/Addis_Ababa": "addis ababa|ethiopia",
    "Australia/Sydney": "sydney|sídney|canberra",
    "Australia/Melbourne": "melbourne",
    "Australia/Brisbane": "brisbane",
    "Australia/Perth": "perth",
    "Australia/Adelaide": "adelaide",
    "Pacific/Auckland": "auckland|wellington|new zealand|nueva zelanda",
}

ADJECTIVES = listed(
    """
española español espanyola spanish française german deutsche deutscher berliner wiener zürcher
schweizer brüsseler dutch italian british londoner irish mexican new-yorker indian peninsular
continental métropolitaine argentine nice cork bergen jordan austin salvador
"""
)
"""Words that are a place only beside a time, not wherever they stand."""

PLACES: Phrases[str] = senses(_PLACES)

STREETS = listed("""
calle avenida avda av paseo carrer plaza plaça rua praça largo rue avenue boulevard quai straße
strasse platz allee via viale piazza piazzale ulica ul plac aleja street laan straat
""")
"""Words before a day that is a street's name: Rua 25 de Abril."""
