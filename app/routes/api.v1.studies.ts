import { answeringApi } from "#app/http/api/answering-api.ts";
import { postStudy } from "#app/http/api/studies.ts";
import { getStudyList } from "#app/http/api/study-list.ts";

export const loader = answeringApi({ GET: getStudyList, POST: postStudy });

export const action = answeringApi({ GET: getStudyList, POST: postStudy });
