/** Names that made-up studies are made of; each list is ordered from common to rare. */

export const CONDITIONS = [
	...["Depression", "Type 2 Diabetes", "Hypertension", "Breast Cancer", "Asthma", "Schizophrenia", "Obesity"],
	...[
		"Heart Failure",
		"Stroke",
		"COVID-19",
		"Rheumatoid Arthritis",
		"Migraine",
		"Osteoarthritis",
		"Psoriasis",
	],
	...[
		"Generalised Anxiety Disorder",
		"Multiple Sclerosis",
		"HIV Infections",
		"Chronic Kidney Disease",
		"Asthenia",
	],
	...["Bipolar Disorder", "Insomnia", "Parkinson Disease", "Crohn Disease", "Ulcerative Colitis", "Epilepsy"],
	...[
		"Prostate Cancer",
		"Lung Cancer",
		"Colorectal Cancer",
		"Atopic Dermatitis",
		"Postoperative Pain",
		"Sepsis",
	],
	...["Tuberculosis", "Malaria", "Hepatitis C", "Alzheimer Disease", "Atrial Fibrillation", "Osteoporosis"],
	...["Endometriosis", "Infertility", "Preeclampsia", "Anemia", "Neuropathic Pain", "Fibromyalgia", "Acne"],
	...["Glabellar Frown Lines", "Cystic Fibrosis", "Sickle Cell Disease", "Narcolepsy", "Cervical Dystonia"],
	...[
		"Borderline Personality Disorder",
		"Tourette Syndrome",
		"Hidradenitis Suppurativa",
		"Gout",
		"Sarcoidosis",
	],
];

export const DRUGS = [
	...[
		"Escitalopram",
		"Metformin",
		"Amlodipine",
		"Sertraline",
		"Semaglutide",
		"Atorvastatin",
		"Pembrolizumab",
	],
	...["OnabotulinumtoxinA", "Insulin Glargine", "Empagliflozin", "Fluoxetine", "Ketamine", "Adalimumab"],
	...["Dexamethasone", "Bupropion", "Venlafaxine", "Duloxetine", "Quetiapine", "Aripiprazole", "Olanzapine"],
	...["Lisinopril", "Losartan", "Rosuvastatin", "Apixaban", "Rivaroxaban", "Clopidogrel", "Omalizumab"],
	...[
		"Dupilumab",
		"Secukinumab",
		"Ustekinumab",
		"Tofacitinib",
		"Methotrexate",
		"Hypericum Extract",
		"Lithium",
	],
	...["Lamotrigine", "Levetiracetam", "Gabapentin", "Pregabalin", "Topiramate", "Erenumab", "Sumatriptan"],
	...["Nivolumab", "Trastuzumab", "Tamoxifen", "Letrozole", "Docetaxel", "Remdesivir", "Tocilizumab"],
	...["Oseltamivir", "Dolutegravir", "Tenofovir", "Sofosbuvir", "Rifapentine", "Artemether", "Vitamin D"],
	...["Zinc", "Probiotics", "Psilocybin", "Melatonin", "Donepezil", "Memantine", "Levodopa", "Baclofen"],
];

export const SURNAMES = [
	...[
		"Smith",
		"Wang",
		"García",
		"Müller",
		"Kim",
		"Patel",
		"Nguyen",
		"Rossi",
		"Andersson",
		"Kowalski",
		"Tanaka",
	],
	...["Hansen", "Okafor", "Silva", "Dubois", "Ivanova", "Haddad", "Cohen", "Mbeki", "O’Brien", "Lindqvist"],
	...["Chowdhury", "Papadopoulos", "Yilmaz", "Novak", "van Dijk", "Fernández", "Moreau", "Weber", "Jansen"],
];

export const POPULATIONS = [
	...["Adults", "Older Adults", "Adolescents", "Women", "Men", "Children", "Outpatients", "Inpatients"],
	...["Veterans", "Primary Care Patients", "Pregnant Women", "Nursing Home Residents"],
];

export const SETTINGS = [
	...[
		"a Randomised Controlled Trial",
		"a Double-Blind Trial",
		"a Dose-Finding Study",
		"an Open-Label Extension",
	],
	...[
		"a Pilot Study",
		"a Multicentre Trial",
		"a Crossover Trial",
		"a Feasibility Study",
		"a Pragmatic Trial",
	],
];
