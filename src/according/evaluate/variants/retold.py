"""Changes around the marks: words retold, run together, or given to another speaker or to another occasion."""

import re

from according.evaluate.variants.edit import bare

_SHIFTS = {
    "i": "he", "i'm": "he was", "i've": "he had", "i'll": "he would", "i'd": "he would", "my": "his", "me": "him",
    "myself": "himself", "we": "they", "we're": "they were", "we've": "they had", "we'll": "they would",
    "we'd": "they would", "our": "their", "us": "them", "ourselves": "themselves", "is": "was", "are": "were",
    "am": "was", "it's": "it was", "that's": "that was", "will": "would", "won't": "would not", "can": "could",
    "can't": "could not", "cannot": "could not", "have": "had", "has": "had", "don't": "did not", "isn't": "was not",
    "aren't": "were not", "haven't": "had not", "hasn't": "had not", "may": "might", "there's": "there was",
    "they're": "they were", "he's": "he was", "she's": "she was", "they've": "they had",
}  # fmt: skip
#: Where and when words were said, two and two: nobody says one thing on both occasions in one breath.
OCCASIONS = (
    ("at a rally in Ohio on Monday", "in an interview with a local station on Thursday"),
    ("in a statement on Tuesday", "during a debate on Sunday night"),
    ("in an interview broadcast on Friday", "in a speech to supporters on Wednesday"),
    ("on Twitter on Saturday", "at a news conference on Tuesday"),
    ("during a hearing on Thursday", "on Twitter on Monday"),
    ("on Monday", "on Friday"),
    ("at a town hall meeting in Iowa", "in a statement"),
    ("in a speech in Nevada", "in a television interview"),
)
#: Whom nobody in the corpora is called: speakers of words that somebody else has said.
SPEAKERS = (
    "Marian Holt", "Desmond Achterberg", "Lucia Ferrante", "Peter Wyndham", "Ingrid Solberg", "Oscar Delacroix",
    "Naomi Whitcombe", "Rafael Quintero",
)  # fmt: skip
#: What many people say of many things, in two forms each: the same formula is not the same utterance.
FORMULAS = (
    ("Our thoughts and prayers are with the victims and their families", "Our thoughts and prayers are with them all"),
    ("We are cooperating fully with the investigation", "We are cooperating fully with the investigation"),
    ("No one is above the law in this country", "No one is above the law"),
    ("We do not comment on pending litigation", "We do not comment on pending litigation as a matter of policy"),
    ("I have nothing to add to what I said before", "I have nothing to add to that"),
    ("The safety of our students is our top priority", "The safety of our customers is our top priority"),
    ("We take these allegations very seriously", "We take all such allegations very seriously"),
    ("It is too early to say what happened", "It is too early to say what this will mean for us"),
    ("My heart goes out to the families tonight", "My heart goes out to everyone who lost somebody"),
    ("This is a great day for the American people", "This is a sad day for the American people"),
    ("We will continue to monitor the situation closely", "We continue to monitor the situation very closely"),
    ("I look forward to working with the new administration", "I look forward to working with both parties on this"),
    ("We look forward to our day in court", "My client looks forward to his day in court"),
    ("At the end of the day it is up to the voters", "At the end of the day it is about jobs"),
    ("I want to thank everybody who made this possible", "I want to thank everybody who came out to vote"),
    ("We strongly condemn this act of violence", "We strongly condemn these acts of violence against our people"),
    ("There is a lot of work to be done", "There is still a lot of work to be done here"),
    ("The American people deserve better than this", "The American people deserve to know the truth"),
    ("We disagree with the ruling and will appeal", "We disagree with the decision of the court and plan to appeal"),
    ("I have full confidence in the team", "I have full confidence in our police officers"),
    ("We need to come together as a country", "We need to come together as a party"),
    ("I am proud of the campaign that we ran", "I am proud of the people who worked for this campaign"),
)  # fmt: skip


def reported(words: str) -> str | None:
    """The words as somebody retells them: tenses and persons shifted, no marks; None where too little shifts."""
    shifted = 0
    out = []
    for part in bare(words).rstrip(".!?").split():
        match = re.match(r"[A-Za-z]+(?:['’][a-z]+)?", part)
        form = match[0].lower().replace("’", "'") if match else ""
        if match and form in _SHIFTS:
            shifted += 1
            part = _SHIFTS[form] + part[match.end() :]
        out.append(part)
    text = " ".join(out)
    if shifted < 2 or "?" in text or re.search(r"\byou|\bYou", text):
        return None
    first = text.split()[0]
    return text[0].lower() + text[1:] if first.istitle() and first.lower() in _SMALL else text


def unmarked(words: str) -> str | None:
    """The words as they are, without marks."""
    text = bare(words).rstrip(".!?")
    first = text.split()[0]
    return text[0].lower() + text[1:] if first.istitle() and first.lower() in _SMALL else text


_SMALL = frozenset(
    """the a an it this that these those we they he she there our my his her their in on at if when as to and but so for
    with no not what who nobody everybody people some many all most""".split()
)
