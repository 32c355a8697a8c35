import type { StudyDocument } from "./study-document.ts";

/** People randomised, else enrolled or to be enrolled; undefined where the study does not say. */
export const peopleOfStudy = ({ population }: Pick<StudyDocument, "population">): number | undefined =>
	population.randomised ?? population.enrolment?.count;
