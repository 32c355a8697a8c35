import { parentPort } from "node:worker_threads";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisAnswer, AnalysisQuestion } from "./analyse-beside.ts";

function answer({ id, request }: AnalysisQuestion): AnalysisAnswer {
	try {
		return { id, response: analyse(request) };
	} catch (error) {
		return { id, error };
	}
}

parentPort?.on("message", (question: AnalysisQuestion) => parentPort?.postMessage(answer(question)));
