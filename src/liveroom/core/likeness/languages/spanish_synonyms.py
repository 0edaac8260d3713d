"""Spanish words that people use for one another, up to a semicolon."""

from __future__ import annotations

from typing import Final

SYNONYMS: Final = """
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
    cita_previa citas cita cita_medica pedir_hora;
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
    recarga recargar cargador cargadores puntos_de_recarga enchufe enchufes cargar carga;
    mascota mascotas perros perro gato gatos;
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
        pertenecen casero casera caseros arrendador arrendadora;
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
    ayuda ayudas subvencion subvenciones apoyo apoyos;
    contrato contratos contratacion licitacion licitaciones contratar contratan contrataran
        contrataciones;
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
        instalar instalado instalados instalan instalacion instalarlo instalarla instala instalo;
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
    joven jovenes juventud adolescentes chavales juvenil juveniles;
    mayores mayor ancianos ancianas tercera_edad adultos_mayores gente_mayor personas_mayores
        abuelos;
    ayuntamiento ayuntamientos municipio municipios municipalidad municipalidades alcaldia
        municipal municipales;
    ciudadania vecinal vecinales poblacion ciudadano ciudadana ciudadanos ciudadanas vecinos
        vecinas vecindario habitantes;
    evitar evita evitan impedir impide impiden prevenir previene evitarlo;
    verificar verifica verifican verificacion comprobar comprueba comprueban comprobacion;
    reducir reduce reducido redujo reduccion bajar bajado disminuir disminuido disminuye;
    aumentar aumenta aumento aumentado incrementar incremento crecer crecido subir sube suban
        suba suben subida subidas encarecer;
    ampliar amplian amplia ampliara ampliacion extender extension;
    gratis gratuito gratuita gratuitos gratuitas sin_coste;
    bici bicis bicicleta bicicletas;
    coche coches auto autos carro carros automovil automoviles vehiculo vehiculos;
    autobus autobuses bus buses colectivo colectivos guagua guaguas autocar autocares;
    movil moviles celular celulares smartphone smartphones telefono telefonos;
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
    error errores equivocacion equivocaciones fallo fallos bug bugs;
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
    vivienda viviendas alquiler alquileres casas piso pisos casa apartamento apartamentos renta
        rentas;
    retraso retrasos demora demoras tardanza;
    noche nocturno nocturna nocturnos nocturnas;
    encuesta encuestas sondeo sondeos;
    app aplicacion aplicaciones aplicativo;
    web pagina_web sitio_web sitio pagina;
    plataforma plataformas sistema;
    borrar eliminar suprimir borran eliminan quitar quitado quitaron quitan suprimido suprimida
        suprimidas suprimidos eliminacion supresion borrado elimina eliminado eliminaron;
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
    medico medicos medica medicas doctor doctora doctores;
    enfermera enfermeras enfermero enfermeros enfermeria;
    medicamento medicamentos medicacion farmaco farmacos pastilla pastillas medicina medicinas;
    vacuna vacunas vacunacion vacunarse vacunar vacunarme vacunan;
    efectos_secundarios efectos_adversos reaccion reacciones efecto_secundario;
    tarjeta tarjetas carne carnet carnets bono bonos;
    abrir apertura reabrir reapertura reabre abre abren abrira abriran volvera_a_abrir;
    cerrar cierre cierra cierran cerrado cerrada cerraran;
    descuento descuentos rebaja rebajas bonificacion pagan_menos paga_menos;
    inquilino inquilinos inquilina arrendatario arrendatarios;
    fianza deposito;
    anual anualmente cada_ano todos_los_anos;
    rehabilitar rehabilitacion reforma reformas reformar renovar renovacion arreglar arreglo
        reparar reparacion;
    entrada entradas ticket tickets boleto boletos;
    comprar compra compran compro adquirir vender venden venta ventas taquilla taquillas;
    actuar actuan actuacion actuaciones actuaran tocan tocar artista artistas;
    visita visitas recorrido recorridos;
    avisar aviso reportar reporto informar informo informa comunicar comunico comunica
        notificar;
    lento lenta lentos lentas lentitud;
    buscar busqueda busquedas buscador;
    copia_de_seguridad copias_de_seguridad backup backups respaldo respaldos;
    contrasena contrasenas clave claves password;
    navegador navegadores;
    esperar espera esperas esperando espero;
    lleno plazas plaza;
    fiesta fiestas;
    parada paradas;
    tranvia tranvias;
    hospital hospitales clinica clinicas;
    centro_de_salud ambulatorio consultorio;
    enfermedad enfermedades dolencia patologia patologias;
    sintoma sintomas;
    tratamiento tratamientos terapia terapias tratar trata tratan;
    psicologo psicologos psicologa psicologas psicologia;
    pediatra pediatras pediatria;
    cirugia operacion operaciones operar operan;
    urgencias emergencias;
    paciente pacientes enfermos;
    contagio contagios contagiar contagia transmision transmite;
    dentista dentistas odontologo;
    cancer tumor oncologia;
    embarazo embarazada embarazadas gestantes;
    alergia alergias alergicos;
    dieta alimentacion nutricion;
    deporte ejercicio deportes;
    maximo maxima limite tope maximos;
    simultaneamente a_la_vez al_mismo_tiempo simultaneos;
    desempleados parados paro desempleo desempleadas;
    grupo banda grupos bandas conjunto;
    interprete interpretes interpretacion traductor traductores;
    contestar contestan responder responden respuesta respuestas;
    estacion estaciones;
    carretera carreteras autovia autopista;
    conductor conductores chofer choferes;
    camion camiones furgoneta furgonetas;
    zona_de_bajas_emisiones zbe;
    ruta rutas itinerario itinerarios;
    hipoteca hipotecas;
    vacio vacia vacias vacios desocupadas deshabitadas;
    desahucio desahucios desalojo desalojos;
    ascensor ascensores elevador;
    edificio edificios bloque bloques finca;
    aislamiento eficiencia_energetica;
    exposicion exposiciones muestra muestras;
    cine pelicula peliculas;
    musica musical musicos;
    taller talleres;
    espectaculo espectaculos funcion_de obra_de_teatro;
    documentacion manual guia tutorial guias manuales;
    soporte asistencia_tecnica ayuda_tecnica;
    integrar integracion integra integran;
    configurar configuracion ajustes configura;
    cifrado cifrar cifradas cifrados encriptado encriptadas encriptados;
    migrar migracion;
    archivo archivos fichero ficheros;
    desarrollador desarrolladores programador programadores;
    funcionalidad funcionalidades caracteristica caracteristicas;
    version versiones;
    anular cancelar cancela cancelacion anulacion;
    perder pierdo pierde perdido perdida perdi extraviado extraviada;
    recuperar recupero restablecer recuperacion recuperarla;
    sustituir cambiar_de reemplazar;
    olvidar olvide olvido no_recuerdo;
    reservar reserva reservas;
    devolver devuelve devolucion devuelven reembolso;
    """
