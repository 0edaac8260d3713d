"""English."""

from __future__ import annotations

from typing import Final

from liveroom.core.likeness.languages.vocabulary import Language, language

ENGLISH: Final[Language] = language(
    "english",
    common="""
    a able about actual actually after afternoon afterwards again all already also am an and any
    anybody anyone are aren as ask asking at be because been before being but by can
    congratulations could curious d did didn do does doesn doing don done during each either
    else even evening event ever every everybody everyone explain for from further give given
    gives go going good got great greetings had has have having he hello her here hers hey hi
    him his how i if in into is isn it its itself just kind know later let like ll m made make
    makes making many may me meeting might mine more morning most much my no nor not now of off
    on once one ones only or other our ours out over people person please possible presenter
    question questions re really s same say seminar session shall she should so some somebody
    someone sort speaker speakers still such t talk tell than thank thanks that the their theirs
    them then there these they thing things this those through to today too u under until up us
    ve very want wanted wanting was way we webinar were what whats which while whose will with
    within without wonder wondering would yet you your yours
    """,
    asks={
        "when": "when what_date which_date",
        "where": "where",
        "who": "who whom",
        "how_much": "how_much what_amount",
        "how_many": """how_many what_share what_percentage what_proportion what_number
            number_of percentage""",
        "how_often": "how_often how_frequently frequency how_regularly",
        "how_long": "how_long how_many_months how_many_weeks how_many_years how_much_time",
        "why": "why reason reasons what_for",
    },
    light="""
    manage manages managed managing management run runs running;
    create created develop developed development build built building;
    help helps helped;
    improve improved improving improvement;
    organise organised organize organized organising;
    solve solved solution solutions;
    mention mentioned talked spoke cited;
    include includes included;
    dedicate dedicated allocate allocated;
    total overall main exactly;
    need needs needed necessary have_to must required_to;
    different various;
    allow allows allowed permit permitted;
    share shared sharing send sent sending get gets getting download downloaded available
        receive obtain watch see find found access;
    use uses used using usage;
    take_part participate participating join;
    offer offers offered provide provides provided;
    ensure ensures guarantee make_sure sure;
    exist exists existing there_is;
    measures measure steps action actions strategy strategies mechanism method methods tool
        tools approach plan plans planned;
    project projects initiative initiatives programme program process;
    work works working function functions;
    keep keeps kept hold;
    happen happens happened;
    reach reaches reaching;
    new next;
    year years month months;
    put set;
    """,
    same="""
    change changes changed changing modify;
    resist resistance oppose opposed opposition against;
    accept accepted acceptance welcomed;
    job jobs employment;
    salary salaries wages;
    team teams;
    satisfied satisfaction happy pleased;
    legal_basis legal_framework;
    algorithm algorithms;
    bias biased biases discrimination discriminate;
    consent permission permissions;
    translation translate translated;
    subtitles captions transcript;
    material materials resources reading readings;
    contact reach_out get_in_touch;
    opening_hours hours timetable schedule;
    street streets road roads;
    centre center city_centre city_center downtown;
    delivery deliveries couriers courier freight;
    train trains railway;
    accident accidents collisions crashes;
    speed speed_limit speed_limits;
    pedestrians_zone walkers;
    scooter scooters e_scooter e_scooters;
    electric charging charger chargers charging_points;
    dog dogs pets pet;
    binding legally_binding;
    referendum referendums;
    assembly assemblies;
    lottery sortition random randomly;
    deliberation deliberative deliberate;
    proposal proposals idea ideas suggestion suggestions;
    carry_out carried_out execute executed realise realised deliver delivered;
    monitor monitoring monitored oversee oversight supervision supervise;
    dataset datasets data_set data_sets;
    standard standards interoperability interoperable;
    cloud cloud_services;
    server servers;
    budget budgets;
    afford affordable cheap expensive;
    small tiny little;
    town towns cities city;
    role roles part_of_the;
    own owns owned owner owners ownership belong belongs belonging;
    energy electricity power;
    secure security safe safety cyber_security cybersecurity cyber hackers hacker hacking
        attacks attack;
    lighting lights street_lights street_lighting lamps;
    pilot pilots pilot_project pilot_phase trial trials;
    saving savings save saves saved;
    coordinate coordinates coordinated coordination coordinating;
    tree trees parks green_spaces;
    climate climate_change;
    tourism tourists tourist;
    tax taxes fee fees;
    grant grants subsidy subsidies;
    contract contracts contracting tender tenders;
    complaint complaints complain complained;
    councillor councillors mayor mayors politician politicians;
    decide decides decided decision decisions;
    opinion opinions think_of view views;
    measure_up evaluate evaluated evaluation assess assessed assessment indicator indicators;
    example examples;
    health healthcare;
    noise noisy;
    write writes wrote written author;
    report reports study studies document documents;
    convince convinced persuade persuaded;
    install installed installing installation implement implemented implementation set_up put_up
        introduced;
    sign_up register registered registering registration;
    recording recordings recorded record video videos replay watch_again watch_later;
    slides slide deck decks slide_deck slide_decks powerpoint presentation_slides presentations;
    certificate certificates diploma;
    cost costs costing price prices spend spent;
    fund funded funding pay pays paid payment financed finance finances;
    maintain maintains maintained maintaining maintenance upkeep;
    licence licences license licenses licensed licensing;
    open_source source_code free_software opensource source_code_open code_open open_code;
    online internet digitally over_the_internet;
    young youth youths teenagers younger;
    elderly older seniors pensioners old_people;
    council councils municipality municipalities municipal local_authority local_authorities;
    citizen citizens resident residents inhabitants;
    avoid avoids avoiding prevent prevents prevented preventing stop stops stopping;
    verify verifies verified check checks checked checking;
    reduce reduces reduced reduction decrease decreased fell drop dropped;
    increase increases increased grow grew grown rise rose;
    extend extended extending extension expand expanded expanding expansion;
    free free_of_charge gratis;
    bike bikes bicycle bicycles cycle cycling;
    car cars vehicle vehicles;
    bus buses coach;
    phone phones smartphone smartphones mobile;
    fine fines penalty penalties;
    shops shop shopkeepers retailers stores;
    train trained training trains course courses;
    law laws regulation regulations legislation;
    disability disabilities disabled impaired;
    start first_step get_started starts started begin begins began launch launched;
    error errors mistake mistakes wrong wrongly incorrect;
    problem problems difficulty difficulties obstacle obstacles challenge challenges;
    responsible accountable liable responsibility accountability;
    vote votes voted voting voter voters ballot;
    choose chooses chose chosen select selects selected selection pick picked;
    staff employees workers civil_servants;
    union unions trade_union trade_unions;
    school schools;
    link links url;
    email mail;
    language languages;
    ai artificial_intelligence;
    money funds;
    company companies firms business businesses;
    cooperate cooperation collaborate collaboration partner partners partnership;
    protect protection protected protecting;
    privacy private_life;
    women woman gender;
    children kids minors child;
    migrants migrant immigrants foreigners;
    rural village villages countryside;
    neighbourhood neighbourhoods neighborhood neighborhoods district districts;
    pavement pavements sidewalk sidewalks;
    parking park parked;
    traffic congestion jams;
    pollution emissions air_quality;
    underground subway metro tube;
    bike_lane bike_lanes cycle_lane cycle_lanes cycle_path cycle_paths bike_path bike_paths;
    pedestrianise pedestrianised pedestrianisation pedestrianize pedestrianized pedestrian
        pedestrians;
    waste rubbish garbage trash;
    housing homes rent rents flats;
    delay delays late delayed;
    night nights;
    survey surveys poll polls;
    app apps application applications;
    website websites site web_page;
    delete deletes deleted erase remove removed;
    store stores_data stored storage hosted host;
    repeat repeated;
    hear sound audio volume;
    recommend recommends recommendation advise advice;
    replicate replicated copy copied reuse reused;
    learn learned learnt lessons;
    obliged mandatory compulsory obligatory required;
    anonymise anonymised anonymize anonymized anonymisation anonymization anonymous;
    update updated updates updating refreshed refresh;
    release released publish published publishing publication;
    impact effect effects impacts;
    buy buying procure procuring procurement purchase purchasing;
    supplier suppliers vendor vendors;
    """,
)
