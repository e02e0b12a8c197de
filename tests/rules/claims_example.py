"""What texts of the example might say that its figures do not, in two languages, and what they may say.

Each entry is a sentence in English and in Polish; the wrong figure stands in guillemets.
"""

# fmt: off
WRONG = [
    ("[[fans-divestment]] is to bring «15.3 million».", "[[fans-divestment]] ma przynieść «15,3 mln» zł."),
    ("The [[fans-divestment|sale of the fan business]] is signed «in May 2027».", "Umowę [[fans-divestment|sprzedaży wentylatorów]] podpisujemy «w maju 2027» roku."),
    ("The Zalesko plant grows to «268» people.", "[[plant-zalesko|Zakład w Zalesku]] urośnie do «268» osób."),
    ("Delivery takes «fifteen» working days in 2028, see [[lead-time]].", "W 2028 roku dostawa potrwa «piętnaście» dni roboczych, zob. [[lead-time]]."),
    ("[[grow-dach]] brings «57 million» zloty in 2028.", "[[grow-dach]] przyniesie «57 mln» zł w 2028 roku."),
    ("Market share in Poland rises to «24%» by 2029.", "Udział w rynku krajowym wzrośnie do «24%» w 2029 roku."),
    ("We want «three thousand four hundred» active installers in 2029, see [[active-installers]].", "W 2029 roku chcemy mieć «trzy tysiące czterystu» aktywnych instalatorów, zob. [[active-installers]]."),
    ("[[leipzig-office|The office in Leipzig]] is ready «in June 2027».", "[[leipzig-office|Biuro w Lipsku]] będzie gotowe «w czerwcu 2027» roku."),
    ("[[hall-b]] costs «1.8 million».", "[[hall-b]] kosztuje «1,8 mln» zł."),
    ("[[save-energy]] has paid for itself «in the second half of 2029».", "[[save-energy]] zwróci się «w drugiej połowie 2029» roku."),
    ("[[write-us-in]] is to bring «650» enquiries.", "[[write-us-in]] ma przynieść «650» zapytań."),
    ("Housing associations are «a quarter» of the market, see [[de-housing]].", "Spółdzielnie to «jedna czwarta» rynku, zob. [[de-housing]]."),
    ("[[dach-win-rate]] rises from 19 to «27 per cent» in 2027.", "[[dach-win-rate]] wzrośnie z 19 do «27 procent» w 2027 roku."),
    ("[[platform-four]] begins «in March 2027» and takes 21 people.", "[[platform-four]] zaczyna się «w marcu 2027» roku i zajmuje 21 osób."),
    ("We want an EBITDA margin of «14 per cent» by 2029, see [[ebitda-margin]].", "Chcemy marży EBITDA na poziomie «14 procent» w 2029 roku, zob. [[ebitda-margin]]."),
    ("[[move-housings]] takes «fifteen» people.", "[[move-housings]] zajmuje «piętnaście» osób."),
    ("[[voluntary-turnover]] falls to «eight per cent» in 2029.", "[[voluntary-turnover]] spadnie do «ośmiu procent» w 2029 roku."),
    ("[[apprenticeships]] run «until the end of 2028».", "[[apprenticeships]] trwają «do końca 2028» roku."),
    ("In [[planner-survey-2026|the survey]] we asked «281» planning offices.", "W [[planner-survey-2026|ankiecie]] zapytaliśmy «281» biur projektowych."),
    ("[[tewira-dom]] has a list price of «8,900» zloty.", "[[tewira-dom]] ma w cenniku cenę «8900» zł."),
]

