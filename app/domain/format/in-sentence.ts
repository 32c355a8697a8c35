/** Words that name a control or a kind of care, never a product. */
const COMMON_NOUN =
	/^(placebo|sham|control|controls|usual|standard|routine|waiting|waitlist|wait-list|treatment|treated|no|minimal|active|vehicle|saline|comparator|untreated|observation)$/i;

/** Ends of generic drug names (WHO's INN stems), which are written small within a sentence, unlike brand names. */
const GENERIC_NAME =
	/^\p{Lu}\p{Ll}{2,}(toxin[AB]|mab|nib|pram|oxetine|traline|faxine|azepam|azolam|setron|pril|sartan|statin|olol|dipine|azole|mycin|cillin|oxacin|vir|gliptin|gliflozin|glutide|tidine|triptan|caine|profen|idone|apine|iprazole|parin|xaban|gatran|terol|sone|solone|tecan|platin|taxel|ketamine|cybin)$/u;

/**
 * An arm's label as it stands within a sentence: "with placebo", "with onabotulinumtoxinA". Only words known to
 * be common nouns or generic drug names lose their capital; what may be a brand or an abbreviation keeps it.
 */
export function inSentence(label: string): string {
	const first = label.split(/[\s,;/+]/, 1)[0] ?? "";
	const known = /^\p{Lu}\p{Ll}/u.test(first) && (COMMON_NOUN.test(first) || GENERIC_NAME.test(first));
	return known ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
