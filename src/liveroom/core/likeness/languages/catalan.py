"""Catalan."""

from __future__ import annotations

from typing import Final

from liveroom.core.likeness.languages.vocabulary import Language, language

CATALAN: Final[Language] = language(
    "catalan",
    common="""
    a abans abracada actual actualment agradaria aixi aixo al algu algun alguna algunes alguns alla
    als altra altre altres amb any aquell aquella aquelles aquells aquest aquesta aquestes aquests
    aqui ara avui be bon bona bones cada cas casos com concretament consultar contra cosa coses d de
    del dels des despres deure dia dins dir dona donar donat dubte dubtes durant e el ella elles
    ells els em en encara enhorabona ens entre era eren es esdeveniment esta estan estar estara
    estaran estava et excellent explicar fa fan fara faran felicitats fer fet fins forma gent
    gracies ha hagi han has hauria haver havia he hem hi ho hola i interessant ja jo jornada l la
    les li llavors lo m ma manera massa mateix mateixa mateixos me mena mentre mes meu meva mica
    molt molta moltes molts n ni no nosaltres nostra nostre nostres o part pel pels per pero persona
    persones plau poc poca pocs podem poden poder podra podran podria podriem podrien ponent ponents
    possible pot pregunta preguntar preguntes puc pugui puguin qual quals qualsevol que quin quina
    quines quins realment res s sa saben saber sabeu salutacions se seminari sempre sense ser sera
    seran seria sessio seu seus seva seves si sigui siguin sisplau sobre som son sota sou t tal tals
    tambe tan tant tard tarda te tema tenen tenim tenir tinc tindra tindran tipus tot tota totes
    tothom tots tu un una unes uns us va vam van vespre voldria volia vosaltres vostra vostre
    vostres vull webinar webinari xerrada
    """,
    asks={
        "when": "quan data dates termini terminis a_partir_de_quan fins_quan quin_dia",
        "where": "on en_quin_lloc",
        "who": "qui quines_persones",
        "how_much": "quant quanta quina_quantitat",
        "how_many": "quants quantes quin_percentatge quin_nombre",
        "how_often": "cada_quant amb_quina_frequencia frequencia",
        "how_long": "quant_temps quants_mesos quant_dura temps_d_espera llista_d_espera",
        "why": "per_que perque motiu motius rao raons a_que_es_deu per_quin_motiu",
    },
    light="""
    compartir compartireu compartiran compartiu enviar enviareu enviaran passar passareu
        disponible disponibles rebre veure obtenir aconseguir descarregar accedir acces;
    usar utilitzar fer_servir utilitzeu utilitzen;
    garantir garantiu assegurar;
    existir existeix existeixen oferir ofereix oferiu;
    mesures mesura accions accio estrategia estrategies mecanisme metode metodes eina eines pla
        plans;
    projecte projectes iniciativa iniciatives programa programes proces processos;
    previst prevista previstos previstes;
    funcionar funciona funcionen servir serveix serveixen val;
    nou nova nous noves proper propera;
    anys mesos;
    permetre permes permesa permet;
    cal necessari requisits requisit condicions;
    """,
    same="""
    gravacio gravacions gravar gravat grava enregistrament enregistrar video videos;
    presentacio presentacions diapositives diapositiva transparencies slides ppt powerpoint;
    certificat certificats certificat_d_assistencia certificat_de_participacio diploma;
    cost costos costar costa preu preus;
    pagar paga paguen financar financa financament;
    mantenir mante manteniment mantenen;
    codi_obert programari_lliure codi_font open_source;
    linia en_linia internet per_internet online;
    jove joves jovent adolescents;
    grans gent_gran avis tercera_edat persones_grans;
    ajuntament ajuntaments municipi municipis consistori municipal municipals;
    ciutadania ciutada ciutadans ciutadana ciutadanes veins veines habitants;
    evitar evita eviteu impedir impedeix prevenir;
    verificar verifica verificacio comprovar comproveu comprovacio;
    reduir redueix reduit reduccio disminuir disminuit baixar baixat;
    augmentar augmenta augment creixer pujar pugen pujada;
    ampliar amplia ampliacio estendre;
    gratis gratuit gratuita gratuits;
    bici bicis bicicleta bicicletes;
    cotxe cotxes vehicle vehicles;
    autobus autobusos bus busos;
    mobil mobils telefon smartphone;
    multa multes sancio sancions;
    comerciants comercos comerc botigues;
    formacio capacitacio curs cursos;
    llei lleis norma normes normativa regulacio legislacio;
    discapacitat discapacitats mobilitat_reduida;
    comencar comenca iniciar inicia;
    error errors errada errades;
    problema problemes dificultat dificultats obstacle obstacles repte reptes;
    votar vota voten vot vots votacio votacions;
    triar trieu escollir escolliu seleccionar;
    enllac enllacos link;
    correu email mail;
    diners fons;
    obrir obertura reobrir reobertura obre obren obrira;
    tancar tanca tanquen tancat tancada;
    metge metges metgessa doctor doctora;
    vacuna vacunes vacunacio;
    medicament medicaments;
    lloguer lloguers;
    habitatge habitatges pis pisos casa cases;
    entrada entrades;
    propietari propietaris propietaria;
    llogater llogaters;
    contrasenya contrasenyes;
    lent lenta lentitud;
    escola escoles;
    barri barris;
    energia electricitat;
    decidir decisio decisions;
    ajut ajuts ajuda ajudes subvencio subvencions;
    seguretat segur segura;
    """,
)
