import { answeringApi } from "#app/http/api/answering-api.ts";
import { getSynthesisList } from "#app/http/api/syntheses.ts";

export const loader = answeringApi({ GET: getSynthesisList });

export const action = answeringApi({ GET: getSynthesisList });
