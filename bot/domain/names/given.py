"""Given names and what they tell: that a person is meant, and whether "he" or "she" may follow.

A modest list of our own across cultures. A name borne by both is in neither gender's list but still marks a person.
"""

from __future__ import annotations

MEN = frozenset(
    """
    aaron abdel abdelfattah abdul abdulla abdullah abraham adam adolfo adrian ahmad ahmed akio al alan albert alberto
    alejandro aleksandar aleksander aleksandr aleksei aleksey alexander alexandre alexei alexey alexis alfonso alfred
    ali alvaro amir anatoly anders andre andreas andrei andrej andres andrew andriy andrzej andy angus anthony anton
    antonio antony anwar ariel arnold arthur ashraf attila augusto ayman barack bart bashar bashir ben benedict benigno
    benjamin bernard bernardo bernie bert bill billy bjorn bo bob bobby boris boyko brad bradley brandon brent bret
    brett brian bruce bruno bryan calvin carl carles carlo carlos cedric cesar chad charles charlie chris christian
    christoph christophe christopher chuck claude claudio clarence cliff colin conor corey cory craig cyril damian dan
    daniel danilo danny darrell dave david dean denis dennis denys derek devin diego dieter dietmar dimitri dimitris
    dirk dmitri dmitriy dmitry dmytro dominic dominique don donald doug douglas duncan dwight earl ed eddie edgar eduard
    eduardo edward edwin ehud elias elijah elon emmanuel emmerson enrico enrique eric erik ernest ernesto erwin ethan
    eugene evan evo fabian faisal felipe felix ferdinand fernando fidel filip florian francesco francisco francois frank
    franklin frans frantz fred frederic frederick frederik friedrich fumio gabriel gareth gary gavin geert gennady geoff
    geoffrey george georges georgi georgy gerald gerard gerhard gianni gideon gilbert giorgos giovanni giuseppe glenn
    gordon graham greg gregory guido guillermo gunter gus gustavo guy hamid hans harold harry harvey hassan hector heiko
    heinz helmut henri henrik henrique henry herman herve hideo hiroshi hossein howard hubert hugh hugo hun hussein ian
    ibrahim igor ilham ilya imran irakli isaac isaias ismail itamar ivan ivica jack jacob jacques jacek jaime jair jake
    jakob james jamie jan janez janos jared jaroslaw jason javier jay jd jean jeff jeffrey jens jeremy jerome jerry
    jesse jesus jim jimmy joachim joao joe joel johan johannes john johnny johnson jon jonas jonathan jorge jose josef
    josep joseph josh joshua josip juan jules julian julien julio julius junichiro justin kaja kamal kari karim karl
    kassym kay kazimierz keir keith ken kenneth kenny kevin khaled khalid kirill kirk klaus klement konstantin kostas
    kurt kyle kyriakos larry lars lawrence lee leo leon leonard leonid leopoldo lester lev lewis lindsey lloyd lorenzo
    louis luc luca lucas luigi luis luiz lukas luke mahathir mahmoud malcolm manfred manmohan manuel marc marcel
    marcelo marco marcos marcus mariano mario mark marko martin marty martyn marwan massimo mateusz matt matteo matthew
    matthias maurice mauricio mauro max maxim maxime mehmet mevlut micheal michael michal michel miguel mihai mike
    mikhail miles milorad milos mitch mitchell mitt mohamed mohammad mohammed  mohamud mohsen moise moussa
    muhammad muhammadu mustafa mykhailo mykola narendra nasser nathan nayib naftali neil nelson newt nicholas nick
    nicolae nicolas nigel nikita nikol nikola nikolai nikolay nikos norbert norman nursultan olaf ole oleg
    oleh oleksandr oleksii oleksiy oliver olivier omar orlando oscar osman otto owen pablo paolo pascal pat patrick patrik paul paulo
    pavel pedro pedro-pablo per percy pete peter petr petro petteri philip philippe phillip pierre pieter pietro piotr
    prayut preet quentin rafael rahul raila ralph ram ramzan ramon randall randy raul ray raymond rex ricardo richard rick
    riccardo rishi rob robert roberto rodrigo roger roland rolf roman romano ron ronald ross roy ruben rudolf rudy
    rupert russell rustem ryan saad sadiq salem salman salvador sam sameh samuel saul scott sean sebastian sebastien serge
    sergei sergey sergi sergii sergio serhii serhiy seth shavkat shehbaz shigeru shimon shinzo sidney sigmar silvio simon
    spencer stanislav stanley stefan stephane stephen steve steven stewart stuart subrahmanyam sultan sven taavi tariq
    tayyip ted tedros terence terrence terry theodore thierry thomas thorsten tim timothy tobias todd tom
    tomas tommy tony travis trent trevor ulf umaro uriel vadim valdis valentin valery vasily viacheslav victor vidal
    viktor vince vincent vincenzo vitali vitaliy vivek vladimir vlad volodymyr vyacheslav wallace walter wayne werner
    wesley wilfried wilhelm will willem william winston wladyslaw wolfgang wopke xavier xanana yair yasser yasuo yevgeny
    yitzhak yoav yoshihide yousaf yousef youssef yuri yury yves yvon zbigniew zoran zeljko recep joko prabowo
    bongbong anutin srettha hakan fuad uhuru yoweri paul-henri
    amos anand anselm arif arun arvid ashok asif axel bertil bilal birger bjarne bogdan brendan caleb casimir
    clement cornelius deepak desmond dragan edmund eino emil emile enzo erling espen ezra farid feisal fergus
    fredrik gaspard gerrit gopal gunnar haakon habib haider haitham hakon halvard hamad harald hari haroun haruki
    harun hendrik hiroki hjalmar horst ingvar isak iskander ivar ivo jamal jarl jasper javad jawad joakim jochen
    jorma jukka jurgen kamran kaspar kazuo kenji kenta kjell knut lasse latif leif lennart linus lothar ludvig
    magnus majid makoto manoj mansour marek masato masoud mathias matti mohsin mukesh murad musa nabil nadim
    naeem naguib nasir nawaf nawaz nikhil nils nizar njal noah noboru ola olav olof osama osamu osvald pekka piet
    prakash qasim rafiq rajesh rakesh ranjit rashid rasmus ravi reinhard reza riad rohit rune rutger ruud saeed
    sajjad salah sandeep sanjay satoshi selim shahid shashi sigurd sigvard silas sindre soren stig sunil suresh
    sverre takashi takeshi tamim tarek taro teodor tetsuo theo toivo tor torsten trygve ulrich uwe vaclav
    valdemar viggo vijay vikram vilhelm waldemar walid yahya yasin yoshi zaid zayed zdenek ziad
    """.split()
)

