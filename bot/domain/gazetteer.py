"""Which state or body a name stands for: long and short names, adjectives, capitals and seats of government.

The tables are of our own writing. A word that is also a common word or a person's name ("turkey", "Chad", "Jordan")
is answered for here as printed; whoever reads a text decides from its neighbours whether a person is meant. Past 400 lines: tables of names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.domain.recalling import recalled


class NameKind(StrEnum):
    """What sort of word stands for a party."""

    NAME = "name"
    """The state or body by one of its own names."""
    ADJECTIVE = "adjective"
    SEAT = "seat"
    """A capital or a house that speaks for its state: "Beijing", "the Élysée"."""
    ORGAN = "organ"
    """A part of a government with a name of its own: "the State Department"."""


@dataclass(frozen=True, slots=True)
class PartyName:
    """One way of naming a party."""

    party: str
    kind: NameKind
    body: bool = False
    """True for an organisation of states, false for a state or territory."""


# Each row: the party; its adjectives and what its people are called; its other names; capitals and seats of government.
_STATES: tuple[tuple[str, str, str, str], ...] = (
    ("Afghanistan", "Afghan; Afghans", "Islamic Emirate of Afghanistan", "Kabul"),
    ("Albania", "Albanian; Albanians", "Republic of Albania", "Tirana"),
    ("Algeria", "Algerian; Algerians", "People's Democratic Republic of Algeria", "Algiers"),
    ("Andorra", "Andorran; Andorrans", "Principality of Andorra", "Andorra la Vella"),
    ("Angola", "Angolan; Angolans", "Republic of Angola", "Luanda"),
    ("Antigua and Barbuda", "Antiguan; Antiguans", "Antigua", ""),
    ("Argentina", "Argentine; Argentinian; Argentines", "Argentine Republic", "Buenos Aires; Casa Rosada"),
    ("Armenia", "Armenian; Armenians", "Republic of Armenia", "Yerevan"),
    ("Australia", "Australian; Australians", "Commonwealth of Australia", "Canberra"),
    ("Austria", "Austrian; Austrians", "Republic of Austria", "Vienna"),
    ("Azerbaijan", "Azerbaijani; Azeri; Azerbaijanis", "Republic of Azerbaijan", "Baku"),
    ("Bahamas", "Bahamian; Bahamians", "Commonwealth of The Bahamas", "Nassau"),
    ("Bahrain", "Bahraini; Bahrainis", "Kingdom of Bahrain", "Manama"),
    ("Bangladesh", "Bangladeshi; Bangladeshis", "People's Republic of Bangladesh", "Dhaka"),
    ("Barbados", "Barbadian; Barbadians", "", "Bridgetown"),
    ("Belarus", "Belarusian; Belarussian; Belarusians", "Republic of Belarus; Byelorussia", "Minsk"),
    ("Belgium", "Belgian; Belgians", "Kingdom of Belgium", ""),
    ("Belize", "Belizean; Belizeans", "", "Belmopan"),
    ("Benin", "Beninese", "Republic of Benin", "Porto-Novo"),
    ("Bhutan", "Bhutanese", "Kingdom of Bhutan", "Thimphu"),
    ("Bolivia", "Bolivian; Bolivians", "Plurinational State of Bolivia", "La Paz"),
    ("Bosnia and Herzegovina", "Bosnian; Bosnians", "Bosnia; Bosnia-Herzegovina", "Sarajevo"),
    ("Botswana", "Botswanan; Batswana", "Republic of Botswana", "Gaborone"),
    ("Brazil", "Brazilian; Brazilians", "Federative Republic of Brazil", "Brasília; Planalto; Itamaraty"),
    ("Brunei", "Bruneian; Bruneians", "Brunei Darussalam", "Bandar Seri Begawan"),
    ("Bulgaria", "Bulgarian; Bulgarians", "Republic of Bulgaria", "Sofia"),
    ("Burkina Faso", "Burkinabe; Burkinabè", "", "Ouagadougou"),
    ("Burundi", "Burundian; Burundians", "Republic of Burundi", "Bujumbura; Gitega"),
    ("Cambodia", "Cambodian; Cambodians", "Kingdom of Cambodia", "Phnom Penh"),
    ("Cameroon", "Cameroonian; Cameroonians", "Republic of Cameroon", "Yaoundé"),
    ("Canada", "Canadian; Canadians", "", "Ottawa"),
    ("Cape Verde", "Cape Verdean; Cape Verdeans", "Cabo Verde; Republic of Cabo Verde", "Praia"),
    ("Central African Republic", "Central African", "", "Bangui"),
    ("Chad", "Chadian; Chadians", "Republic of Chad", "N'Djamena"),
    ("Chile", "Chilean; Chileans", "Republic of Chile", "La Moneda"),
    (
        "China",
        "Chinese; Sino",
        "People's Republic of China; PRC; P.R.C.; mainland China; Communist China",
        "Beijing; Peking; Zhongnanhai",
    ),
    ("Colombia", "Colombian; Colombians", "Republic of Colombia", "Bogotá; Casa de Nariño"),
    ("Comoros", "Comorian; Comorans", "Union of the Comoros", "Moroni"),
    ("Congo", "Congolese", "Republic of the Congo; Congo-Brazzaville; Republic of Congo", "Brazzaville"),
    ("Costa Rica", "Costa Rican; Costa Ricans", "Republic of Costa Rica", ""),
    ("Croatia", "Croatian; Croat; Croatians; Croats", "Republic of Croatia", "Zagreb"),
    ("Cuba", "Cuban; Cubans", "Republic of Cuba", "Havana"),
    ("Cyprus", "Cypriot; Cypriots", "Republic of Cyprus", "Nicosia"),
    ("Czech Republic", "Czech; Czechs", "Czechia", "Prague"),
    ("Democratic Republic of the Congo", "", "DRC; DR Congo; Democratic Republic of Congo; Zaire", "Kinshasa"),
    ("Denmark", "Danish; Danes", "Kingdom of Denmark", "Copenhagen"),
    ("Djibouti", "Djiboutian; Djiboutians", "Republic of Djibouti", ""),
    ("Dominica", "", "Commonwealth of Dominica", "Roseau"),
    ("Dominican Republic", "Dominican; Dominicans", "", "Santo Domingo"),
    ("East Timor", "Timorese", "Timor-Leste", "Dili"),
    ("Ecuador", "Ecuadorian; Ecuadorean; Ecuadorians", "Republic of Ecuador", "Quito"),
    ("Egypt", "Egyptian; Egyptians", "Arab Republic of Egypt", "Cairo"),
    ("El Salvador", "Salvadoran; Salvadorean; Salvadorans", "", ""),
    ("Equatorial Guinea", "Equatoguinean", "", "Malabo"),
    ("Eritrea", "Eritrean; Eritreans", "State of Eritrea", "Asmara"),
    ("Estonia", "Estonian; Estonians", "Republic of Estonia", "Tallinn"),
    ("Eswatini", "Swazi; Swazis", "Swaziland; Kingdom of Eswatini", "Mbabane"),
    ("Ethiopia", "Ethiopian; Ethiopians", "Federal Democratic Republic of Ethiopia", "Addis Ababa"),
    ("Fiji", "Fijian; Fijians", "Republic of Fiji", "Suva"),
    ("Finland", "Finnish; Finns", "Republic of Finland", "Helsinki"),
    ("France", "French", "French Republic", "Paris; Élysée; Élysée Palace; Matignon; Quai d'Orsay"),
    ("Gabon", "Gabonese", "Gabonese Republic", "Libreville"),
    ("Gambia", "Gambian; Gambians", "Republic of the Gambia", "Banjul"),
    ("Georgia", "Georgian; Georgians", "Republic of Georgia", "Tbilisi"),
    ("Germany", "German; Germans", "Federal Republic of Germany", "Berlin; Chancellery; Bundestag"),
    ("Ghana", "Ghanaian; Ghanaians", "Republic of Ghana", "Accra"),
    ("Greece", "Greek; Greeks", "Hellenic Republic", "Athens"),
    ("Grenada", "Grenadian; Grenadians", "", ""),
    ("Guatemala", "Guatemalan; Guatemalans", "Republic of Guatemala", "Guatemala City"),
    ("Guinea", "Guinean; Guineans", "Republic of Guinea", "Conakry"),
    ("Guinea-Bissau", "", "", "Bissau"),
    ("Guyana", "Guyanese", "Co-operative Republic of Guyana", ""),
    ("Haiti", "Haitian; Haitians", "Republic of Haiti", "Port-au-Prince"),
    ("Honduras", "Honduran; Hondurans", "Republic of Honduras", "Tegucigalpa"),
    ("Hungary", "Hungarian; Hungarians", "", "Budapest"),
    ("Iceland", "Icelandic; Icelanders", "", "Reykjavik"),
    ("India", "Indian; Indians", "Republic of India; Bharat", "New Delhi; Delhi"),
    ("Indonesia", "Indonesian; Indonesians", "Republic of Indonesia", "Jakarta"),
    ("Iran", "Iranian; Iranians", "Islamic Republic of Iran; Islamic Republic", "Tehran; Teheran"),
    ("Iraq", "Iraqi; Iraqis", "Republic of Iraq", "Baghdad"),
    ("Ireland", "Irish", "Republic of Ireland", "Dublin"),
    ("Israel", "Israeli; Israelis", "State of Israel", "Jerusalem; Tel Aviv; Knesset"),
    ("Italy", "Italian; Italians", "Italian Republic", "Rome; Palazzo Chigi; Farnesina; Quirinale"),
    ("Ivory Coast", "Ivorian; Ivorians", "Côte d'Ivoire", "Abidjan; Yamoussoukro"),
    ("Jamaica", "Jamaican; Jamaicans", "", ""),
    ("Japan", "Japanese", "", "Tokyo; Kantei; Nagatacho"),
    ("Jordan", "Jordanian; Jordanians", "Hashemite Kingdom of Jordan; Hashemite Kingdom", "Amman"),
    ("Kazakhstan", "Kazakh; Kazakhstani; Kazakhs", "Republic of Kazakhstan", "Astana; Nur-Sultan; Akorda"),
    ("Kenya", "Kenyan; Kenyans", "Republic of Kenya", "Nairobi"),
    ("Kiribati", "I-Kiribati", "", "Tarawa"),
    ("Kosovo", "Kosovar; Kosovan; Kosovars", "Republic of Kosovo", "Pristina"),
    ("Kuwait", "Kuwaiti; Kuwaitis", "State of Kuwait", "Kuwait City"),
    ("Kyrgyzstan", "Kyrgyz; Kyrgyzstani", "Kyrgyz Republic", "Bishkek"),
    ("Laos", "Lao; Laotian; Laotians", "Lao People's Democratic Republic; Lao PDR", "Vientiane"),
    ("Latvia", "Latvian; Latvians", "Republic of Latvia", "Riga"),
    ("Lebanon", "Lebanese", "Lebanese Republic", "Beirut"),
    ("Lesotho", "Basotho", "Kingdom of Lesotho", "Maseru"),
    ("Liberia", "Liberian; Liberians", "Republic of Liberia", "Monrovia"),
    ("Libya", "Libyan; Libyans", "State of Libya", "Tripoli"),
    ("Liechtenstein", "Liechtensteiner", "Principality of Liechtenstein", "Vaduz"),
    ("Lithuania", "Lithuanian; Lithuanians", "Republic of Lithuania", "Vilnius"),
    ("Luxembourg", "Luxembourgish; Luxembourgers", "Grand Duchy of Luxembourg", ""),
    ("Madagascar", "Malagasy", "Republic of Madagascar", "Antananarivo"),
    ("Malawi", "Malawian; Malawians", "Republic of Malawi", "Lilongwe"),
    ("Malaysia", "Malaysian; Malaysians", "", "Kuala Lumpur; Putrajaya"),
    ("Maldives", "Maldivian; Maldivians", "Republic of Maldives", "Malé"),
    ("Mali", "Malian; Malians", "Republic of Mali", "Bamako"),
    ("Malta", "Maltese", "Republic of Malta", "Valletta"),
    ("Marshall Islands", "Marshallese", "Republic of the Marshall Islands", "Majuro"),
    ("Mauritania", "Mauritanian; Mauritanians", "Islamic Republic of Mauritania", "Nouakchott"),
    ("Mauritius", "Mauritian; Mauritians", "Republic of Mauritius", "Port Louis"),
    ("Mexico", "Mexican; Mexicans", "United Mexican States", "Mexico City"),
    ("Micronesia", "Micronesian; Micronesians", "Federated States of Micronesia", "Palikir"),
    ("Moldova", "Moldovan; Moldovans", "Republic of Moldova", "Chişinău; Chisinau"),
    ("Monaco", "Monegasque", "Principality of Monaco", ""),
    ("Mongolia", "Mongolian; Mongolians", "", "Ulaanbaatar; Ulan Bator"),
    ("Montenegro", "Montenegrin; Montenegrins", "", "Podgorica"),
    ("Morocco", "Moroccan; Moroccans", "Kingdom of Morocco", "Rabat"),
    ("Mozambique", "Mozambican; Mozambicans", "Republic of Mozambique", "Maputo"),
    ("Myanmar", "Burmese", "Burma; Republic of the Union of Myanmar", "Naypyidaw; Yangon"),
    ("Namibia", "Namibian; Namibians", "Republic of Namibia", "Windhoek"),
    ("Nauru", "Nauruan; Nauruans", "Republic of Nauru", ""),
    ("Nepal", "Nepali; Nepalese; Nepalis", "", "Kathmandu"),
    ("Netherlands", "Dutch", "Kingdom of the Netherlands; Holland", "The Hague; Amsterdam"),
    ("New Zealand", "New Zealander; New Zealanders", "Aotearoa", "Wellington"),
    ("Nicaragua", "Nicaraguan; Nicaraguans", "Republic of Nicaragua", "Managua"),
    ("Niger", "Nigerien; Nigeriens", "Republic of Niger", "Niamey"),
    ("Nigeria", "Nigerian; Nigerians", "Federal Republic of Nigeria", "Abuja"),
    (
        "North Korea",
        "North Korean; North Koreans",
        "Democratic People's Republic of Korea; DPRK; D.P.R.K.",
        "Pyongyang",
    ),
    ("North Macedonia", "Macedonian; Macedonians", "Macedonia; Republic of North Macedonia", "Skopje"),
    ("Norway", "Norwegian; Norwegians", "Kingdom of Norway", "Oslo"),
    ("Oman", "Omani; Omanis", "Sultanate of Oman", "Muscat"),
    ("Pakistan", "Pakistani; Pakistanis", "Islamic Republic of Pakistan", "Islamabad"),
    ("Palau", "Palauan; Palauans", "Republic of Palau", ""),
    (
        "Palestine",
        "Palestinian; Palestinians",
        "State of Palestine; Palestinian Authority; Palestinian National Authority",
        "Ramallah",
    ),
    ("Panama", "Panamanian; Panamanians", "Republic of Panama", "Panama City"),
    ("Papua New Guinea", "Papua New Guinean; Papua New Guineans", "PNG", "Port Moresby"),
    ("Paraguay", "Paraguayan; Paraguayans", "Republic of Paraguay", "Asunción"),
    ("Peru", "Peruvian; Peruvians", "Republic of Peru", "Lima"),
    (
        "Philippines",
        "Philippine; Filipino; Filipinos",
        "Republic of the Philippines",
        "Manila; Malacañang; Malacañang Palace",
    ),
    ("Poland", "Polish; Poles", "Republic of Poland", "Warsaw"),
    ("Portugal", "Portuguese", "Portuguese Republic", "Lisbon"),
    ("Qatar", "Qatari; Qataris", "State of Qatar", "Doha"),
    ("Romania", "Romanian; Romanians", "", "Bucharest; Cotroceni"),
    ("Russia", "Russian; Russians; Russo", "Russian Federation", "Moscow; Kremlin; Smolenskaya"),
    ("Rwanda", "Rwandan; Rwandans", "Republic of Rwanda", "Kigali"),
    ("Saint Kitts and Nevis", "Kittitian", "St. Kitts and Nevis; St Kitts and Nevis", "Basseterre"),
    ("Saint Lucia", "Saint Lucian; St. Lucian", "St. Lucia; St Lucia", "Castries"),
    (
        "Saint Vincent and the Grenadines",
        "Vincentian",
        "St. Vincent and the Grenadines; St Vincent and the Grenadines",
        "",
    ),
    ("Samoa", "Samoan; Samoans", "Independent State of Samoa", "Apia"),
    ("San Marino", "Sammarinese", "", ""),
    ("São Tomé and Príncipe", "São Toméan", "Sao Tome and Principe", ""),
    ("Saudi Arabia", "Saudi; Saudi Arabian; Saudis", "Kingdom of Saudi Arabia; KSA", "Riyadh"),
    ("Senegal", "Senegalese", "Republic of Senegal", "Dakar"),
    ("Serbia", "Serbian; Serb; Serbs; Serbians", "Republic of Serbia", "Belgrade"),
    ("Seychelles", "Seychellois", "Republic of Seychelles", ""),
    ("Sierra Leone", "Sierra Leonean; Sierra Leoneans", "Republic of Sierra Leone", "Freetown"),
    ("Singapore", "Singaporean; Singaporeans", "Republic of Singapore", ""),
    ("Slovakia", "Slovak; Slovakian; Slovaks", "Slovak Republic", "Bratislava"),
    ("Slovenia", "Slovenian; Slovene; Slovenes", "Republic of Slovenia", "Ljubljana"),
    ("Solomon Islands", "Solomon Islander; Solomon Islanders", "", "Honiara"),
    ("Somalia", "Somali; Somalis", "Federal Republic of Somalia", "Mogadishu"),
    ("South Africa", "South African; South Africans", "Republic of South Africa", "Pretoria"),
    (
        "South Korea",
        "South Korean; South Koreans; Korean; Koreans",
        "Republic of Korea; ROK; R.O.K.",
        "Seoul; Blue House",
    ),
    ("South Sudan", "South Sudanese", "Republic of South Sudan", "Juba"),
    ("Spain", "Spanish; Spaniards", "Kingdom of Spain", "Madrid; Moncloa"),
    ("Sri Lanka", "Sri Lankan; Sri Lankans", "Democratic Socialist Republic of Sri Lanka", "Colombo"),
    ("Sudan", "Sudanese", "Republic of the Sudan", "Khartoum"),
    ("Suriname", "Surinamese", "Republic of Suriname", "Paramaribo"),
    ("Sweden", "Swedish; Swedes", "Kingdom of Sweden", "Stockholm"),
    ("Switzerland", "Swiss", "Swiss Confederation", "Bern; Berne"),
    ("Syria", "Syrian; Syrians", "Syrian Arab Republic", "Damascus"),
    ("Tajikistan", "Tajik; Tajiks", "Republic of Tajikistan", "Dushanbe"),
    ("Tanzania", "Tanzanian; Tanzanians", "United Republic of Tanzania", "Dodoma; Dar es Salaam"),
    ("Thailand", "Thai; Thais", "Kingdom of Thailand", "Bangkok"),
    ("Togo", "Togolese", "Togolese Republic", "Lomé"),
    ("Tonga", "Tongan; Tongans", "Kingdom of Tonga", ""),
    ("Trinidad and Tobago", "Trinidadian; Trinidadians", "Trinidad", "Port of Spain"),
    ("Tunisia", "Tunisian; Tunisians", "Republic of Tunisia", "Tunis"),
    ("Turkey", "Turkish; Turks", "Türkiye; Turkiye; Republic of Türkiye; Republic of Turkey", "Ankara; Beştepe"),
    ("Turkmenistan", "Turkmen", "", "Ashgabat"),
    ("Tuvalu", "Tuvaluan; Tuvaluans", "", "Funafuti"),
    ("Uganda", "Ugandan; Ugandans", "Republic of Uganda", "Kampala"),
    ("Ukraine", "Ukrainian; Ukrainians", "", "Kyiv; Kiev; Bankova"),
    ("United Arab Emirates", "Emirati; Emiratis", "UAE; U.A.E.; Emirates", "Abu Dhabi"),
    (
        "United Kingdom",
        "British; Britons; English; Scottish; Welsh",
        "UK; U.K.; Britain; Great Britain; United Kingdom of Great Britain and Northern Ireland; England",
        "London; Downing Street; 10 Downing Street; Number 10; No. 10; No 10; Whitehall; Westminster; Buckingham Palace",
    ),
    (
        "United States",
        "American; Americans",
        "US; U.S.; USA; U.S.A.; United States of America; America",
        "Washington; Washington D.C.; Washington, D.C.",
    ),
    ("Uruguay", "Uruguayan; Uruguayans", "Oriental Republic of Uruguay", "Montevideo"),
    ("Uzbekistan", "Uzbek; Uzbeks", "Republic of Uzbekistan", "Tashkent"),
    ("Vanuatu", "Ni-Vanuatu", "Republic of Vanuatu", "Port Vila"),
    ("Vatican City", "Vatican", "Holy See; Vatican City State", "Apostolic Palace"),
    (
        "Venezuela",
        "Venezuelan; Venezuelans",
        "Bolivarian Republic of Venezuela",
        "Caracas; Miraflores; Miraflores Palace",
    ),
    ("Vietnam", "Vietnamese", "Viet Nam; Socialist Republic of Vietnam", "Hanoi"),
    ("Yemen", "Yemeni; Yemenis", "Republic of Yemen", "Sanaa; Sana'a"),
    ("Zambia", "Zambian; Zambians", "Republic of Zambia", "Lusaka"),
    ("Zimbabwe", "Zimbabwean; Zimbabweans", "Republic of Zimbabwe", "Harare"),
    # Territories, and states not recognised by all.
    ("Taiwan", "Taiwanese", "Republic of China; ROC; R.O.C.; Chinese Taipei", "Taipei"),
    (
        "Hong Kong",
        "Hongkonger; Hongkongers; Hong Konger",
        "Hong Kong SAR; Hong Kong Special Administrative Region; HKSAR",
        "",
    ),
    ("Macau", "Macanese", "Macao; Macao SAR", ""),
    ("Greenland", "Greenlandic; Greenlanders", "Kalaallit Nunaat", "Nuuk"),
    ("Faroe Islands", "Faroese", "", "Tórshavn"),
    ("Puerto Rico", "Puerto Rican; Puerto Ricans", "", ""),
    ("Northern Cyprus", "Turkish Cypriot; Turkish Cypriots", "Turkish Republic of Northern Cyprus; TRNC", ""),
    ("Abkhazia", "Abkhaz; Abkhazian", "", "Sukhumi"),
    ("South Ossetia", "South Ossetian", "", "Tskhinvali"),
    ("Transnistria", "Transnistrian", "", "Tiraspol"),
    ("Somaliland", "Somalilander", "Republic of Somaliland", "Hargeisa"),
    ("Western Sahara", "Sahrawi; Sahrawis", "Sahrawi Arab Democratic Republic", ""),
    ("Kurdistan Region", "Kurdish; Kurds", "Kurdistan Regional Government; KRG; Iraqi Kurdistan", "Erbil"),
    ("Soviet Union", "Soviet; Soviets", "USSR; U.S.S.R.; Union of Soviet Socialist Republics", ""),
)

# Each row: the body; what it is called besides; the seat that speaks for it.
_BODIES: tuple[tuple[str, str, str], ...] = (
    ("European Union", "EU; E.U.; European bloc", "Brussels; Berlaymont"),
    (
        "NATO",
        "Nato; North Atlantic Treaty Organization; North Atlantic Treaty Organisation; North Atlantic Alliance; Atlantic Alliance",
        "",
    ),
    (
        "United Nations",
        "UN; U.N.; United Nations Organization; UN Security Council; U.N. Security Council; "
        "United Nations Security Council; UN General Assembly; U.N. General Assembly; United Nations General Assembly",
        "Turtle Bay",
    ),
    ("ASEAN", "Asean; Association of Southeast Asian Nations; Association of South East Asian Nations", ""),
    ("African Union", "AU", ""),
    ("Arab League", "League of Arab States", ""),
    ("G7", "G-7; Group of Seven; Group of 7", ""),
    ("G20", "G-20; Group of 20; Group of Twenty", ""),
    ("G77", "G-77; Group of 77", ""),
    ("BRICS", "Brics", ""),
    ("IAEA", "International Atomic Energy Agency", ""),
    ("WHO", "W.H.O.; World Health Organization; World Health Organisation", ""),
    ("WTO", "W.T.O.; World Trade Organization; World Trade Organisation", ""),
    ("IMF", "I.M.F.; International Monetary Fund", ""),
    ("World Bank", "World Bank Group", ""),
    (
        "OECD",
        "Organisation for Economic Co-operation and Development; Organization for Economic Cooperation and Development",
        "",
    ),
    (
        "OSCE",
        "Organization for Security and Co-operation in Europe; Organization for Security and Cooperation in Europe; "
        "Organisation for Security and Co-operation in Europe",
        "",
    ),
    ("OPEC", "Opec; OPEC+; Organization of the Petroleum Exporting Countries", ""),
    ("OPCW", "Organisation for the Prohibition of Chemical Weapons", ""),
    ("Gulf Cooperation Council", "GCC", ""),
    ("Organization of American States", "OAS", ""),
    ("Organisation of Islamic Cooperation", "OIC; Organization of Islamic Cooperation", ""),
    ("Shanghai Cooperation Organisation", "SCO; Shanghai Cooperation Organization", ""),
    ("Collective Security Treaty Organization", "CSTO", ""),
    ("Commonwealth of Independent States", "CIS", ""),
    ("Eurasian Economic Union", "EAEU; EEU", ""),
    ("ECOWAS", "Ecowas; Economic Community of West African States", ""),
    ("East African Community", "EAC", ""),
    ("SADC", "Southern African Development Community", ""),
    ("IGAD", "Intergovernmental Authority on Development", ""),
    ("CARICOM", "Caricom; Caribbean Community", ""),
    ("Mercosur", "Mercosul; MERCOSUR", ""),
    ("CELAC", "Community of Latin American and Caribbean States", ""),
    ("APEC", "Apec; Asia-Pacific Economic Cooperation", ""),
    ("Pacific Islands Forum", "PIF", ""),
    ("SAARC", "South Asian Association for Regional Cooperation", ""),
    ("Quad", "Quadrilateral Security Dialogue", ""),
    ("AUKUS", "Aukus", ""),
    ("Council of Europe", "", ""),
    ("International Criminal Court", "ICC", ""),
    ("International Court of Justice", "ICJ; World Court", ""),
    ("International Committee of the Red Cross", "ICRC; Red Cross", ""),
    ("UNESCO", "Unesco", ""),
    ("UNICEF", "Unicef", ""),
    ("UNHCR", "UN refugee agency; U.N. refugee agency", ""),
    ("UNRWA", "Unrwa", ""),
    ("Interpol", "INTERPOL", ""),
    ("Commonwealth", "Commonwealth of Nations", ""),
    ("Hamas", "Islamic Resistance Movement", ""),
    ("Hezbollah", "Hizbullah; Hizbollah", ""),
    ("Houthis", "Houthi; Ansar Allah; Ansarullah", ""),
    ("Taliban", "", ""),
)

# Parts of a government with names of their own, by party.
_ORGANS: tuple[tuple[str, str], ...] = (
    (
        "United States",
        "White House; State Department; Department of State; US State Department; U.S. State Department; Foggy Bottom; "
        "Pentagon; Department of Defense; Defense Department; Treasury Department; Oval Office; Capitol Hill; Congress; "
        "National Security Council; CIA; FBI; Department of Commerce; Commerce Department; Justice Department; "
        "Department of Justice; Department of Homeland Security; House of Representatives; USTR; "
        "Office of the United States Trade Representative; USAID; NSC",
    ),
    (
        "United Kingdom",
        "Foreign Office; Foreign and Commonwealth Office; Foreign, Commonwealth and Development Office; FCDO; "
        "Foreign, Commonwealth & Development Office; House of Commons; House of Lords; Cabinet Office; Home Office",
    ),
    ("Russia", "State Duma; Duma; Federation Council; FSB; Foreign Intelligence Service"),
    (
        "China",
        "State Council; Politburo; National People's Congress; Taiwan Affairs Office; Communist Party of China; "
        "Chinese Communist Party; People's Liberation Army; PLA; MOFCOM",
    ),
    (
        "European Union",
        "European Commission; European Council; European Parliament; European External Action Service; EEAS; "
        "European Central Bank; ECB",
    ),
    ("Ukraine", "Verkhovna Rada; Rada; Office of the President of Ukraine"),
    ("India", "Ministry of External Affairs; External Affairs Ministry; MEA; Lok Sabha; South Block"),
    ("Iran", "Islamic Revolutionary Guard Corps; IRGC; Revolutionary Guards; Revolutionary Guard; Majlis"),
    ("Israel", "Israel Defense Forces; Israeli Defense Forces; IDF; Mossad; Shin Bet"),
    ("Canada", "Global Affairs Canada; Parliament Hill"),
    ("Germany", "Auswärtiges Amt; Federal Foreign Office; German Federal Foreign Office"),
    ("Japan", "MOFA; Liberal Democratic Party of Japan; Gaimusho"),
    ("South Korea", "Unification Ministry; Cheong Wa Dae"),
    ("Australia", "Department of Foreign Affairs and Trade; DFAT"),
    ("Palestine", "PLO; Palestine Liberation Organization; Fatah"),
    ("Taiwan", "Mainland Affairs Council; Legislative Yuan"),
    ("Vatican City", "Roman Curia; Secretariat of State"),
)

_ARTICLE = re.compile(r"(?:the|l'|la|le)\s+", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


def party(words: str) -> str:
    """Name the state or body these words stand for ("Beijing", "the Turkish", "U.S."), or nothing."""
    known = party_name(words)
    return known.party if known else ""


@recalled(8192)
def party_name(words: str) -> PartyName | None:
    """Tell which party these words name and how; leading article and trailing possessive are forgiven.

    Capitals matter as they do in print: "us" is no state, "US" is one.
    """
    plain = _SPACES.sub(" ", words.translate(_APOSTROPHES)).strip(' ,;:"“”')
    bare = _ARTICLE.sub("", plain, count=1)
    forms = (plain, bare, _without_possessive(plain), _without_possessive(bare))
    return next(filter(None, map(_look_up, forms)), None)


@recalled(8192)
def _look_up(form: str) -> PartyName | None:
    return _names().get(form) or (_folded().get(_fold(form)) if _is_printed_as_name(form) else None)


def _without_possessive(words: str) -> str:
    if words.endswith("'s"):
        return words[:-2]
    return words[:-1] if words.endswith("s'") else words


def _is_printed_as_name(words: str) -> bool:
    """All but the little words begin with a capital, so that "US" and "turkey" are not folded together."""
    return all(word[0].isupper() or word in _LITTLE or "'" in word[:2] for word in words.split())


_LITTLE = frozenset({"the", "of", "and", "for", "in", "to", "de", "la", "mainland", "refugee", "agency"})


@cache
def _names() -> dict[str, PartyName]:
    """Every name as printed → its party; where two parties share one, the first in the tables keeps it."""
    names: dict[str, PartyName] = {}

    def add(forms: str, known: PartyName) -> None:
        for form in filter(None, forms.split("; ")):
            names.setdefault(form.translate(_APOSTROPHES), known)

    for state, adjectives, others, seats in _STATES:
        add(state, PartyName(state, NameKind.NAME))
        add(others, PartyName(state, NameKind.NAME))
        add(adjectives, PartyName(state, NameKind.ADJECTIVE))
        add(seats, PartyName(state, NameKind.SEAT))
    for body, others, seats in _BODIES:
        add(body, PartyName(body, NameKind.NAME, body=True))
        add(others, PartyName(body, NameKind.NAME, body=True))
        add(seats, PartyName(body, NameKind.SEAT, body=True))
    for owner, organs in _ORGANS:
        add(organs, PartyName(owner, NameKind.ORGAN))
    names["European"] = PartyName("European Union", NameKind.ADJECTIVE, body=True)
    return names


@cache
def _folded() -> dict[str, PartyName]:
    """The names without accents and case; short ones are left out, since "who", "us" and "it" are words."""
    return {_fold(form): known for form, known in reversed(_names().items()) if len(form) > 4}


def _fold(words: str) -> str:
    if words.isascii():
        return words.casefold()
    decomposed = unicodedata.normalize("NFD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def longest_party(words: Sequence[str], start: int = 0) -> tuple[PartyName, int] | None:
    """Find the longest party name that begins at that word, and how many words it takes.

    The last word of it may have a possessive ending.
    """
    longest = _most_words(words[start])
    for count in range(min(longest, len(words) - start), 0, -1):
        form = " ".join(words[start : start + count]).translate(_APOSTROPHES)
        if known := _look_up(form) or _look_up(_without_possessive(form)):
            return known, count
    return None


@recalled(16_384)
def _most_words(first: str) -> int:
    """Give how many words the longest name of a party has that begins with that one; none for most words."""
    first = first.translate(_APOSTROPHES)
    return max(_longest().get(_fold(form), 0) for form in (first, _without_possessive(first)))


@cache
def _longest() -> dict[str, int]:
    """The first word of each name → how many words the longest name has that begins so."""
    longest: dict[str, int] = {}
    for form in _names():
        first, *_ = words = _fold(form.replace(",", "")).split()
        longest[first] = max(longest.get(first, 0), len(words))
    return longest
