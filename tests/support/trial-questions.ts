/** What trials of a condition measure, and what is tried for it; drugs from common to rare. */
export interface TrialTopic {
	/** The condition, and how some trials name it further. */
	conditions: [string, ...string[]];
	drugs: [string, ...string[]];
	/** Who has it, and how many of the people on placebo have. */
	rate: { label: string; concept: string; isGood: boolean; onPlacebo: number };
	/** What is measured of everybody: the mean change on placebo, its standard deviation, the best drug’s advantage. */
	score: {
		label: string;
		concept: string;
		unit: string;
		isGood: boolean;
		change: number;
		sd: number;
		gain: number;
	};
	/** When the main outcome is measured. */
	weeks: number;
}

const topic = (
	[conditions, drugs]: [string, string],
	rate: [label: string, concept: string, isGood: boolean, onPlacebo: number],
	score: [
		label: string,
		concept: string,
		unit: string,
		isGood: boolean,
		change: number,
		sd: number,
		gain: number,
	],
	weeks: number,
): TrialTopic => {
	const listed = (names: string) => names.split("; ") as [string, ...string[]];
	return {
		...{ conditions: listed(conditions), drugs: listed(drugs), weeks },
		rate: { label: rate[0], concept: rate[1], isGood: rate[2], onPlacebo: rate[3] },
		score: {
			...{ label: score[0], concept: score[1], unit: score[2], isGood: score[3] },
			...{ change: score[4], sd: score[5], gain: score[6] },
		},
	};
};

