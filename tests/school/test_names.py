"""The school's name is found however it is written, and other names are left alone."""

import pytest

from profilecheck.school import MatchKind, School, SchoolMatcher
from tests.each import each

WAYS_OF_WRITING_IT = (
    "Oakfield Primary School",
    "oakfield primary school",
    "OAKFIELD PRIMARY",
    "Oakfield Pri Sch",
    "Oakfield Prim. School",
    "Oakfield PS",
    "Oakfield School",
    "The Oakfield Primary School",
    "Oakfield C of E Primary School",
    "Oakfield C.E. Primary",
    "Oakfield Church of England Primary",
    "Oakfield Primary & Nursery School",
    "Oakfield Primary Academy",
    "Oakfield Junior and Infant School",
    "Oakfield-Primary-School",
    "Oakfield (Primary School)",
    "Oak Field Primary School",
    "#OakfieldPrimary",
    "@oakfield_primary_school",
    "oakfieldprimaryschool",
    "Öakfield Prímary School",
    "Ｏａｋｆｉｅｌｄ Primary School",
    "𝐎𝐚𝐤𝐟𝐢𝐞𝐥𝐝 𝐏𝐫𝐢𝐦𝐚𝐫𝐲",
    "Oak\u200bfield Prim\u00adary School",
    "Oakfield\u00a0Primary\u00a0School",
    "Oakfeild Primary School",
    "Oakfild Primary School",
    "Oakfieeld Primary",
    "Oakfield Primay Shcool",
    "Oakfield Primary School, Leeds",
    "Oakfield Primary School (Leeds)",
    "Oakfield Primary School, Headingley, Leeds",
    "Oakfield Primary School, York Road, Leeds",
    "Oakfield Primary School, Oakfield Road",
    "Oakfield Primary School, Reading lead",
    "Oakfield Primary School, Yorkshire",
    "Oakfield Primary School and live in York",
    "Oakfield Primary School close to home",
    "Friends of Oakfield Primary School",
    "Oakfield Primary School PTA",
    "Oakfield Primary's summer fair",
    "Oakfeild Primary School’s roof",
    "Oakfield Primery",
    "my new job: Oakfield Primary",
    "Year 4 teacher at Oakfield",
    "TA @ Oakfield, mum of two",
    "I teach at Oakfield and love it",
    "Year 4 @ Oakfield",
    "KS2 at Oakfield",
    "My class at Oakfield",
    "Parents' evening at Oakfield",
    "Headteacher of Oakfield",
    "Oakfield PTA",
    "Oakfield Parents",
    "Oakfield alumni",
    "Miss C, Oakfield Y2",
    "Oakfield's Year 6 leavers",
    "Oakfield CP School",
    "Oakfield C.P. School",
    "Oakfield P.S.",
    "Oakfield J.M.I. School",
    "Oakfield J & I School",
    "Oakfield Junior Mixed Infant School",
    "Oakfield County Primary School",
    "Oakfield CEVA Primary School",
    "Oakfield PrimarySchool",
    "Oakfield+Primary+School",
    "“Oakfield” Primary School",
    "Oakfield [Primary] School",
    "Oakfield *Primary* School",
    "Oakfield 👩🏽‍🏫 Primary School",
    "Oakfield&nbsp;Primary&amp;nbsp;School",
)

NEAR_MISSES = (
    # a pupil's old school with a like name
    "Oakfield Secondary School",
    "Oakfield High",
    "Oakfield High School, Leeds",
    "Oakfield Comprehensive",
    "Oakfield Infants",
    "Oakfield Infant School",
    "Oakfield Junior School",
    "Oakfield Nursery",
    "Oakfield Academy",
    "Oakfield College",
    "Oakfield Grammar School",
    "Oakfield Special School",
    # the same name in another town
    "Oakfield Primary School, Cardiff",
    "Oakfield Primary School in Cardiff",
    "Oakfield Primary (Cardiff)",
    "Oakfield Primary School - York",
    "Oakfield Primary School, Cardiff 2009",
    "Oakfield Primary School, Weston-super-Mare",
    "Oakfield Primary School, King's Lynn",
    # a street
    "Oakfield Road",
    "12 Oakfield Primary Road",
    "Oakfield School Lane",
    "Oakfield Primary School Close",
    # other places and things
    "Oakfield Primary Care Centre",
    "Oakfield School of Motoring",
    "Oakfield Garden Centre",
    "Teacher at Oakfield Garage",
    "teacher at Oakfield Gymnastics Club",
    # another name
    "Oakfields Primary School",
    "New Oakfield Primary School",
    "North Oakfield Primary",
    "Ashfield Primary School",
    "Oatfield Primary School",
    "Oakwood Primary School",
    "Bakfield Primary School",
    "Oakfield",
    "Went to Oakfield, loved it",
    # a sentence ends
    "Moved to Oakfield. P.S. call me",
    "Oakfield. C.P. lives there",
    # a person
    "Jane Oakfield",
    "Mr Oakfield, primary teacher",
    # a comma or a new line ends a name
    "Oakfield\nPrimary teacher",
    "Jane Oakfield, primary school teacher",
    # our short name, OPS, in other words
    "oops",
    "shops",
    "Ops manager",
    "DevOps",
    "DEV-OPS",
    "photo-ops",
    "OPSEC",
    "OPS@example.com",
)


