import type { Doubt } from "#app/domain/imports/import-doubts.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type { Side } from "#app/domain/versions/sides.ts";
import type { Conflict } from "#app/domain/versions/three-way.ts";
import type { RegistryReading } from "#app/exchange/ctgov/read-record.ts";
import type { Choices } from "./choices.ts";
import type { Here } from "./find-here.ts";
import type { KeptRecord } from "./read-kept.ts";

/** What importing a record would come to. */
export interface RecordPlan {
	/** How a registry record was read; absent for a study document. */
	reading?: RegistryReading;
	/** The study of the record, with the ids of the study here where both mean the same thing. */
	coming: StudyDocument;
	/** The address the study had where it comes from. */
	slug?: string | undefined;
	/** Not to be published, since the file calls it a draft. */
	draft?: true | undefined;
	here?: Here | undefined;
	/** Whether a record of the registry was imported into the study here before. */
	known: boolean;
	/** Where the two differ. Theirs is the study here, mine the record. */
	conflicts: Conflict[];
	/** Which of the two stands, where nobody has chosen. */
	sides: Record<string, Side>;
	/** The study as it would be saved. */
	result: StudyDocument;
	/** What of the groups of a registry record is not sure, by the ids of `coming`. */
	doubts?: Doubt[];
	/** Why it changes nothing here, whatever anybody chooses: what is here was posted later. */
	older?: string;
	/** What is to be known of it once it is saved. */
	remark?: string | undefined;
	/** Why a person has to look before it is saved. */
	held?: string;
	choices: Choices;
}

/** What of a record planning needs beside what it says. */
export type PlannedRecord = Pick<KeptRecord, "importId" | "position" | "format" | "choices">;
