import { answeringApi } from "#app/http/api/answering-api.ts";
import { getStudyListFile } from "#app/http/api/study-list.ts";

export const loader = answeringApi({ GET: getStudyListFile });

export const action = answeringApi({ GET: getStudyListFile });
