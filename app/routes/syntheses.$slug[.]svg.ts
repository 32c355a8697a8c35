import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answering.ts";
import { svgResponse } from "#app/http/formats.ts";
import { synthesisFigureAt } from "#app/http/synthesis-figure.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const { drawn, drawing, headers } = synthesisFigureAt(asked);
	return svgResponse(drawn, drawing, headers);
});
