import type { CONTRAST_MEASURES } from "../vocabulary.ts";

type ContrastMeasure = keyof typeof CONTRAST_MEASURES;

/** Names that can mean nothing else, in small letters without punctuation. */
const NAMES: Readonly<Record<string, ContrastMeasure>> = {
	...{ hr: "HR", "hazard ratio": "HR", ahr: "HR", "adjusted hr": "HR", "adjusted hazard ratio": "HR" },
	...{ or: "OR", "odds ratio": "OR", aor: "OR", "adjusted or": "OR", "adjusted odds ratio": "OR" },
	...{ rr: "RR", "risk ratio": "RR", "relative risk": "RR", arr: "RR", "adjusted rr": "RR" },
	...{ rd: "RD", "risk difference": "RD" },
	...{ irr: "IRR", "rate ratio": "IRR", "incidence rate ratio": "IRR" },
	...{ md: "MD", wmd: "MD", "mean difference": "MD", "weighted mean difference": "MD" },
	...{ smd: "SMD", "standardised mean difference": "SMD", "standardized mean difference": "SMD" },
	...{ "hedges g": "SMD", "cohens d": "SMD", "cohen s d": "SMD", "hedges s g": "SMD", "hedge s g": "SMD" },
	...{ rom: "ROM", "ratio of means": "ROM" },
};
const LOG = /^(?:log|ln)[\s]*|(?<=^)loge\s*/;
/** Absolute risk reduction is none of ours by name: it is a difference of the other sign. */
const NOT_ALONE: ReadonlySet<string> = new Set(["arr"]);

/** The measure that a column's head or the words before an estimate name: `HR`, `log odds ratio`, `Hedges’ g`. */
export function measureNamed(name: string): { measure: ContrastMeasure; isLog: boolean } | undefined {
	const words = name
		.toLowerCase()
		.replace(/[^\p{L}]+/gu, " ")
		.trim();
	const plain = words.replace(LOG, "");
	const measure = NOT_ALONE.has(plain) ? undefined : NAMES[plain];
	return measure && { measure, isLog: plain !== words };
}
