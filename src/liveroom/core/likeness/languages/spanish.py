"""Spanish."""

from __future__ import annotations

from typing import Final

from liveroom.core.likeness.languages.spanish_synonyms import SYNONYMS
from liveroom.core.likeness.languages.vocabulary import Language, language

SPANISH: Final[Language] = language(
    "spanish",
    common="""
    a abrazo actual actualmente ademas agradeceria ahi ahora al algo alguien algun alguna algunas
    alguno algunos alli ante antes aqui asi aun aunque bajo bastante bien buen buenas bueno buenos
    cada caso casos charla comentar como con concretamente concreto contarnos contra cordial cosa
    cosas cree crees cual cuales cualquier cualquiera cuenten cuya cuyo dado dan dar dara daran de
    debe deben deber deberia deberian decir del dentro desde desearia deseo despues dias duda dudas
    durante e el ella ellas ellos en encantada encantado encuentro enhorabuena entonces entre epoca
    era eran es esa esas ese eso esos esta estaba estado estamos estan estar estara estaran estas
    este esto estos estoy etc evento excelente explicar favor felicidades felicitaciones forma fue
    fuera fueron fui gente gracias gustaria ha haber habia habian habido habra habran hace hacen
    hacer hacia haciendo han hara haran has hasta hay haya hayan he hecho hemos hicieron hizo hola
    hoy incluso interesante ir jornada la las le les llevamos llevan llevo lo los luego manera mas
    me menos mi mientras mis misma mismas mismo mismos modo mucha muchas mucho muchos muy nada ni no
    noches nos nosotras nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para
    parte pasara pero persona personas pienso poco podemos poder podra podran podre podremos podria
    podriamos podrian podrias ponencia ponente ponentes por porfa porfavor posible posibles pregunta
    preguntar preguntarles preguntas pueda puedan puede pueden puedo pues que queda quedan queremos
    querer queria quiero quisiera quisieramos realmente respecto sabe saben saber saludo saludos se
    sea sean segun seminario ser sera seran sesion si sido siempre sin sino sobre sois solo somos
    son soy su sus suya suyo tal tales tambien tampoco tan tanta tantas tanto tantos tarde tardes te
    tema tendra tendran tenemos tener tenga tengan tengo tenido ti tiene tienen tienes tipo toda
    todas todavia todo todos tras tu tus u un una unas uno unos usted ustedes va vamos van vaya
    veces verdad vez vosotras vosotros webinar webinario y ya yo
    """,
    asks={
        "when": """cuando fecha fechas plazo plazos a_partir_de_cuando hasta_cuando desde_cuando
            que_dia que_dias""",
        "where": """donde adonde en_que_sitio en_que_lugar en_que_pagina en_que_sitios
            en_que_lugares""",
        "who": "quien quienes que_personas que_grupos que_colectivos",
        "how_much": "cuanto cuanta que_cantidad",
        "how_many": """cuantos cuantas cuanta_gente cuantas_personas que_porcentaje que_numero
            que_proporcion que_parte""",
        "how_often": """cada_cuanto cada_cuanto_tiempo con_que_frecuencia frecuencia periodicidad
            con_cuanta_frecuencia con_que_periodicidad""",
        "how_long": """cuanto_tiempo cuanto_tardaron cuanto_tardo cuanto_dura cuanto_tarda
            lista_de_espera listas_de_espera tiempo_de_espera tiempos_de_espera
            cuanto_hay_que_esperar cuanto_se_tarda cuanto_tardan cuanto_tardara cuanto_durara
            cuanto_duraran cuanto_duran""",
        "why": """por_que porque motivo motivos razon razones a_que_se_debe por_que_motivo
            que_explica""",
    },
    light="""
    gestionar gestiona gestionan gestion administrar administran;
    crear crean creo creado desarrollar desarrolla desarrollan desarrollo desarrollaron
        construir construyeron;
    ayudar ayuda_a;
    mejorar mejora mejoran mejoras;
    organizar organiza organizan organizacion;
    trabajar trabaja trabajan;
    resolver resuelven resuelve solucionar solucionan solucion soluciones;
    hablar hablan menciono mencionaron mencionado citado citaron comento;
    recibir recibe reciben recibido;
    incluir incluye incluyen incorporar incorporan;
    dedicar dedican dedica destinar destina destinan;
    total concretas concretos principal principales;
    que_pasa que_ocurre que_sucede pasa ocurre ocurriria pasaria;
    hace_falta hay_que es_necesario necesario necesaria necesita necesitan necesitamos requiere
        requieren requisito requisitos condicion condiciones exigen exige piden pedir pide pido
        solicitar solicita solicitan solicitud;
    distinto distinta distintos distintas diferente diferentes igualmente;
    publicar publica publican publicado publicados publicada publicadas publicara publicaran
        difundir salir sale salen salida saldra lanzar lanzan lanzamiento lanzaran sacar sacan
        sacaran;
    permitir permite permiten permitido permitida permitidos permitidas autorizado autorizada
        admite admiten admitido legal;
    compartir comparten compartira compartiran compartan enviar envian enviara enviaran envien
        mandar mandan mandaran manden pasar pasan pasaran pasen descargar descargan disponible
        disponibles obtener obtengo conseguir consigo facilitar facilitaran entregar entrega
        entregan entregaran ver vera veran verse;
    usar usa usan uso utilizar utiliza utilizan utilizado;
    encargar encarga encargan ocupar ocupa responsable responsables;
    lograr logran logro lograron consiguen consigue consiguieron alcanzar;
    garantizar garantiza garantizan asegurar asegura aseguran;
    existir existe existen ofrecer ofrece ofrecen contar cuenta cuentan disponer dispone
        disponen;
    medidas medida acciones accion estrategia estrategias mecanismo mecanismos metodo metodos
        herramienta herramientas plan planes;
    proyecto proyectos iniciativa iniciativas programa programas proceso procesos experiencia;
    prever previsto prevista previstos previstas planeado planeada piensan pensado;
    llegar llega llegan llegado;
    tomar toman adoptar adoptan adoptado;
    funcionar funciona funcionan servir sirve sirven vale valen valido valida;
    encontrar encuentra consultar acceder acceso accedo;
    nuevo nueva nuevos nuevas proximo proxima proximos;
    ano anos mes meses;
    poner ponen puesto pondran;
    pasos paso instrucciones seguir;
    formar_parte forma_parte forman_parte;
    propuesto hago hacerlo;
    tardar tarda tardan tardo tardara tardaran;
    """,
    same=SYNONYMS,
)
