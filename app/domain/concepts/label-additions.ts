import { ANY_SCALE } from "./scale-names.ts";

/**
 * What may stand beside a term without changing what the outcome is: when, in whom, as which statistic; and for what
 * somebody judges, by which threshold, scale and judge. A word that is on none of these lists may change it.
 */
const words = (text: string) => text.split(/\s+/).filter(Boolean);

const WHEN =
	words(`at by within in during over after through throughout up to from of the a an each any day days week weeks wk
	wks month months mo mos year years yr yrs hour hours hr hrs visit baseline end endpoint follow followup treatment study
	trial period phase final last long term short post posttreatment randomisation enrolment enrollment inclusion
	admission discharge surgery operation procedure entry start initiation completion double blind blinded maintenance
	acute core main extension open label hospital icu one two three four five six seven eight nine ten twelve eighteen`);
const IN_WHOM =
	words(`participants participant patients patient subjects subject people persons individuals itt mitt pp fas
	intention intent treat treated per protocol population populations set analysis full safety modified evaluable
	randomised enrolled all among arm arms group groups locf nri observed cases overall`);
const STATISTIC = words("n number percent percentage proportion rate rates % frequency count");
const JUDGED_BY =
	words(`≥ ≤ < > = least most more less greater than fall reduction decrease decline drop improvement improved
	reduced decreased relative score scores total scale subscales points point item items criteria criterion version v1.1
	defined as definition according based on using assessed assessment measured rated evaluated determined judged initial
	investigator investigators central independent review reviewer clinician self report reported bicr irc local scale§`);

export const SAYS_WHEN_AND_WHOM: ReadonlySet<string> = new Set([...WHEN, ...IN_WHOM, ...STATISTIC]);
export const SAYS_HOW_JUDGED: ReadonlySet<string> = new Set([...SAYS_WHEN_AND_WHOM, ...JUDGED_BY]);

const NUMBER = /^(?:n=)?[≥≤<>=~±+-]*\d+(?:[.,]\d+)?(?:%|st|nd|rd|th|d|w|wk|m|mo|h|y)?$/;
const SCALES = new RegExp(`(?<![\\p{L}\\p{N}])${ANY_SCALE}(?![\\p{L}\\p{N}])`, "gu");

/** Whether a text holds nothing but these words, numbers and names of scales. */
export function saysOnly(text: string, allowed: ReadonlySet<string>): boolean {
	const named = allowed === SAYS_HOW_JUDGED ? text.replace(SCALES, "scale§") : text;
	return named.split(" ").every((word) => word === "" || allowed.has(word) || NUMBER.test(word));
}

/** How an addition begins, so that "relapse period" and "response time" are none. */
const BEGINS = new RegExp(
	`^(?:$|(?:rates?|at|by|within|in|on|during|over|through|throughout|up to|after|from|to|per|according|based|defined|assessed|measured|rated|as|using|among|n|percent|percentage|overall|observed|itt|final|last|end|all|post|follow|total|scores?|of (?:all |the )?(?:participants|patients|subjects))(?: |$)|[%≥≤<>=]|(?:\\d+ |n=)|\\d+$|\\d+[%a-z]|(?:days?|weeks?|months?|years?|visit) \\d|${ANY_SCALE}(?: |$))`,
	"u",
);

export const beginsLikeAddition = (text: string): boolean => BEGINS.test(text);
