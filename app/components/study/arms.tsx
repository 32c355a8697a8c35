import type { StudyView } from "#app/domain/views/study-view.ts";
import { ArmSwatch } from "./arm-swatch.tsx";
import { Facts } from "./part.tsx";

/** Each arm with what its people were given; after them, what the source gives to no arm. */
export function Arms({ arms, interventions }: Pick<StudyView, "arms" | "interventions">) {
	return (
		<>
			<ul className="grid grid-cols-1 gap-6 md:grid-cols-2 print:grid-cols-2">
				{arms.map((arm) => (
					<li key={arm.id}>
						<h3 className="flex items-center gap-2">
							<ArmSwatch colour={arm.colour} />
							{arm.label}
						</h3>
						<p className="text-sm text-muted">
							{arm.role}
							{arm.randomised && `, ${arm.randomised} randomised`}
						</p>
						{arm.description && <p className="mt-1 whitespace-pre-line">{arm.description}</p>}
						{arm.details.length > 0 && <Facts facts={arm.details} />}
						<Interventions interventions={arm.interventions} />
					</li>
				))}
			</ul>
			{interventions.length > 0 && (
				<div className={arms.length > 0 ? "mt-6" : ""}>
					<p className="text-muted">Given, without a word on which arm had it:</p>
					<Interventions interventions={interventions} />
				</div>
			)}
		</>
	);
}

function Interventions({ interventions }: Pick<StudyView, "interventions">) {
	return interventions.map((intervention) => (
		<div key={`${intervention.type} ${intervention.name}`} className="mt-3 border-l-2 border-line pl-3">
			<p>
				<strong className="font-semibold">{intervention.name}</strong>{" "}
				<span className="text-muted">({intervention.type.toLowerCase()})</span>
			</p>
			<Facts facts={intervention.details} />
		</div>
	));
}
