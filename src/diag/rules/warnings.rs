//! The rules whose breach is a warning, in the order of their codes.

use super::{Rule, new};

pub(super) const WARNINGS: [Rule; 19] = [
    new(
        "W001",
        "The chronology is in order of date",
        "Entries are printed in order of date whatever their order in the file. A file \
         out of order is harder to edit, and may hide a wrong date.",
    ),
    new(
        "W002",
        "Judgements, figures and claims have sources",
        "A judgement, key figure or claim cites no source, so that a reader cannot weigh \
         it. Add `sources`, or a citation in its text.",
    ),
    new(
        "W003",
        "Sources are cited",
        "A source is cited nowhere; it is printed last, under \"Also consulted\". Cite it \
         where it was used, or take it out.",
    ),
    new(
        "W004",
        "Judgements rest on good sources",
        "All sources of a judgement are graded D to F for reliability or 4 to 6 for \
         credibility. Find a better source, or say in `confidence` why it holds \
         nevertheless.",
    ),
    new(
        "W005",
        "Likelihood and confidence apart",
        "ICD 203 asks not to state a likelihood and a confidence in one sentence, because \
         readers take one for the other. Not: \"We judge with high confidence that it is \
         likely.\" Use `likelihood` and `confidence`.",
    ),
    new(
        "W006",
        "No hedges outside the scale",
        "A judgement in a dossier with a scale says how likely it is by a term of it. \
         Words such as \"may\", \"could\" or \"possibly\" beside it say it again and less \
         clearly. English dossiers only.",
    ),
    new(
        "W007",
        "A bottom line is short",
        "The bottom line has more than 60 words. It is what a reader in a hurry reads; \
         move the rest into the paragraphs.",
    ),
    new(
        "W008",
        "A title is short",
        "A title has more than 90 characters, which is more than two lines at its size. \
         Move the rest into the subtitle or the text.",
    ),
    new(
        "W009",
        "Acronyms are spelled out",
        "An acronym is never spelled out: neither as \"General Security of Military \
         Information Agreement (GSOMIA)\", nor as \"GSOMIA (General Security of …)\", nor as \
         a term of the glossary, nor as an actor's name or alias. Those that everybody \
         knows need not be.",
    ),
    new(
        "W010",
        "Actors are mentioned",
        "An actor is named in no text but its own profile, and in the `actors` of no \
         entry. Readers will ask why it has a profile.",
    ),
    new(
        "W011",
        "Actors act while they are active",
        "An entry names an actor at a date that lies wholly outside of the actor's \
         `active` range: before it was founded or took office, or after it was dissolved \
         or died. One of the two dates is wrong, or another actor is meant.",
    ),
    new(
        "W012",
        "Quotations have sources",
        "A quotation cites no source. Words in quotation marks are somebody's own, and a \
         reader must be able to look them up. Add `sources` to it.",
    ),
    new(
        "W013",
        "Pictures are fine enough to print",
        "At the size at which it is printed the picture has fewer than 150 pixels to the \
         inch, so that its dots can be seen on paper. 300 are good. Find a larger \
         original; a picture made larger by a program gains nothing.",
    ),
    new(
        "W014",
        "Numbers within the band of their term",
        "A number in parentheses after a term of the scale lies outside of the band that \
         the term stands for, as in \"likely (95 %)\" with PHIA, where likely is 55 to 75 \
         %. Change the one or the other.",
    ),
    new(
        "W015",
        "Judgements rest on more than one origin",
        "A judgement cites several sources, and by their `origin` all of them repeat one. \
         They are one witness, not several. Cite another, or say so in `confidence`.",
    ),
    new(
        "W016",
        "Entries are given once",
        "Two entries of the chronology have the same date and the same title. Take one \
         out, or join the two.",
    ),
    new(
        "W017",
        "TLP:RED names its recipients",
        "TLP:RED is for the eyes and ears of individual recipients only, and the dossier \
         names none. Add `distribution`.",
    ),
    new(
        "W018",
        "Words fit into their column",
        "A word is wider than the column or the cell that it stands in, and there is no place \
         where it may be divided, so that it stands out into the margin. Write it shorter, \
         or put a soft hyphen (`\\u00ad`) at the places where it may be divided.",
    ),
    new(
        "W019",
        "What stands together fits on a page",
        "A title, a label, a row of a table or the like is not parted between two pages, and \
         this one is higher than a page, so that its end is lost. Write it shorter, or make \
         several of it.",
    ),
];
