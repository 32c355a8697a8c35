/** A request that somebody can copy; on a library with the samples it succeeds. */
export interface Example {
	/** The address, with its parameters. */
	path: string;
	body?: Record<string, unknown>;
	/** The version that a change was made from. */
	version?: number;
	/** It reads a draft, which wants a token where other reading does not. */
	ofDraft?: true;
}

const TRIAL = {
	title: "Drug against placebo in major depression",
	reports: [{ id: "r1", authors: "Doe J, Roe R", title: "Drug against placebo", year: 2025 }],
	arms: [
		{ id: "a1", label: "Drug", role: "experimental" },
		{ id: "a2", label: "Placebo", role: "placebo-comparator" },
	],
	outcomes: [
		{
			...{ id: "o1", kind: "binary", label: "Response", timePoint: { value: 8, unit: "weeks" } },
			results: [
				{ armId: "a1", events: 17, n: 33 },
				{ armId: "a2", events: 6, n: 41 },
			],
		},
	],
};

const LIST = "/api/v1/studies";
const STUDY = `${LIST}/doe-roe-2025`;

/**
 * An example of each operation, by its id. In their order those of studies are one study's life: the description,
 * the page and a test run through them.
 */
export const EXAMPLES: Readonly<Record<string, Example>> = {
	analyse: {
		path: "/api/v1/meta-analyses",
		body: {
			measure: "RR",
			rows: [
				row("Aronson 1948", [4, 123], [11, 139]),
				row("Ferguson 1949", [6, 306], [29, 303]),
				row("Rosenthal 1960", [3, 231], [11, 220]),
			],
		},
	},
	listStudies: { path: `${LIST}?q=botulinum&results=yes&limit=5&count=yes` },
	createStudy: { path: LIST, body: { ...TRIAL, reason: "Read from the paper" } },
	getStudy: { path: STUDY, ofDraft: true },
	getStudyFile: { path: `${STUDY}/files/csv`, ofDraft: true },
	listStudiesAsFile: { path: "/api/v1/files/wide?condition=tuberculosis&limit=20" },
	replaceStudy: {
		...{ path: STUDY, version: 1 },
		body: { ...TRIAL, conditions: ["Major depressive disorder"], reason: "Condition added" },
	},
	listVersions: { path: `${STUDY}/versions`, ofDraft: true },
	getVersion: { path: `${STUDY}/versions/1`, ofDraft: true },
	archiveStudy: { path: `${STUDY}?reason=Entered%20twice`, version: 2 },
	listSyntheses: { path: "/api/v1/syntheses?q=tuberculosis" },
	getSynthesis: { path: "/api/v1/syntheses/bcg-vaccine-against-tuberculosis?model=common" },
	describe: { path: "/api/v1/openapi.json" },
};

function row(label: string, experimental: [number, number], control: [number, number]) {
	const arm = ([events, n]: [number, number]) => ({ events, n });
	return { label, experimental: arm(experimental), control: arm(control) };
}