@each("text", WAYS_OF_WRITING_IT)
def test_a_way_of_writing_the_name_is_found(matcher: SchoolMatcher, text: str) -> None:
    kinds = [m.kind for m in matcher.in_text(text)]
    assert MatchKind.NAME in kinds


@each("text", NEAR_MISSES)
def test_another_name_is_not_ours(matcher: SchoolMatcher, text: str) -> None:
    assert [m for m in matcher.in_text(text) if m.kind.names_school] == []


@each("text", WAYS_OF_WRITING_IT)
def test_the_name_is_found_inside_a_longer_text(matcher: SchoolMatcher, text: str) -> None:
    kinds = [m.kind for m in matcher.in_text(f"Mum of two 🌳 | {text}\nViews my own")]
    assert MatchKind.NAME in kinds


@each(
    "text", ["OPS", "OPS's new roof", "I work at OPS", "#OPS", "O.P.S.", "(OPS)", "teacher at ops"]
)
def test_a_short_name_is_found_as_a_word_of_its_own(matcher: SchoolMatcher, text: str) -> None:
    assert MatchKind.SHORT_NAME in [m.kind for m in matcher.in_text(text)]


@each(
    ("name", "text"),
    [
        ("St. Mary's Catholic Primary School", "St Mary's Primary"),
        ("St. Mary's Catholic Primary School", "Saint Marys RC Primary School"),
        ("St. Mary's Catholic Primary School", "St Mary’s Roman Catholic Pri Sch"),
        ("St. Mary's Catholic Primary School", "#StMarysPrimary"),
        ("St. Mary's Catholic Primary School", "#SaintMarysPrimary"),
        ("St. Mary's Catholic Primary School", "teacher at St Mary's RC"),
        ("St Mary Primary School", "St. Mary's Primary School"),
        ("St James' C of E Junior School", "St James's CE Junior"),
        ("SS Peter & Paul Primary", "St Peter and St Paul Primary School"),
        ("Oakfield High School", "Oakfield High"),
        ("Oakfield High School", "Oakfield Comprehensive School"),
        ("Hill & Dale Primary School", "Hill and Dale Primary"),
        ("Oakfield Infant and Junior School", "Oakfield Primary School"),
        ("Oakfield Academy", "Oakfield Academy"),
        ("The Grammar School at Millthorpe", "Grammar School at Millthorpe"),
        ("Ysgol Dewi Sant", "Athrawes yn Ysgol Dewi Sant"),
        ("Oakfield Primary School, Leeds", "Oakfield Primary"),
        ("Oakfield Primary School", "O\u0430kfi\u0435ld Primary School"),
        ("Oakfield Primary School", "ᴏᴀᴋꜰɪᴇʟᴅ Primary"),
        ("Oakfield Primary School", "🅞🅐🅚🅕🅘🅔🅛🅓 Primary"),
        ("Oakfield Primary School", "Oakfield 🌳 Primary 🌳 School"),
        ("Oakfield Primary School", "O⭐A⭐K⭐F⭐I⭐E⭐L⭐D Primary"),
        ("St Mary's C of E Primary School", "#StMarysCofE"),
        ("St Mary's C of E Primary School", "St Mary's C.E."),
        ("Camp Hill School for Boys", "Camp Hill School"),
        ("Camp Hill School for Boys", "Camp Hill Boys"),
        ("Camp Hill School for Boys", "Camp Hill Boys' School"),
        ("St Mary's Catholic Primary School", "St Mary` Primary School"),
        ("St Mary's Catholic Primary School", "St Mary\ufffds Primary School"),
        ("St Mary's Catholic Primary School", "St Maryʹs Primary School"),
        ("St Mary's Catholic Primary School", "St Mary&#39;s Primary School"),
        ("St Mary's Catholic Primary School", "St Mary&amp;rsquo;s Primary School"),
        ("St Mary's Catholic Primary School", "St Mary's Cath Primary"),
        ("St Mary's Catholic Primary School", "St Mary's CPS"),
        ("St Mary's Catholic Primary School", "St Mary's RCP School"),
        ("King Edward's & Queen Mary School", "King Edward's + Queen Mary School"),
        ("King Edward's & Queen Mary School", "King Edward's &amp; Queen Mary School"),
        ("St Brigid's National School", "St. Brigid's N.S."),
        ("St Brigid's National School", "St Brigids Primary"),
        ("St Brigid's Girls' National School", "St Brigid's GNS"),
        ("Oakfield High School", "Oakfield H.S."),
        ("Müller-Grundschule", "Mueller-Grundschule"),
        ("Mu\u0308ller-Grundschule", "Muellergrundschule"),
        ("Gymnasium Süderstraße", "GYMNASIUM SUEDERSTRASSE"),
        ("Øster School", "Oster School"),
        ("Øster School", "Oester School"),
        ("St. Ælfric's School", "St Aelfric's School"),
        ("Szkoła im. Łódź School", "Szkola im Lodz School"),
        ("Ysgol Gynradd Llanfair", "Ysgol Llanfair"),
        ("Ysgol Gynradd Llanfair", "Llanfair Primary School"),
        ("Ysgol Gynradd Llanfair", "#YsgolLlanfair"),
        ("Gaelscoil Éanna", "gaelscoil E\u0301anna"),
        ("Harris Academy Peckham", "The Harris Academy, Peckham"),
        ("Harris Academy Peckham", "teacher at Harris Peckham"),
        ("Harris Academy Peckham", "Harris Peckham Academy"),
        ("The Harmony Trust", "Works at Harmony"),
        ("Delta Academies Trust", "Delta Academies"),
        ("Delta Academies Trust", "teacher at Delta"),
        ("Oakfield Primary School (Leeds)", "Oakfield Primary"),
        ("Oakfield Primary School Leeds", "Oakfield Primary School"),
        ("Oakfield Primary School – Leeds", "Oakfield Primary School"),
        ("Oakfield School: a Sports College", "Oakfield School"),
        ("St. Anne's (Stanley) Primary School", "St Anne's Primary School"),
        ("St. Anne's (Stanley) Primary School", "St Anne's Stanley Primary School"),
        ("King Edward VI Grammar School", "King Edward's Grammar"),
        ("King Edward VI Grammar School", "King Edwards Grammar School"),
        ("Queen Elizabeth's Girls' School", "Queen Elizabeth Girls School"),
        ("Sir John Leman High School", "John Leman High"),
        ("Dr Challoner's Grammar School", "Challoner's Grammar"),
        ("St Mary's Catholic Primary School", "St Mary's RCPS"),
        ("Ark Burlington Danes Academy", "Burlington Danes Academy"),
        ("Bishop Ramsey C of E School", "Bp Ramsey School"),
        ("Mount Pleasant Primary School", "Mt. Pleasant Primary"),
        ("Oakfield Technology College", "Oakfield College"),
        ("Oakfield College", "Oakfield Technology College"),
        ("Oakfield Day Nursery", "Oakfield Nursery"),
        ("Delta Academies Trust - Oakfield Primary School", "Oakfield Primary"),
        ("Park St Primary School", "Park St Primary School"),
        ("Park Street Primary School", "Park St. Primary"),
        ("Park St School", "Park Street School"),
        ("All Saints' C of E Infant School", "All Saints Infants"),
        ("Oakfield Pupil Referral Unit", "Oakfield P.R.U."),
        ("Oakfield UTC", "Oakfield University Technical College"),
        ("Oakfield Children's Centre", "Oakfield Childrens Centre"),
        ("Oakfield School", "Oakfield High School"),
        ("Oakfield School", "Oakfield Primary"),
        ("Oakfield Academy", "Oakfield Sixth Form"),
        ("Oakfield High School", "Oakfield 6th Form"),
        ("Ysgol Gyfun Gymraeg Plasmawr", "Ysgol Gyfun Plasmawr"),
        ("Ysgol Gyfun Gymraeg Plasmawr", "YGG Plasmawr"),
        ("Ysgol Gymuned Pentraeth", "Ysgol Pentraeth"),
        ("Ysgol Gynradd Groeswen Primary School", "Groeswen Primary"),
        ("Y G G Gwaelod Y Garth", "Ysgol Gwaelod y Garth"),
        ("Scoil Chuimsitheach Chiaráin", "Scoil Chiarain"),
        ("Galway Educate Together Secondary School", "Galway ETSS"),
        ("Hazelwood Integrated Primary School", "Hazelwood I.P.S."),
        ("St Farnan's Post Primary School", "St Farnan's Secondary School"),
        ("St Teilo's C-In-W High School", "St Teilo's Church in Wales High School"),
        ("St Mary The Virgin C W Primary School", "St Mary the Virgin Primary"),
        ("St Andrew the Apostle Greek Orthodox School", "St Andrew the Apostle School"),
        ("St Bede's Inter-Church School", "St Bede's School"),
        ("Simon Balle All-Through School", "Simon Balle School"),
        ("Eden Boys' Leadership Academy", "Eden Boys"),
        ("Droitwich Spa High School and Sixth Form Centre", "Droitwich Spa High"),
        ("St Colman's Primary School and All Saints' Nursery Unit", "St Colman's PS"),
        ("Slough and Eton C of E Business and Enterprise College", "Slough & Eton School"),
        ("Sir John Hunt Community Sports College", "Sir John Hunt College"),
        ("The Bridge Short Stay School", "Bridge School"),
        ("Enfield County School for Girls", "teacher at Enfield County"),
        ("King Edward VI Five Ways School", "Five Ways School"),
        ("King Edward VI Camp Hill School for Boys", "Camp Hill Boys"),
        ("Oasis Academy Brislington", "Brislington Academy"),
        ("Crewe Engineering and Design UTC", "Crewe UTC"),
        ("UTC@MediaCityUK", "UTC@MediaCityUK"),
        ("Wellspring Multi Academy Trust", "Wellspring MAT"),
        ("Bishop Hogarth Catholic Education Trust", "Bishop Hogarth Trust"),
        ("The Pioneer Federation", "teacher at Pioneer"),
        ("The Priory Federation of Academies", "Priory Federation"),
        ("Oakfield Primary School", "Oakfield Sports Day"),
        ("Oakfield Primary School", "Oakfield Class of 2024"),
        ("Christ The King High School", "#ChristTheKingHigh"),
        ("St Mary's and St John's School", "#stmarysandstjohnsschool"),
        ("Dartford Grammar School for Girls", "#DartfordGrammarSchoolForGirls"),
        ("St Mary's Catholic Primary School", "maps/st-mary-s-catholic-primary-school"),
        ("Wren's Nest Primary School", "schools/Wren_s_Nest_Primary_School"),
        ("Wren's Nest Primary School", "maps/place/Wren%27s+Nest+Primary+School/@52.5"),
        ("Wren's Nest Primary School", "wiki/Wren%E2%80%99s%20Nest%20Primary%20School"),
        ("Wren's Nest Primary School", "50%ff of Wren's Nest Primary School"),
        ("Oakfield Boys National School", "schools/oakfield-b-n-s-cork"),
        ("Oakfield CBS", "schools/oakfield_c_b_s_cork"),
        ("J S Bach School", "schools/j-s-bach-school"),
        ("Oakfield Pupil Referral Unit", "Oakfield Pupil Referral Unit's fair"),
        ("Oakfield Specialist SEN School", "Oakfield School"),
        ("St Mary's Catholic Primary School", "works at St Mary s Primary School"),
        ("St Thomas Becket Catholic School", "teaching at St Thomas Beckets"),
        ("Loreto Sixth Form College", "Loreto VI Form College"),
        ("Queen Ethelburga's Collegiate", "Queen Ethelburgas College"),
        ("Portmarnock Community School", "Portmarnock CS"),
        ("Gonzaga College SJ", "teacher in Gonzaga College"),
        ("Birkenhead High School Academy GDST", "Birkenhead High"),
        ("Bluebell Hill Primary @ St Anns", "Bluebell Hill Primary School"),
        ("Stratford-upon-Avon School", "Stratford on Avon School"),
        ("Gaelscoil na Camóige", "Múinteoir i nGaelscoil na Camóige"),
        ("Coláiste Eoin", "i gColáiste Eoin"),
        ("Scoil Náisiúnta Mhuire", "S.N. Mhuire"),
        ("Scoil Náisiúnta Mhuire", "Scoil Mhuire NS"),
        ("Ysgol y Preseli", "Ysgol Preseli"),
        ("Ysgol y Preseli", "Preseli School"),
        ("Ark Bentworth Primary Academy", "Bentworth Primary School"),
        ("Ark Bentworth Primary Academy", "teacher at Bentworth"),
        ("E-ACT Blackley Academy", "Blackley Academy"),
        ("MFG: The Mirfield Free Grammar", "Mirfield Free Grammar"),
        ("Ysgol David Hughes", "Ysgol Uwchradd David Hughes"),
        ("Ysgol Bro Myrddin", "Ysgol Gyfun Gymraeg Bro Myrddin"),
        ("Whitefield Schools", "Whitefield School"),
        ("Whitefield Schools", "Whitefield Schools"),
        ("Rye College and Rye Primary", "Rye Primary School"),
        ("Dunraven School", "Dunravne School"),
        ("Dunraven School", "\u0500unr\u0430ven School"),
        ("Dunraven School", "Dunr\u03b1v\u03b5\u03b7 School"),
        ("Oakfield Primary School", "tutor at Oakfield"),
        ("Oakfield Primary School", "OakfieldPrimary School"),
        ("Christ Church C of E Primary School", "Christchurch Primary School"),
    ],
)
def test_names_of_other_makes_are_found(name: str, text: str) -> None:
    matches = SchoolMatcher(School(names=(name,))).in_text(text)
    assert MatchKind.NAME in [m.kind for m in matches]


