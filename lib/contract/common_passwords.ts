/**
 * What guessers try first, as letters and digits in lower case. A password is refused when too little is left of it once
 * these are taken out, so a stem stands for all it is combined with: "password" for "Password2026!" and "pass word pass".
 */
export const COMMON_STEMS: readonly string[] = `
password passwort passcode passphrase passw0rd passwd pass motdepasse contrasena contraseña senha parola haslo wachtwoord
welcome willkommen bienvenue letmein openup opensesame sesame changeme change changethis default secret topsecret private
admin administrator administrateur root toor sysadmin superuser superman master login logon signin access account user
guest test testing tester tested temp temporary demo trial hello helloworld hallo bonjour whatever nothing something
computer internet google facebook twitter linkedin youtube instagram microsoft windows office apple iphone android samsung
starwars pokemon minecraft fortnite roblox naruto batman spiderman superman matrix trustno trustnoone ninja dragon monster
monkey tiger lion eagle falcon phoenix horse shadow hunter killer thunder lightning diamond golden silver purple orange
banana cheese cookie chocolate butter pepper ginger flower sunshine summer winter spring autumn sommer
sunflower rainbow butterfly princess angel angels babygirl babyboy baby lovely lovers loveyou iloveyou iloveu love lover
mylove sweetheart darling honey sweety beautiful forever friend friends family mother father sister brother mommy daddy
michael michelle jessica jennifer jordan ashley daniel joshua matthew andrew anthony nicole amanda samantha elizabeth
charlie robert thomas william george maggie buster hannah harley taylor justin brandon alexander christian patrick
football baseball basketball soccer hockey tennis golf liverpool arsenal chelsea barcelona realmadrid manchester united
yankees cowboys lakers steelers ferrari mercedes porsche mustang corvette yamaha harleydavidson
freedom liberty america american england london paris berlin germany france canada australia scotland ireland
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
qwerty qwertz azerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc edcrfv zaqwsx zaqxsw qweasd
qweasdzxc asdzxc onetwothree abcabc aabbcc abcd abcdef abcdefg
jesus christ jesuschrist church blessed heaven bible faith grace godisgood
music guitar rockstar metallica nirvana slipknot blink eminem
fuckyou fuckoff fuck asshole bitch bullshit shit pussy sexy
lucky happy smile peace power money million dollar
mickey minnie snoopy tinkerbell scooby garfield simpson simpsons
startrek pokemon pikachu zelda mario sonic warcraft counterstrike leagueoflegends
hospital doctor nurse medical medicine health clinic patient media mediahub portal webinar podcast
company business manager server network database backup
`.trim().split(/\s+/);

/** Whole passwords of twelve and more that are known too well, though no stem covers them. */
export const COMMON_PASSWORDS: readonly string[] = `
correcthorsebatterystaple tobeornottobe tobeornottobethatisthequestion thequickbrownfox thequickbrownfoxjumpsoverthelazydog
maythefourcebewithyou maytheforcebewithyou maytheforce winteriscoming iamyourfather lukeiamyourfather liveandletlive
hakunamatata expectopatronum supercalifragilistic supercalifragilisticexpialidocious abracadabra avadakedavra
alohomora onceuponatime happilyeverafter lordoftherings harrypotter gameofthrones breakingbad
linkinpark ledzeppelin pinkfloyd rollingstones onedirection justinbieber michaeljackson tayloswift taylorswift
manchestercity newyorkcity losangeles sanfrancisco unitedstates unitedkingdom greatbritain
inthebeginning inthenameofthefather ourfatherwhoartinheaven praisethelord godblessyou godblessamerica
carpediemcarpediem carpediem hastalavista hastalavistababy hastalavistabay
thisisasecret thisismypassword thisisapassword idontknow idontcare dontforget iforgot iforgotmypassword
ineedanewpassword notmypassword mypasswordis nopassword nopasswords whatsmypassword youshallnotpass
thereisnospoon neveragonna nevergonnagiveyouup neverforget neverstopdreaming
bubblegum bubblegumbubblegum strawberry strawberries blackberry cheeseburger watermelon pineapple
unbelievable revolution constantinople mississippi czechoslovakia
undertaker terminator terminators transformer transformers heartbreaker
skateboarding snowboarding volleyball cheerleader cheerleaders
`.trim().split(/\s+/);

/** Rows that fingers and children walk along, forwards and backwards. */
export const WALKS: readonly string[] = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "yxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "zaq1xsw2cde3vfr4bgt5",
];
