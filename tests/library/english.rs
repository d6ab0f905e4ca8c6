//! English names that no list has, told by the words around them; beside each a neighbour in which nothing tells.

use crate::case::{Case, agency, all, among, check, person, place};

const PLACES: &[Case] = &[
    among(
        "in-and-state",
        "He was born in Zorvale, Maine.",
        &[place("Zorvale"), place("Maine")],
        "in, and a state after it",
    ),
    all("a-town-alone", "The Zorvale was late.", &[], "nothing says what it is"),
    among("village-of", "They came to the village of Zorvale.", &[place("Zorvale")], "village of"),
    among("noun-after", "In Zorvale province it rained.", &[place("Zorvale")], "province after it"),
    among(
        "defined-place",
        "Zorvale is a small village near the sea.",
        &[place("Zorvale")],
        "the text defines it",
    ),
    all("defined-as-a-thing", "Zorvale is a small machine.", &[], "a definition, but of no place"),
    among(
        "town-not-a-person",
        "The train from Leeds stopped in Harrogate.",
        &[place("Harrogate")],
        "a town of the lists",
    ),
    among(
        "family-name-and-town",
        "George Harrison sang.",
        &[person("George Harrison")],
        "the town of that name is not meant",
    ),
    all("battle", "She wrote about the Battle of Zorvale.", &[], "an event, whose place is no mention"),
    all("language", "The book was written in Latin.", &[], "a language stands after in as well"),
];

#[test]
fn places_are_told_by_their_setting() {
    check(PLACES);
}

const AGENCIES: &[Case] = &[
    among("noun-before", "He sang with the band Zorvale.", &[agency("Zorvale")], "band before it"),
    among("noun-after", "The Zorvale players were tired.", &[agency("Zorvale")], "players after it"),
    all("animals-after", "The Zorvale birds were tired.", &[], "birds belong to no agency"),
    among("played-for", "She played for Zorvale last year.", &[agency("Zorvale")], "played for"),
    all("played-with-an-article", "She played a Zorvale loudly.", &[], "an instrument"),
    among(
        "defined-agency",
        "Zorvale was an American rock band.",
        &[agency("Zorvale")],
        "the text defines it",
    ),
    among(
        "acronym",
        "The match was shown by the ZVBN on Sunday.",
        &[agency("ZVBN")],
        "an acronym with the article",
    ),
    all(
        "an-acronym-of-a-thing",
        "He bought a ZVBN for the car.",
        &[],
        "with the indefinite article it is a thing",
    ),
    among("team", "He saw the Montreal Zorvals play.", &[agency("Montreal Zorvals")], "a city and a plural"),
    all("nationality", "A Swedish company won.", &[], "a nationality names no company"),
];

#[test]
fn agencies_are_told_by_their_setting() {
    check(AGENCIES);
}

const SPANS: &[Case] = &[
    among(
        "state-before-its-department",
        "He led the New Jersey Department of Public Safety.",
        &[agency("New Jersey Department of Public Safety")],
        "the place belongs to the agency",
    ),
    among(
        "complement-of-a-court",
        "They sued the Housing Authority of New Orleans.",
        &[agency("Housing Authority of New Orleans")],
        "no name ends inside New Orleans",
    ),
    among(
        "city-after-a-comma",
        "They sued the Housing Authority, New Orleans.",
        &[place("New Orleans")],
        "parted by a comma",
    ),
    among(
        "two-railways",
        "The Monson Railroad and the Franklin and Megantic Railway closed.",
        &[agency("Monson Railroad"), agency("Franklin and Megantic Railway")],
        "and joins two names, and two halves of one",
    ),
    among(
        "two-counties",
        "Kent County and Essex County merged.",
        &[place("Kent County"), place("Essex County")],
        "two places",
    ),
    among(
        "number-of-a-unit",
        "The 82nd Airborne Division moved.",
        &[agency("82nd Airborne Division")],
        "its number belongs to a unit",
    ),
    among(
        "number-of-something-else",
        "In 1982 Boston University grew.",
        &[agency("Boston University")],
        "a year does not",
    ),
    among(
        "direction-with-a-capital",
        "She lives in Southern California.",
        &[place("Southern California")],
        "a direction that belongs to the name",
    ),
    among(
        "direction-without",
        "She lives in southern California.",
        &[place("California")],
        "a bare direction",
    ),
    among("foreign-name", "Then Teofil Karpowski sang.", &[person("Teofil Karpowski")], "a foreign person"),
    all("two-words-with-an-article", "Then the Qorbex Zulmat fell.", &[], "people have no article"),
    among(
        "born-after",
        "In it Zorvale Karn (born 1950) sings.",
        &[person("Zorvale Karn")],
        "born says that it is a person",
    ),
    among(
        "name-that-goes-on",
        "He met Adam Karpowitzer.",
        &[person("Adam Karpowitzer")],
        "the unknown word belongs to the name",
    ),
];

#[test]
fn english_names_end_where_they_end() {
    check(SPANS);
}