@each(
    ("name", "text"),
    [
        ("St Mary's Catholic Primary School", "St Mary's C of E Primary School"),
        ("St Mary's Catholic Primary School", "St Mark's Catholic Primary School"),
        ("St Mary's Catholic Primary School", "St Mary's Road"),
        ("St Mary's Catholic Primary School", "St Mary's Hospital"),
        ("St Mary's Catholic Primary School", "St Mary's Catholic High School"),
        ("St Ann's Primary School", "St Anne's Primary School"),
        ("Oakfield High School", "Oakfield Primary School"),
        ("Oakfield School", "Oakfield Academy"),
        ("Oakfield Academy", "Oakfield Primary School"),
        ("Leeds Grammar School", "teacher at Leeds"),
        ("Ysgol Dewi Sant", "Ysgol Dewi"),
        ("Ysgol Dewi Sant", "Dewi Sant"),
        ("Ysgol Gynradd Llanfair", "a week in Llanfair"),
        ("Ysgol Gynradd Llanfair", "Llanfair Secondary School"),
        ("Ysgol Gynradd Llanfair", "Ysgol Uwchradd Llanfair"),
        ("Brow Primary School", "The Browns"),
        ("Oakfield High School", "Oakfield CP School"),
        ("Camp Hill School for Boys", "Camp Hill School for Girls"),
        ("St Mary's C of E Primary School", "St Mary's C of E Church"),
        ("St Mary's C of E Primary School", "St Mary's Church of England, our parish"),
        ("Harris Academy Peckham", "Harris Academy Purley"),
        ("Harris Academy Peckham", "Kamala Harris, Peckham"),
        ("Harris Academy Peckham", "Harris Peckham"),
        ("Hope Boys' School", "I hope boys behave"),
        ("Leeds High School for Girls", "Leeds girls"),
        ("Leeds High School for Girls", "Leeds Girls"),
        ("The Harmony Trust", "Harmony School"),
        ("Oakfield Primary School", "Oakfield Trust"),
        ("Oakfield Primary School", "Oakfield Sixth Form"),
        ("Oakfield Primary School", "Oakfield PRU"),
        ("Oakfield Pupil Referral Unit", "Oakfield Academy"),
        ("Oakfield College", "Oakfield Primary School"),
        ("Harris Academy Peckham", "Harris Academy"),
        ("King Edward VI Grammar School", "kegs of beer"),
        ("King Edward VI Grammar School", "King Edward potatoes"),
        ("King Edward VI Grammar School", "Edward Primary School"),
        ("The King's School", "Burger King School"),
        ("Park Street Primary School", "Park Primary School"),
        ("All Saints' C of E Infant School", "all infants go to school"),
        ("Bishop of Llandaff High School", "High School of Llandaff"),
        ("Leeds Technology College", "Leeds College"),
        ("Milton Keynes Academy", "teacher at Milton Keynes"),
        ("Upper Wharfe Vale Primary School", "Wharfe Vale Primary School"),
        ("Sir Leeds Academy", "Leeds Academy"),
        ("Oakfield Primary School", "Oakfield Studio"),
        ("Oakfield Primary School", "works in Oakfield"),
        ("Park Primary School", "Finham Park Primary School"),
        ("Star Primary School", "Morning Star Primary School"),
        ("Trinity School", "Holy Trinity School"),
        ("Crispin School", "St Crispin's School"),
        ("Oasis Academy Brislington", "Oasis Academy"),
        ("Oasis Academy Brislington", "Brislington High School"),
        ("Oasis Academy Brislington", "teacher at Brislington"),
        ("The Skinners' School", "teacher at Skinners' Kent Academy"),
        ("The Pioneer Federation", "Pioneer School"),
        ("Sgoil an Taobh Siar", "SATS week"),
        ("King's College School Wimbledon", "Wimbledon College"),
        ("The Sixth Form College Farnborough", "Farnborough Football Club"),
        ("Dixons Trinity Academy", "Trinity Academy Halifax"),
        ("Reading School", "Reading Girls' School"),
        ("York High School", "York Sixth Form College"),
        ("Bishop Oak Secondary School", "WHO IS THE BOSS IN HERE?"),
        ("Heckmondwike Grammar School", "HGS"),
        ("Heckmondwike Grammar School", "teacher at hgs"),
        ("Reading School", "I love reading. School is fun"),
        ("Ysgol Gynradd Llanfair", "Ysgol Gyfun Llanfair"),
        ("Oakfield School and Music College", "all music. College next"),
        ("Oakfield School and Music College", "Music College"),
    ],
)
def test_near_misses_of_names_of_other_makes(name: str, text: str) -> None:
    matches = SchoolMatcher(School(names=(name,))).in_text(text)
    assert [m for m in matches if m.kind.names_school] == []


