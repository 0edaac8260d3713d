"""French."""

from __future__ import annotations

from typing import Final

from liveroom.core.likeness.languages.vocabulary import Language, language

FRENCH: Final[Language] = language(
    "french",
    common="""
    a actuellement ai aimerais aimerait ainsi alors apres as au aucun aucune aujourd aura auriez
    auront aussi autre autres aux avait avant avec avez avoir avons beaucoup bien bon bonjour bonne
    bonnes bonsoir bravo c ca car cas ce ceci cela celle celles celui ces cet cette ceux chaque
    cherche chez chose choses comme comment concretement conference contre cordialement d dans de
    deja demander depuis des devoir devrait dire dites doit doivent donc dont du durant elle elles
    en encore entre es est et etaient etait ete etes etre eu eux evenement excellent expliquer facon
    faire fait faites faut felicitations fois font gens hui il ils interessant intervenant
    intervenante intervenants j je jusqu l la le les leur leurs lors lui m ma maintenant mais
    maniere me meme memes merci mes moi moins mon n ne ni non nos notre nous on ont ou par parmi
    partie pas pense pensez personne personnes peu peut peuvent plait plus plusieurs possible pour
    pourra pourrait pourrez pourriez pourront pouvez pouvoir pouvons prend prendre prenez puis
    puisse qu que quel quelle quelles quelqu quelque quelques quels question questions qui quoi
    rencontre s sa sais sait salut sans savez savoir se seminaire sera serait seront ses session si
    son sont sorte souhaite souhaiterais sous sujet sur ta tard te tel telle tes toi ton tous tout
    toute toutes tres trop trouve trouver trouvez tu type un une va vais vers via voici voila vont
    vos votre voudrais voudrait voulais vous webinaire webinar y
    """,
    asks={
        "when": """quand date dates delai delais a_partir_de_quand jusqu_a_quand quel_jour
            quelle_date quelle_heure""",
        "where": """ou_est ou_sont ou_peut ou_pourra ou_trouver a_quel_endroit quel_endroit ou_puis
            ou_trouve ou_est_ce ou_se ou_signaler""",
        "who": """qui_est qui_paie qui_finance qui_peut qui_decide quelles_personnes qui_sera
            qui_doit qui_a a_qui""",
        "how_much": "combien quel_montant",
        "how_many": "quel_pourcentage quel_nombre quelle_part combien_de",
        "how_often": "a_quelle_frequence frequence",
        "how_long": "combien_de_temps combien_de_mois quelle_duree temps_d_attente liste_d_attente",
        "why": "pourquoi raison raisons qu_est_ce_qui_explique motif motifs comment_se_fait",
    },
    light="""
    partager partage partages partagee partagees partagez envoyer envoie envoyes envoyez
        transmettre transmis disponible disponibles recevoir recoit voir revoir acceder acces
        telecharger obtenir mettre mis mise regarder;
    utiliser utilise utilisez utilisent usage;
    reussir arriver arrive arrivez;
    garantir garantissez assurer assure;
    existe existent exister offrir offre propose proposer;
    mesures mesure actions action strategie strategies mecanisme methode methodes outil outils
        plan plans;
    projet projets initiative initiatives programme programmes processus;
    prevu prevue prevus prevues;
    fonctionner fonctionne marche servir sert;
    nouveau nouvelle nouveaux nouvelles prochain prochaine;
    an ans annee annees mois;
    permettre permis autorise autorises autorisee permet;
    besoin necessaire necessaires faut_il conditions condition exigences;
    jouer joue jouera joueront role roles place part;
    associer associe impliquer implique;
    """,
    same="""
    enregistrement enregistrements enregistrer enregistre enregistree replay rediffusion video
        videos;
    diapositives diapositive diapos presentation presentations supports support slides ppt
        powerpoint;
    attestation attestations certificat certificats attestation_de_presence
        certificat_de_participation;
    cout couts coute couter prix tarif;
    payer paie paye financer finance finances financement financements;
    maintenir maintenance entretien maintien;
    code_source open_source logiciel_libre logiciels_libres code_ouvert est_il_libre;
    ligne en_ligne internet par_internet;
    jeunes jeune jeunesse adolescents;
    ages seniors aines personnes_agees;
    mairie mairies commune communes municipalite municipalites collectivite collectivites
        municipal municipale municipaux;
    citoyens citoyen citoyenne citoyennes habitants habitant riverains;
    eviter evite evitez empecher empeche prevenir;
    verifier verifie verifiez controler controle verification;
    reduire reduit reduction diminuer diminue baisser baisse;
    augmenter augmente augmentation croitre augmentent hausse hausses hausser;
    etendre extension elargir agrandir;
    gratuit gratuite gratuits gratuites gratuitement;
    velo velos bicyclette cyclable cyclables;
    voiture voitures automobile vehicule vehicules;
    bus autobus autocar;
    telephone telephones portable portables smartphone smartphones mobile;
    amende amendes sanction sanctions contravention;
    commercants commercant commerces magasins;
    formation formations former cours;
    loi lois norme normes reglement reglementation legislation;
    handicap handicapees handicapes mobilite_reduite;
    commencer commence debuter debute demarrer;
    erreur erreurs faute fautes;
    probleme problemes difficulte difficultes obstacle obstacles defi defis bug bugs;
    voter vote votes votent scrutin;
    choisir choisis choisissez selectionner selection;
    lien liens url;
    mail email courriel;
    argent fonds;
    ouvrir ouvre ouvrira ouverture rouvrir ouverte ouvert;
    fermer ferme fermeture fermera;
    logement logements habitation habitations appartement appartements maison_individuelle;
    loyer loyers;
    rendez_vous rdv rendez;
    medecin medecins docteur docteurs;
    sante sanitaire;
    centre centre_ville;
    etudiant etudiants etudiante etudiantes;
    entree entrees billet billets;
    acheter achat vendre vente;
    week_end samedi dimanche;
    proprietaire proprietaires bailleur;
    locataire locataires;
    vaccin vaccins vaccination;
    medicament medicaments;
    ecole ecoles college colleges lycee lycees;
    transport transports;
    energie electricite;
    securite securise;
    emploi emplois travail;
    participer participation participe participent;
    quartier quartiers;
    decider decision decisions decide;
    donnees donnee;
    entreprise entreprises societe societes;
    aide aides subvention subventions;
    mot_de_passe mots_de_passe;
    lent lente lenteur;
    """,
)
