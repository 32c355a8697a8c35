import { answeringApi } from "#app/http/api/answering-api.ts";
import { getStudyFile } from "#app/http/api/studies.ts";

export const loader = answeringApi({ GET: getStudyFile });

export const action = answeringApi({ GET: getStudyFile });
