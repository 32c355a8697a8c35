/** A format of lines that each begin with a tag: how its lines and records are told, and what its tags mean. */
export interface TaggedFormat {
	/** Reads one line: its tag and value. */
	line: RegExp;
	/** The same as people and programs write it loosely; asked only where free text cannot be going on. */
	loose?: RegExp;
	/** The tag that begins a record, and the one that ends it. */
	starts: string;
	ends?: string;
	/** Whether a further line of an author is another author; else it is the rest of a long name. */
	authorsGoOn: boolean;
	/** The tags of each part, the one to be believed first in front. */
	tags: Readonly<
		Record<"titles" | "authors" | "journals" | "years" | "urls" | "freeText", readonly string[]>
	> &
		Readonly<
			Partial<
				Record<
					| ("volume" | "issue" | "firstPage" | "lastPage" | "dois" | "doiTexts" | "key")
					| ("groups" | "fullNames" | "databases" | "pmids" | "pmidTexts" | "kinds"),
					readonly string[]
				>
			>
		>;
	/** Accession numbers that are PubMed ids where the record says that it is from such a database. */
	accession?: Readonly<Record<string, RegExp>>;
}

const PUBMED = /\b(?:pubmed|medline|cmedm)\b|^mnh$/i;

/**
 * RIS as reference managers, publishers and databases write it. The Cochrane Library has its own NO, PG and YR, and
 * PubMed ids under C3 and PM; Embase has them under C5; Scopus and EndNote have an article's number under C7.
 * @see https://en.wikipedia.org/wiki/RIS_(file_format)
 */
const RIS: TaggedFormat = {
	line: /^[ \t]*([A-Z][A-Z0-9])(?: {2,}|\t+| ?\t ?)-(?:[ \t]+(.*)|[ \t]*)$/,
	loose: /^[ \t]*([A-Za-z][A-Za-z0-9])(?:[ \t]{1,4}-|-(?=[ \t]))[ \t]*(.*)$/,
	...{ starts: "TY", ends: "ER", authorsGoOn: true },
	tags: {
		titles: ["TI", "T1", "CT", "BT", "TT", "ST"],
		authors: ["AU", "A1"],
		journals: ["JF", "T2", "JO", "JA", "J2", "J1", "T3"],
		years: ["PY", "Y1", "YR", "DA"],
		volume: ["VL", "VO"],
		issue: ["IS", "NO", "IP", "CP"],
		firstPage: ["SP", "PG", "C7"],
		lastPage: ["EP"],
		dois: ["DO", "DI"],
		doiTexts: ["M3", "L3", "N1", "U1"],
		pmids: ["PM"],
		pmidTexts: ["U1", "L2", "N1", "C1", "C2", "C3", "C4", "C6", "C8", "M1", "M2", "M3"],
		urls: ["UR", "L2", "L1", "LK"],
		databases: ["DB", "DP"],
		key: ["ID"],
		freeText: ["AB", "N2", "N1", "KW", "AD"],
	},
	accession: { AN: PUBMED, UI: PUBMED, C5: /\b(?:pubmed|medline|embase)\b/i },
};

/** PubMed's "MEDLINE" or "PubMed" text. @see https://www.nlm.nih.gov/bsd/mms/medlineelements.html */
const MEDLINE: TaggedFormat = {
	line: /^(?=.{4}-(?: |$))([A-Z][A-Z0-9]{1,3}) *-(?: (.*))?$/,
	...{ starts: "PMID", authorsGoOn: false },
	tags: {
		titles: ["TI", "BTI", "TT"],
		authors: ["AU"],
		fullNames: ["FAU"],
		groups: ["CN"],
		journals: ["TA", "JT"],
		years: ["DP", "DEP"],
		volume: ["VI"],
		issue: ["IP"],
		firstPage: ["PG"],
		dois: ["LID", "AID"],
		pmids: ["PMID"],
		kinds: ["PT"],
		urls: [],
		freeText: ["AB", "AD", "OAB", "COIS"],
	},
};

/** EndNote's import format, Refer. @see https://en.wikipedia.org/wiki/Refer_(software) */
const ENW: TaggedFormat = {
	line: /^%([0-9A-Z@*+#!?<>~$&(^=[])(?:[ \t](.*))?$/,
	...{ starts: "0", authorsGoOn: false },
	tags: {
		titles: ["T", "!"],
		authors: ["A"],
		journals: ["J", "B"],
		years: ["D", "8"],
		...{ volume: ["V"], issue: ["N"], firstPage: ["P"], dois: ["R"], doiTexts: ["Z"], pmidTexts: ["Z"] },
		...{ urls: ["U"], databases: ["~", "W"], key: ["F"], freeText: ["X", "Z", "K", "+"] },
	},
	accession: { M: PUBMED },
};

/** Web of Science's "plain text", as .txt or .ciw. @see https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html */
const WOS: TaggedFormat = {
	line: /^([A-Z][A-Z0-9])(?: (.*))?$/,
	...{ starts: "PT", ends: "ER", authorsGoOn: true },
	tags: {
		titles: ["TI"],
		authors: ["AU"],
		groups: ["CA"],
		journals: ["SO", "JI", "J9"],
		years: ["PY", "PD", "EA"],
		...{ volume: ["VL"], issue: ["IS"], firstPage: ["BP", "AR"], lastPage: ["EP"] },
		...{ dois: ["DI"], pmids: ["PM"], urls: [], freeText: ["AB", "C1", "CR", "FX"] },
	},
};

/** RefWorks' tagged format. */
const REFWORKS: TaggedFormat = {
	line: /^(RT|SR|ID|A[1-6D]|T[1-3]|J[FO]|YR|FD|VO|IS|SP|OP|K1|AB|NO|SN|DO|AN|LK|UL|DB|DS|PB|PP|ED|LA|CL|OL|RD|WT|U[1-5])(?: (.*))?$/,
	...{ starts: "RT", authorsGoOn: false },
	tags: {
		...{ titles: ["T1"], authors: ["A1"], journals: ["JF", "JO", "T2"], years: ["YR", "FD"] },
		...{ volume: ["VO"], issue: ["IS"], firstPage: ["SP"], lastPage: ["OP"], dois: ["DO"] },
		...{ urls: ["LK", "UL"], doiTexts: ["NO"], pmidTexts: ["NO"], databases: ["DB", "DS"] },
		freeText: ["AB", "NO", "K1"],
	},
	accession: { AN: PUBMED },
};

export const TAGGED_FORMATS = { ris: RIS, medline: MEDLINE, enw: ENW, wos: WOS, refworks: REFWORKS } as const;
export type TaggedFormatName = keyof typeof TAGGED_FORMATS;
