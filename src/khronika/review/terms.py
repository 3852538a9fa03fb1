"""What the words of the records are called where people read them."""

from collections.abc import Mapping
from enum import StrEnum

from khronika.export.format import Format
from khronika.records.access import AccessKind
from khronika.records.agreement import Agreement
from khronika.records.case import State
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.correction import Field
from khronika.records.duration import TimeUnit
from khronika.records.episode import LaneKind
from khronika.records.finding import Outcome
from khronika.records.incident import LinkKind, ToldAs, Verification
from khronika.records.judgement import Matter, Verdict
from khronika.records.mention import Kind
from khronika.records.penalty import PenaltyKind
from khronika.records.place import PlaceKind
from khronika.records.reach import Reach
from khronika.records.report import PassageKind
from khronika.records.role import Role
from khronika.records.source import Reliability
from khronika.records.source_kind import SourceKind
from khronika.records.standing import Standing
from khronika.records.when import Basis
from khronika.review.readings import Stage as JobStage
from khronika.review.wording import marked
from khronika.store import FaultKind
from khronika.store.shelf import State as ShelfState

TERMS: Mapping[type[StrEnum], Mapping[str, str]] = {
    ClaimType: {
        ClaimType.DETENTION: marked("detention"),
        ClaimType.RELEASE: marked("release"),
        ClaimType.DISAPPEARANCE: marked("disappearance"),
        ClaimType.CHARGE: marked("charge"),
        ClaimType.HEARING: marked("hearing"),
        ClaimType.SENTENCE: marked("sentence"),
        ClaimType.ACQUITTAL: marked("acquittal"),
        ClaimType.RAID: marked("raid"),
        ClaimType.SEIZURE: marked("seizure"),
        ClaimType.DESTRUCTION: marked("destruction"),
        ClaimType.ASSAULT: marked("assault"),
        ClaimType.THREAT: marked("threat"),
        ClaimType.INJURY: marked("injury"),
        ClaimType.DEATH: marked("death"),
        ClaimType.PROTEST: marked("protest"),
        ClaimType.PROTEST_CALL: marked("call to protest"),
        ClaimType.DISPERSAL: marked("dispersal"),
        ClaimType.BLOCK: marked("block"),
        ClaimType.UNBLOCK: marked("unblock"),
        ClaimType.SHUTDOWN: marked("shutdown"),
        ClaimType.CENSORSHIP: marked("censorship"),
        ClaimType.CLOSURE: marked("closure"),
        ClaimType.DESIGNATION: marked("designation"),
        ClaimType.DENIAL_OF_ACCESS: marked("denial of access"),
        ClaimType.TRAVEL_BAN: marked("travel ban"),
        ClaimType.EXPULSION: marked("expulsion"),
        ClaimType.POLICY: marked("law or measure"),
        ClaimType.RESIGNATION: marked("resignation"),
        ClaimType.STATEMENT: marked("statement"),
        ClaimType.OTHER: marked("other violation"),
    },
    Polarity: {
        Polarity.ASSERTED: marked("asserted"),
        Polarity.DENIED: marked("denied"),
    },
    Modality: {
        Modality.ACTUAL: marked("told as fact"),
        Modality.ALLEGED: marked("alleged"),
        Modality.PLANNED: marked("planned"),
        Modality.HYPOTHETICAL: marked("hypothetical"),
    },
    Degree: {
        Degree.FULL: marked("full"),
        Degree.INTERMITTENT: marked("intermittent"),
        Degree.SLOWED: marked("slowed"),
    },
    Stage: {
        Stage.PROPOSED: marked("proposed"),
        Stage.ADOPTED: marked("adopted"),
        Stage.POSTPONED: marked("postponed"),
        Stage.WITHDRAWN: marked("withdrawn"),
        Stage.SET_UP: marked("set up"),
        Stage.OTHER: marked("other stage"),
    },
    Agreement: {
        Agreement.CONFIRMS: marked("confirms"),
        Agreement.CONTRADICTS: marked("contradicts"),
        Agreement.SAYS_NOTHING: marked("says nothing"),
    },
    State: {
        State.DETAINED: marked("detained"),
        State.CHARGED: marked("charged"),
        State.ON_TRIAL: marked("on trial"),
        State.SENTENCED: marked("sentenced"),
        State.HOUSE_ARREST: marked("under house arrest"),
        State.RELEASED: marked("free"),
        State.ACQUITTED: marked("acquitted"),
        State.MISSING: marked("missing"),
        State.DEAD: marked("dead"),
    },
    Kind: {
        Kind.PERSON: marked("person"),
        Kind.GROUP: marked("group of people"),
        Kind.ORGANIZATION: marked("organization"),
        Kind.OUTLET: marked("outlet"),
        Kind.SITE: marked("site"),
        Kind.PLACE: marked("place"),
        Kind.THING: marked("thing"),
    },
    SourceKind: {
        SourceKind.AGENCY: marked("agency"),
        SourceKind.MEDIA: marked("media"),
        SourceKind.RIGHTS_GROUP: marked("rights group"),
        SourceKind.OFFICIAL: marked("official"),
        SourceKind.COURT: marked("court"),
        SourceKind.SOCIAL: marked("social"),
        SourceKind.MEASUREMENT: marked("measurement"),
        SourceKind.WITNESS: marked("witness"),
        SourceKind.OTHER: marked("other source"),
    },
    Reliability: {
        Reliability.RELIABLE: marked("reliable"),
        Reliability.USUALLY: marked("usually reliable"),
        Reliability.FAIRLY: marked("fairly reliable"),
        Reliability.NOT_USUALLY: marked("not usually reliable"),
        Reliability.UNRELIABLE: marked("unreliable"),
        Reliability.UNKNOWN: marked("cannot be judged"),
    },
    Standing: {
        Standing.COUNTS: marked("counts"),
        Standing.CORRECTED: marked("corrected"),
        Standing.SUPERSEDED: marked("superseded"),
        Standing.RETRACTED: marked("retracted"),
    },
    Outcome: {
        Outcome.REACHED: marked("reached"),
        Outcome.BLOCKED: marked("blocked"),
        Outcome.LIKELY_BLOCKED: marked("likely blocked"),
        Outcome.INTERMITTENT: marked("intermittent"),
        Outcome.DOWN: marked("down"),
        Outcome.INSUFFICIENT: marked("not enough measured"),
    },
    LaneKind: {
        LaneKind.ANNOUNCED: marked("announced"),
        LaneKind.REPORTED: marked("reported"),
        LaneKind.MEASURED: marked("measured"),
    },
    Reach: {
        Reach.BLOCKED: marked("blocked"),
        Reach.LIKELY_BLOCKED: marked("likely blocked"),
        Reach.INTERMITTENT: marked("intermittent"),
        Reach.DOWN: marked("down"),
        Reach.RESTORED: marked("restored"),
        Reach.REACHED: marked("reached"),
        Reach.INSUFFICIENT: marked("not enough measured"),
    },
    PenaltyKind: {
        PenaltyKind.JAIL: marked("jail"),
        PenaltyKind.PRISON: marked("prison"),
        PenaltyKind.FINE: marked("a fine"),
        PenaltyKind.SUSPENDED: marked("suspended term"),
        PenaltyKind.HOUSE_ARREST: marked("house arrest"),
        PenaltyKind.COMMUNITY_SERVICE: marked("community service"),
        PenaltyKind.DEATH: marked("death penalty"),
        PenaltyKind.OTHER: marked("other penalty"),
    },
    PlaceKind: {
        PlaceKind.AREA: marked("area"),
        PlaceKind.COUNTRY: marked("country"),
        PlaceKind.REGION: marked("region"),
        PlaceKind.DISTRICT: marked("district"),
        PlaceKind.TOWN: marked("town"),
    },
    Basis: {
        Basis.STATED: marked("as written"),
        Basis.RELATIVE: marked("worked out from another day"),
        Basis.INFERRED: marked("given elsewhere in the report"),
    },
    Format: {
        Format.PACKAGE: marked("data package, checked on any machine"),
        Format.JSONL: marked("JSON lines, lossless"),
        Format.CSV: marked("CSV tables"),
        Format.GEOJSON: marked("GeoJSON"),
        Format.PARQUET: marked("Parquet tables"),
        Format.ACLED: marked("ACLED's columns"),
        Format.FTM: marked("FollowTheMoney"),
        Format.PRESSFREEDOM: marked("U.S. Press Freedom Tracker's fields"),
    },
    ToldAs: {
        ToldAs.FACT: marked("fact"),
        ToldAs.ALLEGED: marked("alleged"),
        ToldAs.PLANNED: marked("planned"),
        ToldAs.HYPOTHETICAL: marked("hypothetical"),
        ToldAs.DENIED: marked("denied"),
    },
    Verification: {
        Verification.SINGLE: marked("single source"),
        Verification.CORROBORATED: marked("corroborated"),
        Verification.OFFICIAL: marked("official"),
        Verification.DISPUTED: marked("disputed"),
        Verification.DENIED: marked("denied"),
    },
    LinkKind: {
        LinkKind.PART_OF: marked("part of"),
        LinkKind.HAS_PART: marked("has part"),
        LinkKind.FOLLOWS: marked("follows"),
        LinkKind.PRECEDES: marked("precedes"),
    },
    Role: {
        Role.READER: marked("reader"),
        Role.CODER: marked("coder"),
        Role.REVIEWER: marked("reviewer"),
        Role.PUBLISHER: marked("publisher"),
        Role.ADMIN: marked("admin"),
    },
    Verdict: {
        Verdict.SAME: marked("same"),
        Verdict.DIFFERENT: marked("different"),
        Verdict.UNSURE: marked("not sure"),
        Verdict.PLACED: marked("placed"),
        Verdict.ACCEPTED: marked("accepted"),
        Verdict.CORRECTED: marked("corrected"),
        Verdict.REJECTED: marked("rejected"),
        Verdict.SPLIT: marked("split"),
    },
    Matter: {
        Matter.INCIDENT: marked("incident"),
        Matter.PARTY: marked("person or body"),
        Matter.REPORT: marked("report"),
        Matter.PLACE: marked("place"),
        Matter.CLAIM: marked("claim"),
    },
    AccessKind: {
        AccessKind.PASSWORD_SET: marked("password set"),
        AccessKind.FACTOR_SET: marked("second factor set up"),
        AccessKind.FACTOR_REMOVED: marked("second factor taken away"),
        AccessKind.CODE_MADE: marked("recovery code made"),
        AccessKind.CODE_USED: marked("recovery code used"),
        AccessKind.KEY_MADE: marked("API key made"),
        AccessKind.KEY_WITHDRAWN: marked("API key withdrawn"),
        AccessKind.SIGNED_IN: marked("signed in"),
        AccessKind.SIGNED_OUT: marked("signed out"),
        AccessKind.SESSIONS_ENDED: marked("sessions ended"),
        AccessKind.SIGN_IN_REFUSED: marked("signing in refused"),
        AccessKind.LOCKED_OUT: marked("locked out for a while"),
        AccessKind.DENIED: marked("not allowed by the role, or no form of the desk"),
        AccessKind.KEY_REFUSED: marked("API key refused"),
        AccessKind.PLACE_REFUSED: marked("request refused"),
    },
    FaultKind: {
        FaultKind.FILE: marked("file"),
        FaultKind.LOG_LINE: marked("line of the log"),
        FaultKind.BATCH: marked("batch"),
        FaultKind.CAPTURE: marked("capture"),
        FaultKind.TEXT: marked("text"),
        FaultKind.REPORT: marked("report"),
        FaultKind.RETRIEVAL: marked("retrieval"),
        FaultKind.READING: marked("reading"),
        FaultKind.CLAIM: marked("claim"),
        FaultKind.QUOTE: marked("quote"),
        FaultKind.JUDGEMENT: marked("judgement"),
        FaultKind.WITHDRAWAL: marked("withdrawal"),
        FaultKind.MEASUREMENT: marked("measurement"),
        FaultKind.PUBLICATION: marked("publication"),
        FaultKind.LISTING: marked("entry of a list"),
        FaultKind.PUBLICATION: marked("publication"),
        FaultKind.USER: marked("user"),
        FaultKind.ACCESS: marked("what lets somebody in"),
        FaultKind.SOURCE: marked("source"),
        FaultKind.VISIBILITY: marked("who may see it"),
        FaultKind.LIFTING: marked("decision taken back"),
        FaultKind.CONSENT: marked("consent"),
        FaultKind.SEALED: marked("sealed value"),
        FaultKind.ERASURE: marked("erasure"),
        FaultKind.JOINED: marked("what is worked out"),
    },
    PassageKind: {
        PassageKind.TITLE: marked("title"),
        PassageKind.BODY: marked("body"),
        PassageKind.CAPTION: marked("caption"),
        PassageKind.CREDIT: marked("credit line"),
    },
    ShelfState: {
        ShelfState.ALL: marked("all reports"),
        ShelfState.OPEN: marked("to review"),
        ShelfState.DONE: marked("reviewed"),
        ShelfState.UNREAD: marked("not read"),
    },
    JobStage: {
        JobStage.WAITING: marked("waiting"),
        JobStage.READING: marked("being read"),
        JobStage.JOINING: marked("being joined"),
        JobStage.DONE: marked("done"),
    },
    Field: {
        Field.TYPE: marked("what happened"),
        Field.POLARITY: marked("denied or not"),
        Field.MODALITY: marked("how sure"),
        Field.WHEN: marked("when"),
        Field.WHERE: marked("where"),
        Field.TARGETS: marked("to whom"),
        Field.ACTORS: marked("by whom"),
        Field.ACCORDING_TO: marked("who says so"),
        Field.PENALTY: marked("penalty"),
        Field.HELD_FOR: marked("held for"),
        Field.GROUNDS: marked("grounds"),
        Field.ITEMS: marked("things"),
        Field.WORDS: marked("words said"),
        Field.DEGREE: marked("how far"),
        Field.STAGE: marked("stage"),
    },
    TimeUnit: {
        TimeUnit.MINUTE: marked("minutes"),
        TimeUnit.HOUR: marked("hours"),
        TimeUnit.DAY: marked("days"),
        TimeUnit.WEEK: marked("weeks"),
        TimeUnit.MONTH: marked("months"),
        TimeUnit.YEAR: marked("years"),
    },
}
"""The English words for each; what stands here for nothing is shown as it is."""


def words_for(member: StrEnum) -> str:
    """The English words for a member, to be translated.

    >>> words_for(ClaimType.PROTEST_CALL)
    'call to protest'
    """
    return TERMS.get(type(member), {}).get(member, member.value)


def unit_words(unit: str | None) -> str:
    """The English words for a unit of a penalty or a length of time: those of a span of time, else the unit as it is written."""
    if unit in TIME_WORDS:
        return TIME_WORDS[unit]
    return words_for(TimeUnit(unit)) if unit in tuple(TimeUnit) else unit or ""


TIME_WORDS = {"life": marked("for life"), "lash": marked("lashes")}