@each(
    ("name", "text"),
    [
        ("King Edward VI Grammar School", "proud of KEGS"),
        ("King Edward VI Grammar School", "K.E.V.I.G.S."),
        ("Queen Elizabeth's Grammar School Alford - A Selective Academy", "QEGS"),
        ("Bentley Wood High School for Girls", "BWHS"),
        ("Droitwich Spa High School and Sixth Form Centre", "DSHS"),
        ("St Mary's and St John's CofE School", "SMSJ"),
        ("East London Arts & Music", "ELAM"),
        ("Sir John Leman High School", "teacher, SJLHS"),
        ("St Mary's Catholic Primary School", "SMCPS"),
        ("St Bertram's C of E Primary School", "SBPS"),
        ("Ark Burlington Danes Academy", "KS3 lead at ABDA"),
        ("King Edward VI Camp Hill School for Boys", "proud of KECHB"),
        ("King Edward VI Camp Hill School for Boys", "TEACHER AT KECHB AND MUM"),
        ("The Grammar School at Leeds", "GSAL"),
        ("Our Lady of Lourdes Catholic Primary School", "OLOL Primary"),
        ("Heckmondwike Grammar School", "teacher at HGS"),
        ("MFG: The Mirfield Free Grammar", "MFG"),
        ("St Paul's Way Trust School", "SPWT"),
        ("Oakfield Boys' School (OBS)", "proud of OBS"),
    ],
)
def test_initials_that_nobody_gave_are_short_for_the_name(name: str, text: str) -> None:
    matches = SchoolMatcher(School(names=(name,))).in_text(text)
    assert MatchKind.SHORT_NAME in [m.kind for m in matches]


