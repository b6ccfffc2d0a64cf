"""Marks: by what programs and people tell, in a mail, another's words, a signature and what nobody tells."""

import re

#: What programs put before the subject of an answer or of what they pass on.
ANSWER = re.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|sv|vs|antw|antwort|rv|rif|res|enc|i)\s?(?:\[\d{1,3}\])?\s?:\s*)+", re.IGNORECASE
)
PASSED_ON = re.compile(r"(?:(?:re|aw|sv)\s?:\s*)*(?:fwd?|wg|tr|rv|enc|i)\s?:", re.IGNORECASE)
_WRITES = "wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napsal|napisał|пишет|написал"
#: What stands above a quoted message; where its lines bear no marks, the time and an opening word must tell it.
WROTE = re.compile(rf".{{3,300}}?\b(?:{_WRITES})\b.{{0,200}}:$", re.IGNORECASE)
TIMED = re.compile(
    rf"(?:On|Am|Le|El|Il|Op|Em|Den|Dne|W dniu)\b(?=.{{0,300}}(?:\d[:.h]\d\d|\S@\S|\d/\d))"
    rf".{{4,300}}?\b(?:{_WRITES})\b.{{0,200}}:$|.{{1,100}}<[^<>\s]{{1,100}}@[^<>\s]{{1,100}}>\s(?:{_WRITES})\s?:$",
    re.IGNORECASE,
)
DATED = re.compile(r"(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|On |Am |Le ).{1,200}(?:<[^<>\s]+@[^<>\s]+>:?|:)$")
_ORIGINAL = (
    "Original Message|Originalnachricht|Ursprüngliche Nachricht|Message d['’]origine|Mensaje original|"
    "Messaggio originale|Mensagem original|Oorspronkelijk bericht|Original Appointment"
)
NAMED = re.compile(r"(?=.{0,250}\d).{3,250}<[^<>\s]{1,100}@[^<>\s]{1,100}>\s?:$")
_FORWARDED = (
    r"Forwarded (?:message|by\b)|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado|Messaggio inoltrato|"
    "Doorgestuurd bericht|Mensagem encaminhada"
)
#: What stands between a mail's own words and the message below them.
DIVIDER = re.compile(
    rf"(?:-{{2,}}|_{{2,}})\s?(?:{_ORIGINAL}|{_FORWARDED})[^-_]{{0,100}}(?:-{{2,}}|_{{2,}}|$)"
    r"|(?:Begin forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-Mail)|"
    r"Début du message (?:réexpédié|transféré)|Inizio messaggio inoltrato)\s?:$",
    re.IGNORECASE,
)
FORWARDED = re.compile(
    rf"(?:-{{2,}}|_{{2,}})\s?(?:{_FORWARDED})|(?:Begin forwarded message|Anfang der weitergeleiteten|"
    r"Début du message (?:réexpédié|transféré)|Inizio messaggio inoltrato)",
    re.IGNORECASE,
)
FROM = re.compile(r"\*?(?:From|Von|De|Da|Van|Fra|Från|От)\s?:\*?\s*(?P<value>\S.*)", re.IGNORECASE)
SENT = re.compile(
    r"\*?(?:Sent|Date|Gesendet|Datum|Envoyé|Date d['’]envoi|Enviado(?: el)?|Fecha|Inviato|Data|Verzonden|Sendt|Skickat|"
    r"Отправлено|Дата)"
    r"\s?:\*?\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"\*?(?:Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|Assunto|Emne|Ämne|Тема)\s?:\*?\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
TO = re.compile(
    r"\*?(?:To|Cc|Bcc|Reply-To|An|À|Para|A|Aan|Til|Till|Кому|Копия|Kopie|Copie|Importance|Priority|Attachments?)\s?:\*?(?:\s|$)",
    re.IGNORECASE,
)
SENT_FROM = re.compile(
    r"(?:Sent (?:from|via) (?:my|the|Mail|Outlook|Yahoo|Proton|Samsung|Gmail|AOL|Windows)\b.{0,60}|"
    r"Get Outlook for .{1,100}|Von meinem .{1,40} gesendet|Gesendet (?:von|mit) .{1,60}|"
    r"Envoyé (?:de|depuis) mon .{1,40}|Enviado desde mi .{1,40}|Inviato da(?:l mio)? .{1,40}|"
    r"Verzonden vanaf mijn .{1,40})",
    re.IGNORECASE,
)
RULE = re.compile(r"[_\-=*~]{20,}$")
LISTED = re.compile(
    r"mailing[- ]list|listinfo|\bunsubscribe|list-?(?:info|archives?)\b|subscribed to|archives?\s?:\s?http",
    re.IGNORECASE,
)
_LETTER = "(?:e-?mails?|messages?|newsletters?|mailings?|lists?|updates?|communications?)"
LEAVE = re.compile(
    rf"\bunsubscribe\b|\bopt[- ]out (?:of|from) (?:these|this|our|future|further|receiving|all) .{{0,40}}{_LETTER}|"
    r"(?:manage|update|change) your (?:e-?mail |subscription |mailing )?(?:preferences|subscriptions?)|"
    rf"you(?:['’]re| are) (?:currently )?(?:receiving|subscribed to) (?:this|these|our|the) .{{0,40}}?{_LETTER}|"
    rf"you (?:have )?received this {_LETTER} because|this {_LETTER} was sent (?:to|by)\b|"
    rf"view (?:this {_LETTER}|it) (?:in|on) (?:your|the|a) (?:web )?browser|add us to your address book|"
    rf"was this {_LETTER} forwarded to you|having trouble (?:viewing|reading) this {_LETTER}|"
    r"newsletter abbestellen|se désabonner|darse de baja",
    re.IGNORECASE,
)
_THIS = (
    r"(?:this|the information (?:contained )?in this|the contents? of this) (?:e-?mail|message|communication|"
    r"transmission|electronic)"
)
#: What stands in notices alone, wherever they begin.
INTENDED = re.compile(
    r"\bif you are not (?:an|the|a named) (?:intended|named)? ?(?:recipient|addressee)", re.IGNORECASE
)
CONFIDENTIAL = re.compile(
    r"\W{0,3}(?:caution|external|warning)\b.{0,80}\b(?:originated|came|sent|is) from (?:outside|an external)|"
    r"(?:e-?mail )?(?:confidentiality|legal|privacy) (?:notice|note|warning|disclaimer)|disclaimer\b|"
    rf"notice of confidentiality|{_THIS}.{{0,300}}?\b(?:confidential|privileged|intended (?:only|solely)|sole use)|"
    r"if you (?:are not|have received).{0,60}(?:intended recipient|in error)|"
    r"please consider the environment before printing",
    re.IGNORECASE,
)
BEGINS = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----$|Hash: [\w-]{2,20}$")
SEALS, SEALED = "-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----"
#: How a text opens that is encrypted.
LOCKED = "-----BEGIN PGP MESSAGE-----"
