import { answeringApi } from "#app/http/api/answering-api.ts";
import { getStudyVersion } from "#app/http/api/study-versions.ts";

export const loader = answeringApi({ GET: getStudyVersion });

export const action = answeringApi({ GET: getStudyVersion });