@each(
    ("text", "part"),
    [
        ("Back to Oakfield tomorrow", "Oakfield"),
        ("I'm at Oakfield", "Oakfield"),
        ("Joined Oakfield in 2019", "Oakfield"),
        ("Lives in Oakfield", "Oakfield"),
        ("Back to Oakfield. Can't wait", "Oakfield"),
        ("Teacher. Oakfield. Mum", "Oakfield"),
        ("Oakfield (Year 4)", "Oakfield"),
        ("📚Oakfield📚 Books", "Oakfield"),
        ("Oakfield / Mum", "Oakfield"),
        ("I love Oakfield and the children", "Oakfield"),
        ("Goodbye Oakfield", "Oakfield"),
        ("BACK TO OAKFIELD TOMORROW", "OAKFIELD"),
        ("Oakfield Leeds", "Oakfield"),
        ("Leeds Oakfield", "Oakfield"),
        ("Oakfield station", None),
        ("#OakfieldRoad", None),
        ("office@oakfieldsurgery.example", None),
        ("Dr. J. Oakfield", None),
        ("#TeamOakfield", "#TeamOakfield"),
        ("with @oakfield_way", "@oakfield_way"),
        ("lives near oakfield", None),
        ("Oakfield Arms", None),
        ("Jane Oakfield", None),
        ("12 Oakfield Road", None),
        ("ask oakfield-fair.example", "oakfield-fair.example"),
        ("jane.oakfield@home.example", None),
        ("Oakfields", None),
    ],
)
def test_the_own_part_of_its_name_alone_may_be_the_school(
    matcher: SchoolMatcher, text: str, part: str | None
) -> None:
    assert matcher.own_part(text) == part
    assert not any(m.kind.names_school for m in matcher.in_text(text))


