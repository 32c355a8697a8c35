/** What a group of people is whose figures a source gives and who are no arm. */
export const GROUP_KINDS = {
	"part-of-arm": "Part of an arm",
	"several-arms": "Several arms together",
	period: "A period",
	treatment: "A treatment of a crossover",
	other: "Other",
} as const;

/** What is said once a table above the rows of groups. */
export const NO_ARM = "Groups, not arms: no comparison or figure uses them";
