import { answeringApi } from "#app/http/api/answering-api.ts";
import { getVersionList } from "#app/http/api/study-versions.ts";

export const loader = answeringApi({ GET: getVersionList });

export const action = answeringApi({ GET: getVersionList });