@each(
    ("text", "part"),
    [
        ("Back to Oakfield tomorrow", None),
        ("A walk round OAKFIELD-VILLAGE", None),
        ("#Oakfield in spring. #OakfieldVillage", None),
        ("Oakfields", None),
        ("#TeamOakfield", "#TeamOakfield"),
        ("jo@oakfield.example", "jo@oakfield.example"),
    ],
)
def test_what_has_another_meaning_is_not_for_the_person_to_judge(
    oakfield: School, text: str, part: str | None
) -> None:
    place = SchoolMatcher(
        oakfield.model_copy(update={"other_meanings": ("Oakfield", "Oakfield village")})
    )
    assert place.own_part(text) == part
    for named in (f"{text}, Oakfield Primary School", "teacher at Oakfield"):
        assert any(m.kind.names_school for m in place.in_text(named))


@pytest.mark.timeout(60)
@each("part", ["Oakfield ", "Jane Oakfield ", "#TeamOakfield ", "oakfield"])
def test_a_text_of_its_own_part_alone_is_looked_through_once(oakfield: School, part: str) -> None:
    SchoolMatcher(oakfield).own_part(part * 4_000)


@pytest.mark.timeout(60)
def test_a_text_of_what_has_another_meaning_is_looked_through_once(oakfield: School) -> None:
    place = SchoolMatcher(oakfield.model_copy(update={"other_meanings": ("Oakfield",)}))
    assert place.own_part("Oakfield, " * 40_000) is None


def test_another_meaning_of_more_words_leaves_the_own_part_open(oakfield: School) -> None:
    place = SchoolMatcher(oakfield.model_copy(update={"other_meanings": ("the Oakfield shop",)}))
    assert place.own_part("Meet me at the Oakfield shop") is None
    assert place.own_part("Meet me at the Oakfield shop. Back to Oakfield!") == "Oakfield"
    assert place.own_part("Meet me at the Oakfield shop", beside_role=True) == "Oakfield"
    hill = School(names=("Fern Hill Primary School",), other_meanings=("Fern", "Fern Hill village"))
    assert SchoolMatcher(hill).own_part("A walk round Fern Hill village") is None
    assert SchoolMatcher(hill).own_part("A walk round Fern Hill") == "Fern Hill"


@each(
    ("name", "text", "part"),
    [
        ("St Peter and St Paul Primary School", "@stpeterandstpaul", "@stpeterandstpaul"),
        ("St Francis Xavier School", "@stfrancisxavier", "@stfrancisxavier"),
        ("St Saviour's and St Olave's School", "#stsavioursstolaves", "#stsavioursstolaves"),
        ("The Grove School", "@thegroveschool", "@thegroveschool"),
        ("Dartford Grammar School", "@dartford_grammar", "@dartford_grammar"),
        ("Dartford Grammar School", "@dartfordfc", None),
        ("Star Primary School", "@starprimary_y2", "@starprimary_y2"),
        ("King Edward VI Grammar School", "with @kegs_maths today", "@kegs_maths"),
        ("King Edward VI Grammar School", "@mykegs", None),
        ("SS Peter & Paul Primary", "@sspeterandpaul", "@sspeterandpaul"),
        ("St Mary's C of E Primary School", "@stmaryshospital", None),
        ("St Mary's C of E Primary School", "@stmaryscatholicprimary", None),
        ("St Mary's C of E Primary School", "www.example.org/schools/st-mary-s", "st-mary-s"),
        ("St Mary's C of E Primary School", "https://example.org/a/StMarys?x=1", "StMarys"),
        ("St Mary's C of E Primary School", "https://example.org/st-marys-road/1", None),
        ("St Mary's C of E Primary School", "him/her and/or st/marys", None),
        ("Star Primary School", "#StarWars", None),
        ("George Heriot's School", "Teacher at the Heriot's", "Heriot's"),
        ("George Heriot's School", "Nurse at Heriot's", None),
        ("William Farr C of E School", "PE teacher at Farr", "Farr"),
        ("George Heriot's School", "Teacher at Heriot Watt University", None),
        ("Great Heath Academy", "Great Heath Primary, Year 2", "Great Heath Primary"),
        ("Great Heath Academy", "Great Heath Girls Primary", None),
        ("Great Heath College", "Great Heath Infants", None),
        ("St John the Baptist RC Primary School", "TA @ St. John's Primary", "St. John's Primary"),
        ("St John the Baptist RC Primary School", "Teacher at St John's High", None),
        ("St John the Baptist RC Primary School", "Teacher at St Johnstone School", None),
        ("Carr Manor School", "Teacher at Manor", None),
        ("Leeds Modern School", "Teacher at Leeds", None),
        ("Hope Academy", "Back to Hope tomorrow", "Hope"),
        ("Hope Academy", "Hope you are well. Hope it is sunny", None),
        ("Hope Academy", "HOPE YOU ARE WELL", None),
        ("Sandy Lane Primary School", "12 Sandy Lane", None),
        ("Oasis Academy Brislington", "Proud of Oasis Academy", "Oasis Academy"),
        ("Oasis Academy Brislington", "Oasis Academy Isle of Sheppey", None),
        ("Oasis Academy Brislington", "back to Brislington", None),
    ],
)
def test_the_own_part_of_names_of_other_makes(name: str, text: str, part: str | None) -> None:
    assert SchoolMatcher(School(names=(name,))).own_part(text) == part


