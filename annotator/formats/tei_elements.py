"""TEI's elements by what they are in a text: lines, names, breaks, statements about it, what is no part of it."""

from __future__ import annotations

from annotator.domain.wording import to_word


def _names(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


NAMES = _names(
    "persName placeName orgName geogName name rs objectName eventName country region settlement district bloc geogFeat "
    "forename surname roleName addName genName nameLink date time term title measure num"
)
"""Elements that are spans by themselves: names, their parts, what refers to things, dates, terms, measures."""
BESIDE = _names(
    "span spanGrp annotation listAnnotation interp interpGrp fs fvLib fLib link linkGrp relation listRelation taxonomy "
    "standOff"
)
"""Elements beside the text, wherever they stand, that are read for themselves."""

LINES = _names(
    "p ab head l lg div div0 div1 div2 div3 div4 div5 div6 div7 item list table row sp speaker u opener closer salute "
    "signed dateline byline trailer argument epigraph postscript docTitle titlePart titlePage docAuthor docDate "
    "docImprint docEdition imprimatur addrLine listBibl castList castGroup castItem front body back text group "
    "floatingText performance prologue epilogue set entry entryFree superEntry sense listPerson listPlace listOrg "
    "listEvent person place org event post"
)
"""Elements that are lines of their own."""
LINES_BETWEEN_LINES = _names("bibl biblStruct biblFull label stage address figure quote cit")
HOLD_LINES = _names(
    "div div0 div1 div2 div3 div4 div5 div6 div7 front body back text group floatingText list listBibl sp lg cit "
    "epigraph table row"
)
"""Elements that hold lines and no words; what else may be a line is one where it stands in them."""
BREAKS = _names("lb pb cb gb milestone")
TOKENS = _names("w pc m c")
ANALYSES = ("lemma", "pos", "msd", "ana")
LEFT = {
    "note": to_word("notes in the text"),
    "noteGrp": to_word("notes in the text"),
    "fw": to_word("running heads, feet and page numbers"),
    "del": to_word("what was deleted in the source"),
    "index": to_word("entries of an index"),
    "figDesc": to_word("descriptions of pictures"),
    "rdg": to_word("other readings of the apparatus"),
    "rdgGrp": to_word("other readings of the apparatus"),
    "witDetail": to_word("other readings of the apparatus"),
    "teiHeader": to_word("headers inside a text"),
    "egXML": to_word("examples of markup"),
    **dict.fromkeys(
        ("certainty", "precision", "respons", "alt", "altGrp", "join", "joinGrp", "timeline"),
        to_word("statements about passages that are no spans"),
    ),
}
"""What holds words that are not the text's."""
COUNTED = {
    "graphic": to_word("pictures, recordings and films"),
    "media": to_word("pictures, recordings and films"),
    "binaryObject": to_word("pictures, recordings and films"),
    "notatedMusic": to_word("pictures, recordings and films"),
    "gap": to_word("gaps"),
    **dict.fromkeys(BREAKS, to_word("beginnings of lines, columns and pages")),
}
"""What has no words."""
OTHER_SPELLINGS = to_word("other spellings (abbreviations, errors, old forms)")
READ_FIRST = ("corr", "reg", "expan", "ex")
ELSEWHERE = to_word("parts in other files")
FOREIGN = to_word("parts in other markup")
ANALYSED = to_word("lemmas and parts of speech of words")
