import * as z from "zod";
import { type Finding, findingKey } from "../finding.ts";
import { counted } from "../format/format.ts";

/**
 * What kinds of doubt there are, in the order in which they are told; one of each and several. `left-out` is of
 * records that were read before groups that are no arm were kept under their own names.
 */
const DOUBT_WORDS = {
	match: ["uncertain match", "uncertain matches"],
	"no-arm": ["group without an arm", "groups without an arm"],
	"left-out": ["group that is not an arm left out", "groups that are not arms left out"],
	contradicted: ["contradicted estimate", "contradicted estimates"],
	warning: ["warning", "warnings"],
} as const;
export type DoubtKind = keyof typeof DOUBT_WORDS;

const doubt = z.object({
	kind: z.enum(["match", "no-arm", "left-out", "contradicted", "warning"]),
	/** Names it for an answer: the group's key, or the finding's. */
	key: z.string(),
	/** In a sentence. */
	message: z.string(),
	/** The part of a record that a group stands in, as GROUP_PARTS has it. */
	part: z.enum(["FG", "BG", "OG", "EG"]).optional(),
	/** The arm that a group was taken for. */
	armId: z.string().optional(),
	/** The outcomes whose figures come from the group. */
	outcomes: z.array(z.string()).optional(),
});

/** Something of a record that was concluded without being sure, and that nobody has confirmed. */
export type Doubt = z.output<typeof doubt>;

export const readDoubts = (text: string | null): Doubt[] =>
	text === null ? [] : z.array(doubt).parse(JSON.parse(text));

export type DoubtCounts = Record<DoubtKind, number>;

export function countDoubts(doubts: readonly Pick<Doubt, "kind">[]): DoubtCounts {
	const counts: DoubtCounts = { match: 0, "no-arm": 0, "left-out": 0, contradicted: 0, warning: 0 };
	for (const { kind } of doubts) counts[kind]++;
	return counts;
}

/** "2 uncertain matches, 1 warning"; empty where there are none. */
export const printDoubtCounts = (counts: DoubtCounts): string =>
	(Object.keys(DOUBT_WORDS) as DoubtKind[])
		.filter((kind) => counts[kind] > 0)
		.map((kind) => counted(counts[kind], DOUBT_WORDS[kind][0], DOUBT_WORDS[kind][1]))
		.join(", ");

/** Findings that say the arms' own figures speak against an estimate. */
const CONTRADICTED: ReadonlySet<string> = new Set([
	"contrast-turned-round",
	"contrast-orientation-contradicted",
]);

/** What the checks warn of and nobody has answered. */
export const doubtsOfFindings = (findings: readonly Finding[]): Doubt[] =>
	findings
		.filter(({ level, answer }) => level === "warning" && !answer)
		.map((finding) => ({
			kind: CONTRADICTED.has(finding.code) ? "contradicted" : "warning",
			key: findingKey(finding),
			message: finding.message,
		}));

/** Whether a doubt is about the record's groups, which only a person can settle; the checks find the others anew. */
export const isOfGroups = ({ kind }: Pick<Doubt, "kind">) =>
	kind === "match" || kind === "no-arm" || kind === "left-out";

/** Whether it stands in the way of publishing what is certain: figures left out for certain do not, but are told. */
export const isUncertain = ({ kind }: Pick<Doubt, "kind">) => kind !== "left-out";

/** One thing that is not certain of the figures beside it, or that is not among them. */
export interface DoubtNote {
	says: "Not certain" | "Left out";
	message: string;
}

export const noteOf = (doubt: Pick<Doubt, "kind" | "message">): DoubtNote => ({
	says: isUncertain(doubt) ? "Not certain" : "Left out",
	message: doubt.message,
});