WOMEN = frozenset(
    """
    abigail adriana agnes aisha alena alexandria alice alicia alina alison allison alyssa amal amanda amber amelie amina
    amy ana anastasia angela angelina angie anita ann anna annalena anne annegret annette annie antonia antje
    april arlene asma audrey aung barbara beatrice becky benita beata bernadette beth betsy betty beverly brenda bridget
    britta camille carla carly carmen carol carole caroline carolyn carrie catherine cathy cecilia celia chantal charlotte
    chelsea cheryl christiane christina christine chrystia cindy claire clara clare claudia condoleezza cristina cynthia
    dalia daniela deb deborah debbie debra denise diana diane dilma dina dolores donna doris dorothy ebba edith
    eileen elaine eleanor elena elisabeth elise elizabeth ella ellen elvira emily emma erica erika erin esther ethel eva
    evelyn federica fiona florence frances francesca gail gabriela geraldine gillian gina giorgia gita gladys glenda
    gloria golda grace greta gwen hanna hannah harriet heather heidi helen helena helene helga helle hillary holly huma
    ilana inga ingrid irina iris isabel isabella ivanka jacinda jackie jacqueline jane janet janice jeanne jeannette
    jelena jen jenna jennifer jenny jessica jill joan joanna jocelyn josephine joyce juanita judith judy julia juliana
    julie june kaja kajsa karen karin karine karoline kate kathleen kathy katie katrin katrina kayleigh keiko kellyanne
    kersti kimberly kirsten kirsti kolinda kristalina kristen kristin kristina lara laura lauren lena leni leonor leticia
    lilian lily linda lisa liz liza lori lorraine louise lucia lucy luisa lydia lynn lynne madeleine magdalena mai maia
    maggie marcia margaret margarita margot margrethe maria marianne marie marija marilyn marina marine marise marjorie
    marsha martha martine mary maya megan meghan melania melanie melissa melinda mercedes mette mia michaela michele
    michelle mildred mira miriam moira monica monika mulan myriam nadia nana nancy naomi natalia natalie natasha
    nathalie nicola nicole nikki nina noora olena olga oksana olivia pamela patricia paula pauline penelope penny phyllis
    priti priyanka rachel rebecca regina renata rena retno rhonda rita roberta ronna rosa rose rosemary roza
    ruth sabrina sally samantha sanae sandra sanna sara sarah serena sharon sheila shirley sigrid simone
    simonetta sofia sonia sophia sophie stacey stella stephanie sue susan susanna suzanne sveta svetlana sviatlana sybil
    sylvia sylvie tamara tammy tania tanya tatiana teresa tess theresa tina tulsi tzipi ulrike ursula valentina valerie
    vanessa vera veronica vicky victoria violeta virginia vivian wendy xiomara yingluck yoko yolanda yulia
    yuliia yuriko yvette yvonne zuzana zoe naledi melezia kamala samia sahle maryam
    akiko anjali aparna asha astrid ayako ayesha birgit birgitta brigitte cecilie chiyo dagmar dagny deepa dora edda
    eleni elin elisa elsa emiko emilia esme farah fatima freya frida gerda gudrun gunilla hafsa haruko hedda hedwig
    hilda hilde hildegard hiroko huda ida ilse imke indira ines inge ingeborg jana johanna judit jutta kaisa
    kamila katarina katharina kavita kerstin khadija kirsi klara kumiko lakshmi layla lea leila leyla liesel liv
    lotte ludmila magda makiko malin maren margareta margit mariam mariko marta masako matilda meera michiko milena
    minna nadine nadja naoko neha nirmala noor nora noriko noura petra pia pooja priya radha ragnhild randi rania
    reiko rekha renate riitta saara sachiko salma samira saskia shreya signe silje siri solveig sonja stina sunita
    sushma tatjana thea tomoko tova tove tuula ulla usha vigdis viktoria vilma wilma yasmin yasmine ylva yukiko
    zainab zeinab zofia zora
    """.split()
)

