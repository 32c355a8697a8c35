/** Words by which a title says that a group is something other than one arm from its beginning. */
const SIGNS = {
	/** Several arms, or everybody. */
	pooled:
		/\b(?:all|any|both|either|entire|whole|total|totals|overall|pooled|combined|merged|grand total)\b(?!-)|\bany dose\b|\bacross (?:arms|groups|doses)\b/i,
	/** A phase of the trial that is not the one arms are made for. */
	phase:
		/\bopen[\s-]label(?:ed|led)?\b|\bOL(?:E|P|TE|TP|EP)?\b|\bLTE\b|\bextensions?\b|\bextended (?:phase|period|treatment|access|study)\b|\brun[\s-]?ins?\b|\blead[\s-]?ins?\b|\bpre-?treatment\b|\bcross(?:ed|ing)?[\s-]?overs?\b|\bswitch(?:ed|ing|es)?\b|\brollovers?\b|\bre-?challenged?\b|\bre-?induction\b|\bre-?treat(?:ment|ed)\b|\boptional\b|\bwash[\s-]?out\b|\blong[\s-]term (?:follow|safety|treatment|study|period|phase)|\bfollow[\s-]?up (?:period|phase|study)\b|[-–:,(]\s*follow[\s-]?up\)?$|^(?:(?:post-?treatment|safety) )?follow[\s-]?up\s*[:–-]|\bdelayed[\s-](?:start|tx|treatment)\b|\b(?:early|late)[\s-]start\b|\b(?:post-?treatment|screening|titration|tapering|taper|rescue|observation(?:al)?|discontinuation|withdrawal) (?:period|phase)\b|\b(?:after|post|following|upon|at|on) (?:disease )?progression\b|\bperiods? (?:[2-9]|I{2,3}|IV|two|three|B)\b|\b(?:second|third|2nd|3rd) (?:period|phase|course|intervention|treatment period)\b|\bsecond[\s-]course\b|\bsteps? [2-9]\b/i,
	/** Some people of an arm, or one of its pieces. */
	part: /\b(?:fe)?males?\b|\b(?:wo)?men\b|\bboys?\b|\bgirls?\b|\baged?\b|\b(?:years?|yrs?|months?) (?:old|of age)\b|(?:[<>≤≥]|\bunder |\bover )\s*=?\s*\d+\s*(?:years?|yrs?|y)?\b|\b\d+\s*(?:-|–|to)\s*<?\s*\d+\s*(?:years?|yrs?)\b|\badolescents?\b|\bchild(?:ren)?\b|\badults?\b|\bp(?:a)?ediatrics?\b|\belderly\b|\binfants?\b|\bnewborns?\b|\bmothers?\b|\bmaternal\b|\bneonat(?:al|es?)\b|\bf(?:o?etal|o?etus(?:es)?)\b|\boffspring\b|\bfathers?\b|\bparents?\b|\bsiblings?\b|\bcaregivers?\b|\bspouses?\b|\btoddlers?\b|\bnon-?responders?\b|\bresponders?\b|\b(?:partial|complete) response\b|\b(?:stable|progressive) disease\b|(?:positive|negative)\b(?! (?:pressure|airway|feedback))|\bmutants?\b|\bmutations?\b|mut(?:ated)?\b|\bg?BRCA\w*|\bPD-?L1\b|\bwild[\s-]?type\b|\bcarriers?\b|\bsub-?groups?\b|\bsub-?sets?\b|\bsub-?stud(?:y|ies)\b|\bstrat(?:um|a)\b|\bjapan(?:ese)?\b|\bchin(?:a|ese)\b|\bkoreans?\b|\btaiwan(?:ese)?\b|\basians?\b|\bcaucasians?\b|\bhispanics?\b|\beurope(?:an)?s?\b|\bunited states\b|\b(?:north|latin) america\b|\bindia\b|\bglobal cohort\b|\brest of (?:the )?world\b|\bcompleters?\b|\bnon-?completers?\b|\bsurvivors?\b|\b(?:un)?treated previously\b|\bprevious(?:ly)? (?:un)?treated\b|\b(?:treatment|drug|biologic|bio)[\s-]?(?:na[iï]ve|experienced)\b|\b(?:pk|pharmacokinetics?) (?:population|set|subset|group)\b|\bpart(?:s)? (?:[A-H]|\d|I{1,3}|IV)\b|\bperiods? (?:1|I|one|A)\b|\bstages? (?:[A-H]|\d|I{1,3}|IV)\b|\bcycles? \d|\bsteps? 1\b|\b(?:first|second|fellow|left|right) eyes?\b|\bcourses? \d|\bfirst course\b|\bcontinued\b|\bphases? (?:\d[ab]?|I{1,3})\b|\b(?:first|1st) (?:period|phase|intervention)\b|\bmaintenance (?:period|phase)\b|\binduction (?:period|phase)\b/i,
	/** Other people than those who were assigned. */
	others:
		/\bhealthy\b(?! (?:diets?|eating|food|lifestyles?|living|habits?|weight|heart|start|choices?))|\bhistoric(?:al)?\b|\bnatural history\b|\bexternal (?:controls?|cohort|comparators?)\b|\bunvaccinated\b|\buntreated\b|\bun-?exposed\b|\bunrandomi[sz]ed\b|\bnon-?randomi[sz]ed\b|\bnot (?:treated|randomi[sz]ed|allocated|assigned|enrolled|eligible|adherent|exposed|dosed|infused|implanted|transplanted|vaccinated|injected|operated)\b|\bnever (?:treated|dosed)\b|\bscreen(?:ing)?[\s-]?fail(?:ure|ures|ed)?\b|\bnon-?participants?\b|\bdeclined\b|\bineligible\b|\brescue\b|\bnormal (?:controls?|volunteers?|subjects?)\b|\bparticipant\s+[A-Z]*\d{3,}/i,
	/** What the comparators of a trial go by. */
	comparator:
		/\bcontrols?\b|\bplacebos?\b|\bsham\b|\bvehicle\b|\busual\b|\bstandard\b|\broutine\b|\bconventional\b|\bcomparators?\b|\bwait(?:ing)?[\s-]?list\b|\bno (?:treatment|intervention|therapy|drug|vaccine)\b|\bnon-?intervention\b|\bobservation(?: only| alone| arm| group)?$|\bsoc\b|\btau\b|\bbest supportive care\b|\battention\b/i,
} as const;
export type Sign = keyof typeof SIGNS;

/** The words by which a title says so where none of some other titles does; undefined where it does not. */
export function signIn(
	sign: Sign,
	title: string,
	otherwise: readonly (string | undefined)[] = [],
): string | undefined {
	const found = SIGNS[sign].exec(title.slice(0, 500))?.[0];
	if (found === undefined) return undefined;
	return otherwise.some((other) => other !== undefined && SIGNS[sign].test(other.slice(0, 2000)))
		? undefined
		: found.trim();
}

/** A title without the words by which it says so. */
export const withoutSign = (sign: Sign, title: string): string => title.replace(SIGNS[sign], " ");