RIGHT = [
    ("[[fans-divestment]] is to bring between 13 and 14 million.", "[[fans-divestment]] ma przynieść od 13 do 14 mln zł."),
    ("The [[fans-divestment|sale of the fan business]] is signed in the second quarter of 2027.", "Umowę [[fans-divestment|sprzedaży wentylatorów]] podpisujemy w drugim kwartale 2027 roku."),
    ("The Zalesko plant grows by 34 people to 286.", "[[plant-zalesko|Zakład w Zalesku]] urośnie o 34 osoby, do 286."),
    ("Delivery takes less than three weeks in 2028, see [[lead-time]].", "W 2028 roku dostawa potrwa niecałe trzy tygodnie, zob. [[lead-time]]."),
    ("[[grow-dach]] brings 60 million in 2028, a fifth more than in 2027.", "[[grow-dach]] przyniesie 60 mln zł w 2028 roku, o jedną piątą więcej niż w 2027 roku."),
    ("Market share in Poland rises by one and a half points to 23% by 2029.", "Udział w rynku krajowym wzrośnie o półtora punktu, do 23% w 2029 roku."),
    ("We want more than three thousand active installers in 2029, see [[active-installers]].", "W 2029 roku chcemy mieć ponad trzy tysiące aktywnych instalatorów, zob. [[active-installers]]."),
    ("[[leipzig-office|The office in Leipzig]] is ready at the end of April 2027, in 260 square metres.", "[[leipzig-office|Biuro w Lipsku]] będzie gotowe z końcem kwietnia 2027 roku i ma 260 m²."),
    ("[[hall-b]] costs a little over two million and has 14 gates.", "[[hall-b]] kosztuje nieco ponad dwa miliony złotych i ma 14 bram."),
    ("[[save-energy]] has paid for itself in the first half of 2029; gas rose by 18% in 2025.", "[[save-energy]] zwróci się w pierwszej połowie 2029 roku; gaz podrożał w 2025 roku o 18%."),
    ("[[write-us-in]] is to bring five hundred enquiries.", "[[write-us-in]] ma przynieść pięćset zapytań."),
    ("Housing associations are just under a third of the market, see [[de-housing]].", "Spółdzielnie to niecała jedna trzecia rynku, zob. [[de-housing]]."),
    ("[[dach-win-rate]] rises by five points in 2027.", "[[dach-win-rate]] wzrośnie w 2027 roku o pięć punktów."),
    ("[[platform-four]] begins in January 2027 and has 4 processors.", "[[platform-four]] zaczyna się w styczniu 2027 roku i ma 4 procesory."),
    ("[[ebitda-margin]]: a competitor reached 17 per cent in 2024.", "[[ebitda-margin]]: konkurent osiągnął w 2024 roku 17 procent."),
    ("[[move-housings]] takes a dozen people and 40 lorries.", "[[move-housings]] zajmuje tuzin osób i 40 ciężarówek."),
    ("[[voluntary-turnover]]: the average of the region was 14 per cent in 2025.", "[[voluntary-turnover]]: średnia w regionie wyniosła 14 procent w 2025 roku."),
    ("[[apprenticeships]] run until mid-2029, for 24 pupils.", "[[apprenticeships]] trwają do połowy 2029 roku i obejmują 24 uczniów."),
    ("In [[planner-survey-2026|the survey]] we asked more than two hundred planning offices; 71 per cent look at noise.", "W [[planner-survey-2026|ankiecie]] zapytaliśmy ponad dwieście biur; 71 procent patrzy na hałas."),
    ("[[tewira-dom]] has a list price just under 8,000 zloty and weighs 42 kg.", "[[tewira-dom]] ma w cenniku cenę niecałych 8000 zł i waży 42 kg."),
    ("In 2018 we paid 12 million for [[plant-turowiec]].", "W 2018 roku zapłaciliśmy za [[plant-turowiec]] 12 mln zł."),
    ("[[clear-site|The site]] is clear by the end of the first quarter of 2028.", "[[clear-site|Teren]] będzie gotowy do końca pierwszego kwartału 2028 roku."),
]
# Texts of the example: the file, what stands in it once, and what replaces it.
INSTEAD = [
    ("restructuring/turowiec.md", "98 people in the Turowiec plant", "«89» people in the Turowiec plant"),
    ("restructuring/turowiec.md", "until the end of March 2028", "until the end of «May 2028»"),
    ("restructuring/turowiec.pl.md", "98 osób z zakładu w Turowcu", "«89» osób z zakładu w Turowcu"),
    ("restructuring/turowiec.pl.md", "marca 2028 roku", "«maja 2028» roku"),
]
# fmt: on
