import { answeringApi } from "#app/http/api/answering-api.ts";
import { getOpenApi } from "#app/http/api/openapi.ts";

export const loader = answeringApi({ GET: getOpenApi });

export const action = answeringApi({ GET: getOpenApi });
