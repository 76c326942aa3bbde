import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import { joinNames, plain, signed } from './format.ts';
import type { FormulaNote } from './formulas.ts';
import type { SkillId } from './framework.ts';
import { leanInterval, spectrum } from './spectrum.ts';
import { MOST_AS_PER_RE, teamTraps } from './team-traps.ts';
import { TEAM_TRAP_NAMES, TRAP_NAMES } from './trap-names.ts';
import type { TrapRule } from './trap-names.ts';
import { APPLIES_FROM, CONDITIONS, DEEP, FAR_OFF, SEVERE_PAIR, trapCheck } from './traps.ts';
import type { TrapInput, TrapResult } from './traps.ts';

const JUDGEMENT = 'Thresholds are judgement: fixed, and the same for every team.';

const nameOf = (id: SkillId) => defaultFramework.skills.find((one) => one.id === id)?.name ?? id;
const below = (skill: SkillId, level: number) => `${nameOf(skill)} < ${plain(level)}`;

/** The demo team as the rules see it; everybody with one rater who is fairly sure. */
function demoPeople(): readonly (TrapInput & { readonly id: string; readonly short: string })[] {
	return DEMO_TEAM.members.map((member) => {
		const ratings = demoRatings(member);
		return {
			id: member.slug,
			short: member.name.split(' ')[0] ?? member.name,
			role: member.role,
			ratings,
			spectrum: spectrum(defaultFramework, ratings),
			interval: leanInterval(defaultFramework, ratings, {}),
		};
	});
}

/** "Ada: Wrong results at 2, so watch; clear at 3." */
function told(short: string, { conditions, grade }: TrapResult): string {
	const missing = conditions.filter((one) => one.state === 'short');
	const at = joinNames(missing.map((one) => `${nameOf(one.skill)} at ${plain(one.level ?? 0)}`));
	const clear = joinNames(missing.map((one) => plain(one.needs)));
	return `${short}: ${at}, so ${grade}; clear at ${clear}.`;
}

function ruleNote(
	rule: TrapRule,
	applies: string,
	words: string,
	example: { readonly short: string; readonly result: TrapResult | undefined },
): FormulaNote {
	const beyond = FAR_OFF[rule] < 0 ? '≤' : '≥';
	const pair = SEVERE_PAIR[rule].map(([skill, most]) => `${nameOf(skill)} ≤ ${plain(most)}`);
	return {
		id: rule,
		title: `Trap: ${TRAP_NAMES[rule].toLowerCase()}`,
		formula: [
			`applies: ${applies}`,
			`short: ${CONDITIONS[rule].map(([skill, needs]) => below(skill, needs)).join(', ')}`,
			`watch: one short, by less than ${plain(DEEP)} levels`,
			`trap: two or more short, or one by ${plain(DEEP)} levels or more`,
			`severe: any short, and raw ${beyond} ${signed(FAR_OFF[rule])} or (${pair.join(' and ')})`,
		],
		words,
		example: example.result ? told(example.short, example.result) : '',
		source: JUDGEMENT,
	};
}

/** The rules about what a strong specialist or a whole team gets stuck on, with their thresholds. */
export function trapNotes(): readonly FormulaNote[] {
	const people = demoPeople();
	const person = (slug: string) => {
		const found = people.find(({ id }) => id === slug);
		if (found === undefined) throw new Error(`The demo team has nobody called ${slug}`);
		return { short: found.short, check: trapCheck(found) };
	};
	const ada = person('ada-okafor');
	const chidi = person('chidi-eze');
	const drifting = people.filter((one) => trapCheck(one).titleDrift !== undefined);
	const found = teamTraps(people, 'product').map((trap) => TEAM_TRAP_NAMES[trap.rule]);
	return [
		ruleNote(
			'order-taker',
			`role RE, or lean ≤ ${signed(-APPLIES_FROM)}`,
			'An engineer without a feel for research builds the wrong experiment well. What is not rated is never short: with nothing short and something not rated, the answer is “can’t tell” and what to rate. Lean and raw count once at least half of each side is rated.',
			{ short: ada.short, result: ada.check.orderTaker },
		),
		ruleNote(
			'blocked-scientist',
			`role AS, or lean ≥ ${signed(APPLIES_FROM)}`,
			'A scientist who cannot build waits for engineers. The same scheme with other skills.',
			{ short: chidi.short, result: chidi.check.blockedScientist },
		),
		{
			id: 'title-drift',
			title: 'Title drift',
			formula: [
				`role RE with lean ≥ ${signed(APPLIES_FROM)}, or role AS with lean ≤ ${signed(-APPLIES_FROM)}`,
				'and the 80% interval excludes 0',
			],
			words: 'For information and no fault: the work has moved away from the title.',
			example: `In the demo team: ${joinNames(drifting.map((one) => one.short)) || 'nobody'}.`,
			source: JUDGEMENT,
		},
		{
			id: 'team-traps',
			title: 'Traps of a team',
			formula: [
				`${TEAM_TRAP_NAMES['infra-bottleneck'].toLowerCase()}: product preset, people leaning AS > ${plain(MOST_AS_PER_RE)} × people leaning RE, and a blocked scientist`,
				`${TEAM_TRAP_NAMES['nobody-can-say-no'].toLowerCase()}: everybody leaning RE is an order taker`,
			],
			words:
				'Who leans is counted as for AS : RE. Trap and severe count, watch does not. Where nobody leans RE, the second says nothing.',
			example: `In the demo team: ${joinNames(found) || 'neither'}.`,
			source: JUDGEMENT,
		},
	];
}