export const TRIAL_TOPICS: readonly TrialTopic[] = [
	topic(
		[
			"Depression; Major depressive disorder",
			"Escitalopram; Sertraline; Fluoxetine; Venlafaxine; Ketamine; Bupropion; Duloxetine; Quetiapine; Psilocybin; Hypericum extract",
		],
		["Response", "response", true, 0.36],
		["HAM-D17", "symptom-severity", "points", false, -8.5, 7, 3.5],
		8,
	),
	topic(
		[
			"Type 2 Diabetes",
			"Metformin; Semaglutide; Empagliflozin; Insulin glargine; Liraglutide; Sitagliptin; Dapagliflozin; Vitamin D",
		],
		["HbA1c below 7%", "response", true, 0.22],
		["HbA1c", "biomarker", "percentage points", false, -0.2, 0.9, 1.1],
		26,
	),
	topic(
		[
			"Hypertension",
			"Amlodipine; Lisinopril; Losartan; Chlorthalidone; Valsartan; Spironolactone; Bisoprolol",
		],
		["Blood pressure controlled", "response", true, 0.3],
		["Systolic blood pressure", "biomarker", "mmHg", false, -4, 12, 11],
		12,
	),
	topic(
		[
			"Migraine; Episodic migraine",
			"Topiramate; Erenumab; Propranolol; Galcanezumab; OnabotulinumtoxinA; Rimegepant; Magnesium",
		],
		["Responders, at least half the migraine days fewer", "response", true, 0.25],
		["Monthly migraine days", "symptom-severity", "days", false, -1.8, 3.6, 1.9],
		12,
	),
	topic(
		["Rheumatoid Arthritis", "Adalimumab; Methotrexate; Tofacitinib; Tocilizumab; Etanercept; Baricitinib"],
		["ACR20", "response", true, 0.28],
		["DAS28", "symptom-severity", "points", false, -0.8, 1.2, 1.1],
		24,
	),
	topic(
		[
			"Psoriasis; Plaque psoriasis",
			"Secukinumab; Ustekinumab; Adalimumab; Apremilast; Guselkumab; Methotrexate",
		],
		["PASI 75", "response", true, 0.06],
		["PASI", "symptom-severity", "points", false, -2.5, 6, 9],
		16,
	),
	topic(
		["Atopic Dermatitis", "Dupilumab; Tralokinumab; Upadacitinib; Tacrolimus; Crisaborole"],
		["EASI 75", "response", true, 0.14],
		["EASI", "symptom-severity", "points", false, -7, 11, 10],
		16,
	),
	topic(
		[
			"Schizophrenia",
			"Olanzapine; Aripiprazole; Quetiapine; Risperidone; Lurasidone; Clozapine; Cariprazine",
		],
		["Response", "response", true, 0.28],
		["PANSS total score", "symptom-severity", "points", false, -9, 18, 9],
		6,
	),
	topic(
		[
			"Generalised Anxiety Disorder; Anxiety",
			"Duloxetine; Pregabalin; Escitalopram; Buspirone; Lavender oil",
		],
		["Response", "response", true, 0.4],
		["HAM-A", "symptom-severity", "points", false, -9, 7, 3],
		8,
	),
	topic(
		["Insomnia", "Zolpidem; Suvorexant; Melatonin; Trazodone; Lemborexant; Valerian"],
		["Remission", "remission", true, 0.18],
		["Insomnia Severity Index", "symptom-severity", "points", false, -3.5, 5, 3],
		4,
	),
	topic(
		[
			"Epilepsy; Focal epilepsy",
			"Levetiracetam; Lamotrigine; Cenobamate; Pregabalin; Cannabidiol; Perampanel",
		],
		["Responders, at least half the seizures fewer", "response", true, 0.17],
		["Monthly seizures", "symptom-severity", "seizures", false, -1.2, 5, 2.5],
		12,
	),
	topic(
		["Asthma", "Budesonide; Omalizumab; Montelukast; Dupilumab; Tiotropium; Vitamin D"],
		["Exacerbation", "relapse", false, 0.32],
		["FEV1", "functioning", "mL", true, 60, 380, 130],
		24,
	),
	topic(
		[
			"Osteoarthritis; Knee osteoarthritis",
			"Celecoxib; Naproxen; Duloxetine; Glucosamine; Hyaluronic acid; Tanezumab",
		],
		["Response", "response", true, 0.42],
		["WOMAC pain", "pain", "points", false, -2.1, 2.5, 0.9],
		12,
	),
	topic(
		[
			"Neuropathic Pain; Diabetic neuropathy",
			"Pregabalin; Duloxetine; Gabapentin; Capsaicin; Amitriptyline; Lidocaine",
		],
		["Responders, at least half the pain less", "response", true, 0.22],
		["Pain, 0 to 10", "pain", "points", false, -1.5, 2.3, 1],
		12,
	),
	topic(
		["Obesity", "Semaglutide; Tirzepatide; Liraglutide; Orlistat; Metformin; Naltrexone and bupropion"],
		["Loss of at least 5% of weight", "response", true, 0.29],
		["Body weight", "biomarker", "kg", false, -2.2, 6.5, 9],
		52,
	),
	topic(
		["Ulcerative Colitis", "Vedolizumab; Infliximab; Mesalazine; Tofacitinib; Adalimumab; Probiotics"],
		["Clinical remission", "remission", true, 0.1],
		["Mayo score", "symptom-severity", "points", false, -1.9, 3, 2.2],
		8,
	),
	topic(
		["Heart Failure", "Empagliflozin; Carvedilol; Spironolactone; Sacubitril and valsartan; Ivabradine"],
		["Hospitalised for heart failure", "hospitalisation", false, 0.19],
		["NT-proBNP", "biomarker", "pg/mL", false, -120, 900, 350],
		52,
	),
	topic(
		["COVID-19", "Remdesivir; Dexamethasone; Tocilizumab; Baricitinib; Ivermectin; Hydroxychloroquine"],
		["Death", "mortality", false, 0.15],
		["WHO progression scale", "symptom-severity", "points", false, -1.4, 2.2, 0.5],
		4,
	),
	topic(
		["Parkinson Disease", "Levodopa; Rasagiline; Pramipexole; Safinamide; Coenzyme Q10"],
		["Response", "response", true, 0.3],
		["UPDRS part III", "symptom-severity", "points", false, -1.5, 8, 4],
		24,
	),
	topic(
		[
			"Attention Deficit Hyperactivity Disorder; ADHD",
			"Methylphenidate; Lisdexamfetamine; Atomoxetine; Guanfacine; Omega-3",
		],
		["Response", "response", true, 0.3],
		["ADHD-RS", "symptom-severity", "points", false, -10, 11, 9],
		6,
	),
];
