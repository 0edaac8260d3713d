"""Portuguese."""

from __future__ import annotations

from typing import Final

from liveroom.core.likeness.languages.vocabulary import Language, language

PORTUGUESE: Final[Language] = language(
    "portuguese",
    common="""
    a abraco agora agradecia ai ainda algo alguem algum alguma algumas alguns ali ambos antes ao aos
    apenas apos aquela aquelas aquele aqueles aqui aquilo as assim ate atras atual atualmente bem
    boa boas bom bons ca cada caso casos coisa coisas com como concretamente consigo contar contra
    cujo cumprimentos da dado dao dar das de dela dele deles demais dentro depois desde dessa desse
    desta deste deve devem dever deveria dia dias dizer do dos durante duvida duvidas e ela elas ele
    eles em encontro enquanto entao entre era eram essa essas esse esses esta estao estar estara
    estarao estas estava estavam este estes estou eu evento excelente explicar favor faz fazem fazer
    feito fez fizeram foi for foram forma fosse gente gostaria gostava ha haja havera havia hoje
    interessante isso isto ja la lhe lhes lo mais maneira mas me mesma mesmas mesmo mesmos meu meus
    minha minhas modo muita muitas muito muitos na nao nas nem nenhum nenhuma no noite noites nos
    nossa nossas nosso nossos num numa o obrigada obrigado oi ola orador oradora oradores os ou
    outra outras outro outros palestra para parabens parte pela pelas pelo pelos per perante
    pergunta perguntar perguntas pessoa pessoas pode podem podemos poder podera poderao poderia
    poderiam poderiamos pois por porem possa possam possivel posso pouco poucos quais qual qualquer
    que querer queria quero questao realmente sabe sabem saber saudacoes se seja sejam sem seminario
    sempre sendo ser sera serao seria sessao seu seus si so sob sobre sua suas tal tambem tanto tao
    tarde tardes te tem tema temos tenha tenho ter tera terao teve tido tinha tipo toda todas
    todavia todo todos tu tudo um uma umas uns vai vamos vao voce voces vos webinar webinario
    """,
    asks={
        "when": "quando data datas prazo prazos a_partir_de_quando ate_quando em_que_dia",
        "where": "onde aonde em_que_sitio em_que_lugar",
        "who": "quem que_pessoas quais_pessoas",
        "how_much": "quanto quanta que_valor",
        "how_many": "quantos quantas que_percentagem que_porcentagem que_numero",
        "how_often": "com_que_frequencia frequencia periodicidade de_quanto_em_quanto_tempo",
        "how_long": """quanto_tempo quanto_demorou quanto_dura quantos_meses tempo_de_espera
            lista_de_espera""",
        "why": "por_que porque motivo motivos razao razoes a_que_se_deve por_que_motivo",
    },
    light="""
    partilhar partilham partilhada partilhadas compartilhar compartilhada compartilham enviar
        enviam enviado enviados mandar mandam disponivel disponiveis disponibilizar disponibilizada
        disponibilizadas disponibilizados receber ver rever obter baixar descarregar acessar aceder;
    usar usa usam uso utilizar utiliza utilizam utilizado;
    conseguir consegue conseguem conseguiram;
    garantir garante garantem assegurar;
    existir existe existem oferecer oferece oferecem;
    medidas medida acoes acao estrategia estrategias mecanismo mecanismos metodo metodos
        ferramenta ferramentas plano planos;
    projeto projetos projecto iniciativa iniciativas programa programas processo processos;
    previsto prevista previstos previstas;
    funcionar funciona funcionam servir serve servem vale;
    novo nova novos novas proximo proxima;
    ano anos mes meses;
    permitir permitido permitida permite;
    necessario requisitos requisito condicoes;
    """,
    same="""
    gravacao gravacoes gravar gravado gravada grava video videos;
    apresentacao apresentacoes slides slide diapositivos ppt powerpoint;
    certificado certificados declaracao_de_presenca certificado_de_presenca
        certificado_de_participacao diploma;
    custo custos custar custa custou custaram preco precos;
    pagar paga pagam financiar financia financiado financiamento;
    manter mantem mantida mantido manutencao;
    codigo_aberto software_livre codigo_fonte open_source;
    online internet em_linea pela_internet on_line;
    jovem jovens juventude adolescentes;
    idosos idosas idoso terceira_idade mais_velhos pessoas_idosas;
    camara camaras municipio municipios prefeitura prefeituras autarquia autarquias municipal
        municipais;
    cidadaos cidadao cidada cidadas moradores habitantes municipes vizinhos;
    evitar evita evitam impedir impede prevenir;
    verificar verifica verificam verificacao comprovar;
    reduzir reduz reduziu reducao diminuir diminuiu baixar;
    aumentar aumenta aumento crescer subir subida;
    ampliar amplia ampliacao alargar alargamento;
    gratis gratuito gratuita gratuitos gratuitas;
    bicicleta bicicletas bike bikes ciclovia ciclovias;
    carro carros automovel automoveis veiculo veiculos;
    autocarro autocarros onibus;
    telemovel telemoveis celular celulares smartphone smartphones;
    multa multas coima coimas;
    comerciantes comercio lojas;
    formacao formacoes capacitacao treinamento curso cursos;
    lei leis norma normas regulamento legislacao regulamentacao;
    deficiencia deficiencias mobilidade_reduzida;
    comecar comeca comecou iniciar inicia;
    erro erros falha falhas;
    problema problemas dificuldade dificuldades obstaculo obstaculos desafio desafios;
    votar vota votam voto votos votacao votacoes;
    escolher escolhem escolhidos selecionar selecionados eleger;
    link links ligacao hiperligacao;
    email mail correio_eletronico;
    dinheiro fundos verba verbas;
    abrir abertura reabrir reabertura abre abrem;
    fechar fecha fecham fechado encerrar;
    medico medicos medica doutor doutora;
    vacina vacinas vacinacao;
    medicamento medicamentos remedio remedios;
    renda aluguel alugueis arrendamento;
    habitacao casa casas apartamento apartamentos moradia moradias;
    bilhete bilhetes ingresso ingressos;
    senhorio proprietario proprietarios;
    inquilino inquilinos;
    palavra_passe senha senhas;
    lento lenta lentidao;
    escola escolas;
    bairro bairros;
    energia eletricidade;
    decidir decisao decisoes;
    apoio apoios subsidio subsidios;
    seguranca;
    """,
)