@each(
    ("text", "is_named"),
    [
        ("Grace Academy", True),
        ("teacher at Grace Academy Coventry", True),
        ("Grace Academy Darlaston", False),
        ("Amazing Grace Academy", False),
    ],
)
def test_the_town_at_the_end_of_its_name_may_be_left_out(text: str, is_named: bool) -> None:
    place = SchoolMatcher(School(names=("Grace Academy Coventry",), town="Coventry"))
    assert any(m.kind.names_school for m in place.in_text(text)) == is_named
    assert place.own_part("@graceacademy") == "@graceacademy"
    assert place.own_part("@graceacademysolihull") is None
    in_town = SchoolMatcher(School(names=("Maiden Erlegh School in Reading",), town="Reading"))
    assert any(m.kind.names_school for m in in_town.in_text("teacher at Maiden Erlegh"))
    great = SchoolMatcher(School(names=("Great Academy Ashton",), town="Ashton"))
    assert great.in_text("a Great Academy") == ()


def test_the_town_may_stand_after_the_own_part_in_a_handle() -> None:
    kings = SchoolMatcher(School(names=("The King's School",), town="Pontefract"))
    assert kings.handle("kingspontefract", "Jane Way") is not None
    assert kings.handle("kingscanterbury", "Jane Way") is None
    initials = SchoolMatcher(School(names=("King Edward VI Grammar School",), town="Louth"))
    assert initials.handle("KEGS_Louth", "Jane Way") is not None
    assert initials.handle("KEGS_Leeds", "Jane Way") is None
    assert initials.maybe_handle("KEGS_Leeds")


@each(
    ("text", "part"),
    [
        ("Oakfield Primary School, York", "Oakfield Primary School"),
        ("Oakfield Primary School York", "Oakfield Primary School"),
        ("Oakfield Primary School in York", "Oakfield Primary School"),
        ("York Oakfield Primary School", "Oakfield Primary School"),
        ("A day in York Oakfield Primary School", "Oakfield Primary School"),
        ("Milton Keynes Oakfield Primary School", "Oakfield Primary School"),
        ("OakfieldPrimary School, York", "OakfieldPrimary School"),
        ("Oakfield High School, York", None),
        ("Oakfield, York", None),
    ],
)
def test_the_whole_name_with_another_town_may_be_the_school(
    matcher: SchoolMatcher, text: str, part: str | None
) -> None:
    assert matcher.own_part(text) == part
    assert not any(m.kind.names_school for m in matcher.in_text(text))
    assert matcher.in_text("Oakfield Primary School York fans")
    assert matcher.in_text("Anna York OPS")


@each("town", ["University of York", "Studied far away, from York", "Lives in York"])
def test_a_town_that_ends_what_stands_before_is_none_of_the_school(
    matcher: SchoolMatcher, town: str
) -> None:
    """A page shows both beside each other, and nothing parts them."""
    (match,) = matcher.in_text(f"{town} Oakfield Primary School")
    assert match.kind.names_school


def test_a_name_with_a_number_is_found_in_a_handle() -> None:
    numbered = SchoolMatcher(School(names=("Q3 Academy Langley",)))
    assert numbered.handle("q3langley", "Jane Way") is not None
    assert numbered.handle("q4langley", "Jane Way") is None
    short = SchoolMatcher(School(names=("Q3 School",)))
    assert short.handle("q3", "Jane Way") is not None
    assert short.handle("jane_q3_2020", "Jane Way") is None
    welsh = SchoolMatcher(School(names=("Ysgol Gynradd Gymraeg Bryn y Môr",)))
    assert welsh.handle("yggbrynymor", "Jane Way") is not None


def test_the_town_may_stand_after_the_own_part_alone(matcher: SchoolMatcher) -> None:
    assert matcher.employer("Oakfield Leeds") is not None
    assert matcher.employer("Oakfield York") is None
    assert any(m.kind.names_school for m in matcher.in_text("teacher at Oakfield Leeds"))


