/**
 * Domains where people have private accounts, as free mail providers give them out.
 *
 * Source: the providers' own sign-up and help pages; which matter most from common knowledge of mail traffic
 * in Europe, the Americas and Asia. Checked by hand against the names Apple, Google, Microsoft, Yahoo, GMX and
 * others offer today.
 * Licence: facts; no list is copied.
 * Date: 2026-11-23.
 * Refresh: when a provider offers a new ending; policies add their own under `lists.domains.consumer`.
 * `name: ends` stands for `name.end`. Goes to pages: keep it short.
 */
export const CONSUMER_DOMAINS = `
gmail: com
googlemail: com
outlook: com at be cl cz de dk es fr ie it jp pt sa sk co.id co.th com.ar com.au com.br com.gr com.tr com.vn hu in kr lv my ph sg co.il
hotmail: com at be ca ch cl cz de dk es fi fr gr hu it jp nl no se co.uk co.jp co.nz co.za com.ar com.au com.br com.mx com.tr co.th
live: com at be ca cl cn de dk fi fr ie it jp nl no se co.uk co.za com.ar com.au com.mx com.pt
msn: com
passport: com
windowslive: com
yahoo: com at be ca cl co.id co.in co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.co com.hk com.mx com.my com.pe com.ph com.sg com.tr com.tw com.vn cz de dk es fi fr gr hu ie in it nl no pl pt ro se
ymail: com
rocketmail: com
myyahoo: com
aol: com de fr co.uk it
aim: com
icloud: com
me: com
mac: com
gmx: at ch com de es fr net org us info co.uk
web: de
t-online: de
freenet: de
arcor: de
posteo: de net org at ch eu
mailbox: org
online: de
kabelmail: de
vodafonemail: de
bluewin: ch
hispeed: ch
sunrise: ch
aon: at
chello: at nl
orange: fr
wanadoo: fr
laposte: net
free: fr
sfr: fr
libero: it
virgilio: it
alice: it
tiscali: it
tin: it
ziggo: nl
kpnmail: nl
planet: nl
telenet: be
skynet: be
btinternet: com
sky: com
virginmedia: com
talktalk: net
ntlworld: com
eircom: net
telia: com
spray: se
online: no
mail: com ru ee bg
email: com cz
inbox: com ru lv eu
bk: ru
list: ru
internet: ru
yandex: com ru by kz ua com.tr
ya: ru
rambler: ru
ukr: net
i: ua
seznam: cz
centrum: cz sk
post: cz sk com
wp: pl
o2: pl co.uk
onet: pl eu
op: pl
interia: pl eu
gazeta: pl
abv: bg
freemail: hu
citromail: hu
protonmail: com ch
proton: me
pm: me
tutanota: com de
tuta: com io
tutamail: com
keemail: me
fastmail: com fm
hushmail: com
hey: com
zoho: com eu in
zohomail: com eu in
comcast: net
verizon: net
att: net
sbcglobal: net
bellsouth: net
cox: net
charter: net
earthlink: net
optonline: net
rogers: com
shaw: ca
sympatico: ca
telus: net
bigpond: com net.au
optusnet: com.au
xtra: co.nz
uol: com.br
bol: com.br
terra: com.br
ig: com.br
globo: com
rediffmail: com
sina: com cn
qq: com
foxmail: com
163: com
126: com
yeah: net
139: com
189: cn
aliyun: com
sohu: com
naver: com
daum: net
hanmail: net
kakao: com
nate: com
docomo: ne.jp
ezweb: ne.jp
softbank: ne.jp
walla: co.il com
`;
