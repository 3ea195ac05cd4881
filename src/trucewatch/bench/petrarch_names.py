"""Stand-ins for the invented states of PETRARCH's validation records, and what its own codes mean.

The records were written for small dictionaries of their own, with states from fantasy novels
("Arnor", "Gondor") and with event codes made up to test the dictionaries. A coder with a real
vocabulary knows neither, so the bench puts a real state in the place of each invented one before
the text is read, always the same, with its adjective, its capital or its people; and it says, code
by code, which PLOVER types a code of the records' own can be.
"""

from __future__ import annotations

# Invented words -> words of the real stand-in; longer ones are put in first.
STAND_INS: dict[str, str] = {
    "Dagolathi": "Portuguese",
    "Dagolath": "Portugal",
    "Arnorian": "Angolan",
    "Arnor": "Angola",
    "Gondor": "Ghana",
    "Minas Tirith": "Accra",
    "Osgiliath": "Oman",
    "Eriadorian": "Ecuadorian",
    "Eriadori": "Ecuadorian",
    "Eriador": "Ecuador",
    "Calenardhon": "Canada",
    "Ithilen": "Italy",
    "Bree Prime Minister": "Brazilian Prime Minister",
    "Bree President": "Brazilian President",
    "Bree official": "Brazilian official",
    "Calenardhon leader": "Canadian leader",
    "Calenardhon leaders": "Canadian leaders",
    "Calenardhon crowds": "Canadian crowds",
    "Calenardhon government": "Canadian government",
    "Osgiliath soldiers": "Omani soldiers",
    "Ithilen villages": "Italian villages",
    "Arnor cleric": "Angolan cleric",
    "Arnor security officials": "Angolan security officials",
    "Bree": "Brazil",
    "Mordor": "Morocco",
    "Cirith Ungol": "Rabat",
    "Barad-dur": "Rabat",
    "Rohans": "Romanians",
    "Rohan": "Romania",
    "Fornost": "Finland",
    "Caras Galadhon": "Riga",
    "Galadriel": "Latvia",
    "Dol Amroth": "Monaco",
    "Dol_Amroth": "Monaco",
    "Sam Gamgee": "Haiti",
    "Hamfast Gamgee": "Haiti",
    "Gollum": "Haiti",
    "Smeagol": "Haiti",
    "Slinker": "Haiti",
    "Stinker": "Haiti",
    "Frodo": "Haiti",
    "Michel Delving": "Colombo",
    "White Downs": "Sri Lanka",
}

# First letters of the records' actor codes -> country of the stand-in, or the ISO code that an old
# or home-made one means.
COUNTRIES: dict[str, str] = {
    "ARN": "AGO", "GON": "GHA", "DAG": "PRT", "OSG": "OMN", "ERI": "ECU", "CAL": "CAN",
    "ITH": "ITA", "BRE": "BRA", "MOR": "MAR", "ROH": "ROU", "FOR": "FIN", "ELF": "LVA",
    "DOL": "MCO", "HOB": "HTI", "SHR": "LKA", "KUW": "KWT", "NZE": "NZL", "ZBW": "ZWE",
    "RHO": "ZWE",
}  # fmt: skip

# The suite was made for TABARI, and most of its codes are those of WEIS (McClelland 1978), CAMEO's
# forerunner: WEIS cue category -> PLOVER types. A comment (02) is no event in PLOVER.
WEIS: dict[str, frozenset[str]] = {
    root: frozenset(types.split())
    for root, types in (
        ("01", "CONCEDE RETREAT"),
        ("03", "CONSULT AGREE"),  # a meeting to come is AGREE
        ("04", "SUPPORT"),
        ("05", "AGREE"),
        ("06", "SUPPORT CONCEDE RETREAT AGREE"),  # granting recognition, privilege, freedom
        ("07", "AID AGREE"),  # aid to come is AGREE
        ("08", "AGREE SUPPORT"),
        ("09", "REQUEST"),
        ("10", "REQUEST AGREE"),  # urge, propose
        ("11", "REJECT"),
        ("12", "ACCUSE"),
        ("13", "ACCUSE PROTEST"),
        ("14", "REJECT"),
        ("15", "REQUEST"),
        ("16", "THREATEN"),
        ("17", "THREATEN"),
        ("18", "MOBILIZE PROTEST"),
        ("19", "SANCTION REJECT"),
        ("20", "SANCTION COERCE"),
        ("21", "COERCE"),
        ("22", "ASSAULT"),
    )
}

# Codes made up to test the dictionaries, by what the record's verb says.
SENSES: dict[str, dict[str, str]] = {
    "abandon": {"345": "SANCTION", "901": "SANCTION", "902": "SANCTION", "903": "SANCTION",
                "904": "SANCTION"},
    "contribute": {"903": "AGREE", "904": "AGREE"},
    "welcome": {"911": "SUPPORT", "912": "SUPPORT", "913": "SUPPORT", "914": "SUPPORT",
                "915": "SUPPORT"},
    "break": {"1717": "SANCTION"},
    "broken": {"1717": "SANCTION"},
    "wire": {"1711": "COERCE"},
    "cordon": {"1721": "COERCE"},
}  # fmt: skip
