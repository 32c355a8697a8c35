import { answeringApi } from "#app/http/api/answering-api.ts";
import { deleteStudy, getStudyDocument, putStudy } from "#app/http/api/studies.ts";

export const loader = answeringApi({ GET: getStudyDocument, PUT: putStudy, DELETE: deleteStudy });

export const action = answeringApi({ GET: getStudyDocument, PUT: putStudy, DELETE: deleteStudy });
