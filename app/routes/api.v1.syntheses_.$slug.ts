import { answeringApi } from "#app/http/api/answering-api.ts";
import { getSynthesisDocument } from "#app/http/api/syntheses.ts";

export const loader = answeringApi({ GET: getSynthesisDocument });

export const action = answeringApi({ GET: getSynthesisDocument });
