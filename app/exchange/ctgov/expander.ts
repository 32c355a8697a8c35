import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";
import { nameExpander } from "./short-names.ts";

/** Rewrites titles of a record's groups with the names of its arms, by all that the record says of short forms. */
export function expanderOf(reading: Reading, labels: readonly string[]): (title: string) => string {
	const module = reading.root.at("protocolSection").at("armsInterventionsModule");
	return nameExpander(labels, textsOf(reading), otherNamesIn(module.at("interventions")));
}

/** The texts of a record that may say what short forms stand for. */
function textsOf(reading: Reading): string[] {
	const protocol = reading.root.at("protocolSection");
	const titles = protocol.at("identificationModule");
	const module = protocol.at("armsInterventionsModule");
	const flow = reading.root.at("resultsSection").at("participantFlowModule").at("groups");
	return [
		...[...module.at("armGroups").peek(), ...module.at("interventions").peek(), ...flow.peek()].flatMap(
			(place) => ["label", "title", "name", "description"].map((field) => place.at(field)),
		),
		titles.at("officialTitle"),
		titles.at("briefTitle"),
		protocol.at("descriptionModule").at("briefSummary"),
	].flatMap(({ value }) => (typeof value === "string" ? value : []));
}

/** From the name of an intervention to its other names. */
function otherNamesIn(list: Place): Map<string, string[]> {
	const named = list.peek().flatMap((place): [string, string[]][] => {
		const { value } = place.at("name");
		const others = place
			.at("otherNames")
			.peek()
			.map((other) => other.value);
		return typeof value === "string" ? [[value, others.filter((other) => typeof other === "string")]] : [];
	});
	return new Map(named);
}
