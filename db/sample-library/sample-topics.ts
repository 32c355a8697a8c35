/** What the conditions and interventions of the sample studies are called, and by which names the studies know them. */
export const SAMPLE_TOPICS = [
	{
		kind: "intervention",
		from: "OnabotulinumtoxinA",
		name: "Botulinum toxin A",
		names: [
			...[
				"OnabotulinumtoxinA",
				"Botulinum toxin",
				"Botulinum toxin type A",
				"BoNT/A",
				"BTX-A",
				"BTA",
				"Botox",
			],
		],
	},
	{
		kind: "intervention",
		from: "St John’s wort extract",
		name: "St John’s wort",
		names: [
			...["St John’s wort extract", "Hypericum", "Hypericum extract", "Hypericum perforatum"],
			"Hypericum perforatum extract",
		],
	},
	{
		kind: "intervention",
		from: "BCG vaccine",
		name: "BCG vaccine",
		names: ["BCG", "Bacillus Calmette-Guérin vaccine", "Bacille Calmette-Guérin vaccine"],
	},
	{
		kind: "condition",
		from: "Major depressive disorder",
		name: "Major depressive disorder",
		names: ["MDD", "Major depression", "Depression, major", "Major depressive episode"],
	},
	{
		kind: "condition",
		from: "Depression",
		name: "Depression",
		names: ["Depressive disorder", "Depressive disorders"],
	},
	{ kind: "condition", from: "Tuberculosis", name: "Tuberculosis", names: ["TB"] },
] as const;