@pytest.mark.parametrize(
    ("name", "workplace", "maybe"),
    [
        ("Nottingham Girls' High School", "Nottingham Girls", True),
        ("Nottingham Girls' High School", "Nottingham", False),
        ("Nottingham Girls' High School", "Girls' High School", False),
        ("Nottingham Girls' High School", "Nottingham Girls FC", False),
        ("The Royal Latin School", "Latin School", True),
        ("The Royal Latin School", "RLS", True),
        ("The Royal Latin School", "R.L.S.", True),
        ("The Royal Latin School", "RL", False),
        ("The Royal Latin School", "Royal Mail", False),
        ("Ark Boulton Academy", "Boulton", True),
        ("St John the Baptist RC Primary School", "St John's", True),
        ("St Bede's and St Joseph's Catholic College", "Bede's and Joseph's", True),
        ("Sir Thomas Boteler C of E High School", "Boteler School", True),
        ("Sir Thomas Boteler C of E High School", "Boteler Primary School", False),
        ("Royal Latin School", "RLS Nottingham", True),
        ("Royal Latin School", "RLS Leeds", False),
        ("Harris Academy Peckham", "Harris Federation", True),
        ("Harris Academy Peckham", "Harris Garages", False),
        ("Great Heath Academy", "Great Heath Primary", True),
        ("Blessed Thomas Holford Catholic College", "BTH", True),
        ("John Smeaton Academy", "John Lewis Partnership", False),
        ("St John the Baptist RC Primary School", "St John's Ambulance", False),
        ("The Royal Latin School", "", False),
    ],
)
def test_a_workplace_of_words_of_its_name_may_be_the_school(
    name: str, workplace: str, *, maybe: bool
) -> None:
    school = School(names=(name,), town="Nottingham")
    assert SchoolMatcher(school).maybe_employer(workplace) == maybe
    other = school.model_copy(update={"other_meanings": (workplace,)})
    assert not workplace or not SchoolMatcher(other).maybe_employer(workplace)


def test_without_a_school_no_workplace_may_be_it() -> None:
    assert not SchoolMatcher().maybe_employer("Latin School")


def test_letters_with_commas_between_are_no_initials() -> None:
    place = SchoolMatcher(School(names=("Oakfield Primary School",), short_names=("ABC",)))
    assert place.in_text("The options are A, B, C") == ()
    assert place.in_text("Proud of A.B.C.") != ()


def test_a_short_name_that_is_a_surname_too_needs_to_stand_alone() -> None:
    place = SchoolMatcher(School(names=("Oakfield Primary School",), short_names=("Oakfield",)))
    for found in ("Loving life at Oakfield", "Oakfield forever", "Teacher - Oakfield"):
        assert MatchKind.SHORT_NAME in [m.kind for m in place.in_text(found)], found
    for other in (
        "Jane Oakfield",
        "Mrs Oakfield",
        "Oakfield Road",
        "Oakfields",
        "Went to Oakfield High School",
    ):
        assert place.in_text(other) == (), other


def test_other_towns_are_only_told_apart_where_ours_is_known() -> None:
    place = SchoolMatcher(School(names=("Oakfield Primary School",)))
    assert place.in_text("Oakfield Primary School, Cardiff")


@pytest.mark.parametrize(
    "where",
    [
        {"town": "Guiseley, Leeds"},
        {"town": "Guiseley", "phones": ("0113 496 0123",)},
        {"town": "Guiseley", "email_domains": ("oakfield.leeds.sch.uk",)},
    ],
)
def test_the_school_is_where_its_town_its_phone_and_its_council_are(where: dict[str, str]) -> None:
    place = SchoolMatcher(School.model_validate({"names": "Oakfield Primary School", **where}))
    assert place.in_text("Oakfield Primary School, Leeds")
    assert place.in_text("Oakfield Primary School, Guiseley")
    assert place.in_text("Oakfield Primary School, York") == ()


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("Oakfield Primary School", MatchKind.NAME),
        ("Oakfield Primary School, Leeds", MatchKind.NAME),
        ("Oakfield", MatchKind.NAME),
        ("OPS", MatchKind.SHORT_NAME),
        ("oakfield.leeds.sch.uk", MatchKind.EMAIL_DOMAIN),
    ],
)
def test_an_employer_entry_is_the_school(
    matcher: SchoolMatcher, entry: str, kind: MatchKind
) -> None:
    match = matcher.employer(entry)
    assert match is not None
    assert match.kind is kind


@each(
    "entry",
    ["", "Oakfield Garage", "Oakfield High School", "Ops", "Leeds", "Teacher", "Add a workplace"],
)
def test_another_employer_is_not_the_school(matcher: SchoolMatcher, entry: str) -> None:
    assert matcher.employer(entry) is None


def test_a_match_shows_the_words_and_says_why(matcher: SchoolMatcher) -> None:
    (exact,) = matcher.in_text("Oakfield Primary School")
    assert exact.because == "“Oakfield Primary School” is your school's name."
    (other,) = matcher.in_text("I love Oak\u200bfield Pri Sch!")
    assert other.matched == "Oakfield Pri Sch"
    assert other.because == "“Oakfield Pri Sch” is your school's name."
