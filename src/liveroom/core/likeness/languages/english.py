"""English."""

from __future__ import annotations

from typing import Final

from liveroom.core.likeness.languages.english_synonyms import SYNONYMS
from liveroom.core.likeness.languages.vocabulary import Language, language

ENGLISH: Final[Language] = language(
    "english",
    common="""
    a able about actual actually after afternoon afterwards again all already also am an and another
    any anybody anyone anything anywhere are aren as ask asking at be because been before being but
    by can cant come comes coming congratulations could curious currently d did didn do does doesn
    doesnt doing don done dont during each either else even evening event ever every everybody
    everyone explain for from further give given gives go goes going good got great greetings had
    has have having he hello her here hers hey hi him his hope how i id if ill im in into is isn
    isnt it its itself just kind know later let like ll long lot lots m made make makes making many
    may me mean means meeting might mine moment more morning most much my no nor not nothing now of
    off on once one ones only or other ought our ours out over people person please possible
    presenter question questions re really s said same say says seminar session shall she should so
    some somebody someone something somewhere sort speaker speakers still such t take taken takes
    taking talk tell than thank thanks that the their theirs them then there these they thing things
    this those through to today too took u under until up us ve very want wanted wanting was way we
    webinar were what whats whether which while whose will with within without wonder wondering wont
    would yet you your yours
    """,
    asks={
        "when": """when what_date which_date what_time which_day what_day until_when since_when date
            dates what_is_the_date deadline deadlines release_date""",
        "where": "where which_place which_places what_places which_website",
        "who": "who whom which_groups which_people",
        "how_much": "how_much what_amount",
        "how_many": """how_many what_share what_percentage what_proportion what_number number_of
            percentage how_much_of""",
        "how_often": "how_often how_frequently frequency how_regularly",
        "how_long": """how_long how_many_months how_many_weeks how_many_years how_much_time
            waiting_time waiting_times how_much_longer what_delay wait_time wait_times
            until_what_time how_soon""",
        "why": "why reason reasons what_for how_come what_makes what_causes",
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
    need needs needed necessary have_to must required_to requirement requirements condition
        conditions qualify qualifies eligible apply applies application_for applying;
    different various switch;
    allow allows allowed permit permitted permissible legal legally valid permit_to;
    share shared sharing send sent sending get gets getting download downloaded available
        receive obtain watch see find found access;
    use uses used using usage;
    take_part participate participating join;
    offer offers offered provide provides provided;
    ensure ensures guarantee make_sure sure;
    exist exists existing there_is;
    measures measure steps action actions strategy strategies mechanism method methods tool
        tools approach plan plans planned instructions;
    project projects initiative initiatives programme program process;
    work works working function functions;
    keep keeps kept hold;
    happen happens happened;
    reach reaches reaching;
    new next;
    year years month months;
    put set;
    work_with run_on;
    last lasts lasting go_on goes_on duration;
    """,
    same=SYNONYMS,
)