EITHER = frozenset(
    """
    alex andrea ariel ashley avery bailey casey chris cameron dana drew dylan francis hayden jackie jamie jan jean jordan
    kerry kelly kim kris leslie logan lynn morgan nicola pat quinn robin sandy sasha shannon sidney skyler stacy sydney
    taylor terry tracy
    """.split()
)

GIVEN = MEN | WOMEN | EITHER

SHORT_FOR = dict(
    pair.split(":")
    for pair in """
    abe:abraham al:albert alex:alexander andy:andrew ben:benjamin bernie:bernard bill:william billy:william bob:robert
    bobby:robert chris:christopher chuck:charles dan:daniel danny:daniel dave:david dick:richard don:donald doug:douglas
    ed:edward fred:frederick greg:gregory jack:john jake:jacob jeff:jeffrey jim:james jimmy:james joe:joseph josh:joshua
    ken:kenneth larry:lawrence liz:elizabeth beth:elizabeth matt:matthew max:maxim mike:michael mitch:mitchell
    nick:nicholas pat:patrick pete:peter phil:philip ray:raymond rich:richard rick:richard rob:robert ron:ronald
    sam:samuel steve:steven stephen:steven sue:susan ted:theodore tim:timothy tom:thomas tony:anthony antony:anthony
    vlad:vladimir will:william chuck:charles charlie:charles debbie:deborah deb:deborah kate:katherine katie:katherine
    kathy:katherine cathy:catherine jen:jennifer jenny:jennifer maggie:margaret peggy:margaret sandy:sandra
    nikki:nicole trish:patricia vicky:victoria becky:rebecca betsy:elizabeth hank:henry harry:harold
    dmitri:dmitry dmitriy:dmitry sergey:sergei aleksei:alexei aleksey:alexei alexey:alexei aleksandr:alexander
    oleksandr:alexander mykhailo:mikhail volodimir:volodymyr mohamed:mohammed muhammad:mohammed mohammad:mohammed
    """.split()
)
"""Short and differing spellings of a given name → one of them."""

FAMILY_FIRST = frozenset(
    """
    ahn ban bae bai bao cai cao cha chae chang che chen cheng cho choe choi chu chun chung cui dai deng ding dinh do dong doan du duan
    fan fang feng fu gao ge gong gu guan guo ha han hao he ho hong hou hu hua huang hun hwang im jang jeon jeong ji jia jiang
    jin jo joo ju jung kang khieu kim ko kong koo kwak kwon lai lam le lee lei leng li lian liang liao lim lin ling liu lo
    long lu luo luong lyu ma mao mei meng min mo moon na nam nguyen ni nie nong oh pak pan park pei peng pham phan qi qian qiao qin
    qiu qu rao ren rhee roh ryu shao shen shi shin sim so son song su suh sun tan tang tao tian to tong tran truong tsai
    vo vu wang wei wen weng won woo wu xi xia xiang xiao xie xu xue yan yang yao ye yi yin ying yoo yoon you yu yuan yue
    yun zeng zha zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou
    """.split()
)
"""Family names that stand first: "Xi Jinping", "Moon Jae-in", "Pham Minh Chinh"."""
