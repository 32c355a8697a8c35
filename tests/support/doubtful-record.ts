interface Said {
	nctId?: string;
	/** What the group of the first arm is called in the outcome; the arm is “Drug O 10 mg”. */
	group?: string;
	/** A third group of the outcome, which is none of the arms. */
	stranger?: string;
	/** How many of 50 in the first arm had the outcome. */
	events?: string;
}

/** A made-up record of two arms, whose outcome may have groups that are not certain. */
export function doubtfulRecord({ nctId = "NCT91000050", group, stranger, events = "10" }: Said = {}) {
	const titles = [group ?? "Drug O 10 mg", "Placebo", ...(stranger ? [stranger] : [])];
	const id = (index: number) => `OG00${index}`;
	const each = (value: (index: number) => string) =>
		titles.map((_, index) => ({ groupId: id(index), value: value(index) }));
	return {
		protocolSection: {
			identificationModule: { nctId, briefTitle: `Drug O against placebo (${nctId})` },
			statusModule: { overallStatus: "COMPLETED", lastUpdatePostDateStruct: { date: "2024-05-01" } },
			designModule: {
				studyType: "INTERVENTIONAL",
				designInfo: { allocation: "RANDOMIZED", interventionModel: "PARALLEL" },
				enrollmentInfo: { count: 100, type: "ACTUAL" },
			},
			armsInterventionsModule: {
				armGroups: [
					{ label: "Drug O 10 mg", type: "EXPERIMENTAL" },
					{ label: "Placebo", type: "PLACEBO_COMPARATOR" },
				],
			},
		},
		resultsSection: {
			outcomeMeasuresModule: {
				outcomeMeasures: [
					{
						...{ type: "PRIMARY", title: "Responders", timeFrame: "week 8", reportingStatus: "POSTED" },
						...{ paramType: "COUNT_OF_PARTICIPANTS", unitOfMeasure: "Participants" },
						groups: titles.map((title, index) => ({ id: id(index), title })),
						denoms: [{ units: "Participants", counts: each(() => "50") }],
						classes: [{ categories: [{ measurements: each((index) => (index === 0 ? events : "11")) }] }],
					},
				],
			},
		},
	};
}

/** A title that is the first arm's in other words, so that it is not certain. */
export const UNSURE = "Drug O 10 mg daily";
/** A title that says it is no arm. */
export const POOLED = "All participants";
/** A title that no arm fits. */
export const STRANGER = "Vaccinated relatives";
