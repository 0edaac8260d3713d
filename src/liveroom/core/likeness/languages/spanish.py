"""Spanish."""

from __future__ import annotations

from typing import Final

from liveroom.core.likeness.languages.vocabulary import Language, language

SPANISH: Final[Language] = language(
    "spanish",
    common="""
    a abrazo actualmente agradeceria ahora al algo alguien algun alguna algunas alguno algunos
    ante antes aqui asi aun aunque bajo bastante bien buen buenas bueno buenos cada caso casos
    charla comentar como con concretamente concreto contra cordial cosa cosas cual cuales
    cualquier cuya cuyo dado dan dar dara daran de debe deben deber deberia deberian decir del
    dentro desde despues dias duda dudas durante e el ella ellas ellos en encantada encantado
    encuentro enhorabuena entonces entre era eran es esa esas ese eso esos esta estaba estado
    estamos estan estar estara estaran estas este esto estos estoy etc evento excelente explicar
    favor felicidades felicitaciones forma fue fuera fueron fui gente gracias gustaria ha haber
    habia habian habido habra habran hace hacen hacer hacia haciendo han hara haran has hasta
    hay haya hayan he hecho hemos hicieron hizo hola hoy incluso interesante ir jornada la las
    le les lo los luego manera mas me menos mi mientras mis misma mismas mismo mismos modo mucha
    muchas mucho muchos muy nada ni no noches nos nosotras nosotros nuestra nuestras nuestro
    nuestros o os otra otras otro otros para parte pero persona personas poco podemos poder
    podra podran podre podremos podria podriamos podrian podrias ponencia ponente ponentes por
    porfa porfavor pregunta preguntar preguntarles preguntas pueda puedan puede pueden puedo
    pues que queda quedan queremos querer queria quiero quisiera quisieramos realmente respecto
    sabe saben saber saludo saludos se sea sean segun seminario ser sera seran sesion si sido
    siempre sin sino sobre sois solo somos son soy su sus suya suyo tal tales tambien tampoco
    tan tanto tarde tardes te tema tendra tendran tenemos tener tenga tengo tenido ti tiene
    tienen tienes tipo toda todas todavia todo todos tras tu tus u un una unas uno unos usted
    ustedes va vamos van vaya veces verdad vez vosotras vosotros webinar webinario y ya yo
    """,
    asks={
        "when": "cuando fecha fechas plazo plazos",
        "where": "donde adonde en_que_sitio en_que_lugar en_que_pagina",
        "who": "quien quienes",
        "how_much": "cuanto cuanta que_cantidad",
        "how_many": """cuantos cuantas cuanta_gente cuantas_personas que_porcentaje que_numero
            que_proporcion que_parte""",
        "how_often": """cada_cuanto cada_cuanto_tiempo con_que_frecuencia frecuencia periodicidad
            con_cuanta_frecuencia con_que_periodicidad""",
        "how_long": "cuanto_tiempo cuanto_tardaron cuanto_tardo cuanto_dura cuanto_tarda",
        "why": "por_que porque motivo motivos razon razones",
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
        requieren;
    distinto distinta distintos distintas diferente diferentes igualmente;
    publicar publica publican publicado publicados publicada publicadas publicara publicaran
        difundir;
    permitir permite permiten;
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
    funcionar funciona funcionan servir sirve sirven;
    encontrar encuentra consultar acceder acceso accedo;
    nuevo nueva nuevos nuevas proximo proxima proximos;
    ano anos mes meses;
    poner ponen puesto pondran;
    """,
    same="""
    cambiar cambia cambian cambio cambios modificar modifican;
    rechazar rechazo rechazan resistencia resistencias oponerse oposicion en_contra;
    aceptar aceptan acepta acogida recepcion;
    escuela_publica;
    empleo empleos trabajo trabajos laboral;
    salario salarios sueldo sueldos remuneracion;
    equipo equipos personal recursos_humanos;
    satisfaccion satisfechos satisfecha satisfechas contentos;
    usuario usuarios usuarias;
    base_legal base_juridica marco_legal marco_juridico;
    algoritmo algoritmos;
    sesgo sesgos discriminacion discriminar;
    consentimiento autorizacion permiso permisos;
    conexion conectividad cobertura;
    brecha desigualdad desigualdades;
    traduccion traducir traducen traducida traducido;
    subtitulos subtitulado transcripcion;
    chat foro;
    material materiales recursos bibliografia lecturas;
    contactar contacto contactarles comunicarme escribirles;
    tramite tramites gestiones procedimiento procedimientos;
    cita_previa citas cita;
    horario horarios hora horas;
    calle calles via vias;
    centro centro_historico casco_antiguo;
    repartidor repartidores reparto ultima_milla mercancias;
    peaje peajes tasa_por_congestion;
    taxi taxis vtc;
    tren trenes cercanias ferrocarril;
    accidente accidentes atropello atropellos siniestralidad;
    velocidad limite_de_velocidad;
    peaton peatones viandantes;
    patinete patinetes scooter scooters monopatin monopatines;
    electrico electrica electricos electricas;
    recarga recargar cargador cargadores puntos_de_recarga;
    mascota mascotas perros perro;
    anonimo anonima anonimato anonimamente anonimizar anonimizan anonimiza anonimizacion
        anonimizados;
    vinculante vinculantes obligatorios;
    referendum consulta_popular;
    asamblea asambleas;
    sorteo sorteados sorteadas azar;
    deliberar deliberacion deliberativo deliberativa;
    propuesta propuestas idea ideas sugerencia sugerencias;
    ejecutar ejecuta ejecutan ejecutado ejecutada ejecucion realizar realiza realizan realizado
        realizadas llevar_a_cabo cumplir cumplen cumplido;
    presentar presento presenta presentan presentadas presentada;
    seguimiento monitoreo monitorizar supervisar supervision;
    abierto abierta abiertos abiertas;
    conjunto_de_datos conjuntos_de_datos dataset datasets;
    interoperabilidad interoperable interoperables estandar estandares;
    nube cloud;
    servidor servidores alojamiento alojados alojan;
    participar participa participan participen participando participacion tomar_parte involucrar
        involucran involucrarse implicar implican implicarse;
    rol roles papel papeles;
    dueno duenos duena propietario propietarios propietaria propiedad pertenecer pertenece
        pertenecen;
    energia energias energetico energetica energeticos energeticas electricidad;
    seguro segura seguros seguras seguridad ciberseguridad ciberataque ciberataques hackers
        hackeo;
    alumbrado farola farolas iluminacion luces;
    piloto pilotos prueba_piloto fase_piloto;
    ahorro ahorros ahorrar ahorra ahorran ahorrado;
    coordinar coordina coordinan coordinacion;
    arbol arboles arbolado zonas_verdes parques parque;
    clima climatico climatica cambio_climatico;
    turismo turistas turista turistico;
    impuesto impuestos tasa tasas tributo;
    ayuda ayudas subvencion subvenciones;
    contrato contratos contratacion licitacion licitaciones;
    proveedor proveedores fabricante fabricantes suministrador;
    queja quejas reclamacion reclamaciones denuncia denuncias;
    obra obras construccion;
    tarifa tarifas billete billetes abono abonos;
    alcalde alcaldesa concejal concejala concejales politicos politico politicas_locales;
    decidir decide deciden decision decisiones;
    opinar opina opinan opinion opiniones piensan_los parece;
    medir mide miden medicion mediciones medido evaluar evalua evaluan evaluacion evaluado
        indicadores indicador;
    impacto impactos efecto efectos repercusion;
    ejemplo ejemplos;
    salud sanidad sanitario sanitaria;
    agua aguas hidrico;
    ruido ruidos acustica;
    redactar redacto redactaron escribir escribio escribieron elaborar elaboro elaboraron;
    informe informes estudio estudios documento documentos;
    convencer convencieron convence convencio persuadir;
    implantar implanta implantacion implementar implementacion poner_en_marcha puesta_en_marcha
        instalar instalado instalados instalan instalacion;
    grabacion grabaciones grabar graba grabada grabado grabara graban grabando grabo video
        videos;
    diapositivas diapositiva presentacion presentaciones ppt powerpoint slides transparencias
        diapos;
    certificado certificados certificacion constancia constancias diploma diplomas acreditacion
        certificado_de_asistencia certificado_de_participacion constancia_de_asistencia;
    costo costos coste costes costar cuesta cuestan costado costaron costara precio precios;
    pagar paga pagan pago financiar financia financian financiacion financiamiento financio
        sufraga;
    mantener mantiene mantienen mantenimiento mantendra mantenido sostenimiento;
    codigo_abierto software_libre codigo_fuente open_source fuente_abierta codigo_libre;
    online internet en_linea por_internet on_line telematica telematicamente;
    joven jovenes juventud adolescentes chavales;
    mayores mayor ancianos ancianas tercera_edad adultos_mayores gente_mayor personas_mayores
        abuelos;
    ayuntamiento ayuntamientos municipio municipios municipalidad municipalidades alcaldia
        municipal municipales;
    ciudadania vecinal vecinales poblacion ciudadano ciudadana ciudadanos ciudadanas vecinos
        vecinas vecindario habitantes;
    evitar evita evitan impedir impide impiden prevenir previene evitarlo;
    verificar verifica verifican verificacion comprobar comprueba comprueban comprobacion;
    reducir reduce reducido redujo reduccion bajar bajado disminuir disminuido disminuye;
    aumentar aumenta aumento aumentado incrementar incremento crecer crecido;
    ampliar amplian amplia ampliara ampliacion extender extension;
    gratis gratuito gratuita gratuitos gratuitas;
    bici bicis bicicleta bicicletas;
    coche coches auto autos carro carros automovil automoviles vehiculo vehiculos;
    autobus autobuses bus buses colectivo colectivos guagua guaguas;
    movil moviles celular celulares smartphone smartphones;
    ordenador ordenadores computadora computadoras computador pc;
    multa multas sancion sanciones sancionar multar;
    comerciantes comerciante comercios comercio tiendas tienda;
    formacion formaciones capacitacion capacitaciones capacitar formar curso cursos;
    ley leyes norma normas normativa normativas regulacion regular regula regulan legislacion;
    discapacidad discapacidades discapacitados diversidad_funcional movilidad_reducida;
    empezar primer_paso primeros_pasos empieza empiezan empezo comenzar comienza comenzo iniciar
        inicia arrancar;
    acabar acaba acabe acabada acabado terminar termina termine terminado terminada finalizar
        finaliza;
    error errores equivocacion equivocaciones fallo fallos;
    problema problemas dificultad dificultades obstaculo obstaculos reto retos desafio desafios;
    votar vota votan voto votos votacion votaciones votantes votante;
    elegir eligen elige eligieron seleccionar seleccionan seleccionaron escoger escogen;
    empleados empleadas funcionarios funcionarias plantilla trabajadores trabajadoras;
    colegio colegios escuela escuelas instituto institutos;
    enlace enlaces link links url;
    correo email mail correo_electronico;
    idioma idiomas lengua lenguas;
    ia inteligencia_artificial;
    dinero fondos plata;
    gasto gastos gastar gastaron gastan invertir invirtieron inversion inversiones;
    empresa empresas compania privadas;
    colaborar colaboran colaboracion cooperar cooperacion alianzas alianza;
    proteger protege protegen proteccion;
    privacidad intimidad;
    transparencia transparente;
    mujeres mujer genero;
    ninos ninas infancia menores;
    migrantes inmigrantes extranjeros extranjeras migrante inmigrante;
    rural rurales pueblo pueblos aldeas;
    barrio barrios distrito distritos;
    acera aceras banqueta vereda veredas;
    aparcar aparcamiento estacionar estacionamiento parking;
    trafico atasco atascos congestion circulacion;
    contaminacion emisiones polucion calidad_del_aire;
    metro subte subterraneo;
    carril_bici carriles_bici ciclovia ciclovias ciclocarril;
    peatonalizar peatonalizacion peatonal peatonales;
    basura residuos desechos;
    vivienda viviendas alquiler alquileres casas;
    retraso retrasos demora demoras tardanza;
    noche nocturno nocturna nocturnos nocturnas;
    encuesta encuestas sondeo sondeos;
    app aplicacion aplicaciones aplicativo;
    web pagina_web sitio_web sitio pagina;
    plataforma plataformas sistema;
    borrar eliminar suprimir borran eliminan;
    guardar almacenar guardan almacenan almacenamiento guarda almacena;
    repetir repiten repita;
    oir oye escuchar escucha sonido audio volumen;
    recomendar recomiendan recomienda aconsejan aconsejar aconseja consejo consejos;
    replicar replicable replicarlo copiar trasladar;
    aprender aprendizaje aprendizajes lecciones aprendido aprendieron;
    apuntar darse_de_alta apuntarse registrarme registrarnos inscribir inscribirse inscripcion
        registrarse registro;
    obligar obliga obligatorio obligatoria obligue obligados;
    dos_veces varias_veces mas_de_una_vez;
    """,
)
