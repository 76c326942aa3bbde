import { fail, redirect } from '@sveltejs/kit';
import { encodeCell } from '$lib/domain/grid/cell-code';
import { gridSkills } from '$lib/domain/grid/columns';
import type { TeamPerson } from '$lib/domain/team';
import { readFormEdits, readSkillFields } from '$lib/schemas/rating';
import { requireTeam } from '$lib/server/auth/guard';
import { ownLevels, personSkills, saveRatings } from '$lib/server/services/rating-edits';
import type { EditOutcome } from '$lib/server/services/rating-edits';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import type { Actions, PageServerLoad } from './$types';
import type { PlainFailure, PlainRefusal } from '$lib/schemas/rating';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.rate');
	const [snapshot, own] = await Promise.all([teamSnapshot(access, Date.now()), ownLevels(access)]);
	const skills = gridSkills(snapshot.framework.skills);
	const sheetPerson = (person: TeamPerson) => ({
		id: person.id,
		slug: person.slug,
		name: person.name,
		short: person.short,
		role: person.role,
		share: person.share,
		cells: skills.map((skill) => {
			const state = person.cells[skill.id];
			if (state === undefined) return [];
			const level = person.ratings[skill.id];
			return encodeCell({ ...state, level, own: own.get(`${person.id} ${skill.id}`) });
		}),
	});
	const slug = event.url.searchParams.get('person') ?? undefined;
	const chosen = snapshot.people.find((person) => person.slug === slug);
	const saved = Number(event.url.searchParams.get('saved'));
	return {
		team: snapshot.team,
		skills,
		people: snapshot.people.map(sheetPerson),
		requirements: snapshot.requirements,
		takenAt: snapshot.takenAt,
		focus: { person: chosen?.slug, skill: event.url.searchParams.get('skill') ?? undefined },
		/** What the plain form of one person needs; the grid does without. */
		plain: {
			keys: Object.fromEntries(skills.map((skill) => [skill.id, crypto.randomUUID()])),
			person:
				chosen === undefined
					? undefined
					: await personSkills(
							access,
							chosen.slug,
							skills.map((skill) => skill.id),
						),
			saved: Number.isInteger(saved) && saved > 0 ? saved : undefined,
		},
	};
};

/** What a plain form is told of each edit that was not written. */
function refusals(outcomes: readonly EditOutcome[]): PlainRefusal[] {
	return outcomes.flatMap((outcome): PlainRefusal[] => {
		if (outcome.kind === 'saved') return [];
		if (outcome.kind === 'rejected') return [{ skill: outcome.skill, reason: outcome.reason }];
		const { skill, by, at, cell } = outcome;
		return [{ skill, by, at, theirs: cell.level }];
	});
}

export const actions: Actions = {
	/** The form of one person without script, or of one skill on a phone without script. */
	save: async (event) => {
		const access = await requireTeam(event, 'team.rate');
		const form = await event.request.formData();
		const member = String(form.get('member') ?? '');
		const fields = readSkillFields(form);
		const { edits, issues } = readFormEdits(member, fields);
		if (issues.length > 0) return fail<PlainFailure>(400, { fields, issues, refused: [] });
		const refused = refusals(await saveRatings(access, edits, Date.now()));
		if (refused.length > 0) return fail<PlainFailure>(409, { fields, issues: [], refused });
		const person = event.url.searchParams.get('person') ?? '';
		const next = String(form.get('next') ?? '');
		const query = new URLSearchParams({ person, saved: String(edits.length) });
		if (next !== '') query.set('skill', next);
		redirect(303, `${event.url.pathname}?${query.toString()}`);
	},
};
