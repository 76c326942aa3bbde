import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDIT_KINDS, auditKind } from './audit-kinds.ts';
import { AUDIT_ACTIONS, auditSentence } from './audit-words.ts';

/** The actions that the server writes, as they stand in its source. */
function writtenActions(): string[] {
	const server = path.resolve(import.meta.dirname, '../server');
	const found = readdirSync(server, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
		.flatMap((file) => {
			const text = readFileSync(path.join(server, file), 'utf8');
			const named = [...text.matchAll(/action: '([a-z.-]+)'/g)].map((match) => match[1] ?? '');
			const recorded = [...text.matchAll(/record\(tx, access, '([a-z.-]+)'/g)];
			return [...named, ...recorded.map((match) => match[1] ?? '')];
		});
	return [...new Set([...found, 'member.archive', 'member.restore', 'member.remove'])].sort();
}

describe('the audit in sentences', () => {
	it('has a sentence for every action that is written, and a kind for every sentence', () => {
		expect(writtenActions().filter((action) => !AUDIT_ACTIONS.includes(action))).toEqual([]);
		const prefixes = AUDIT_KINDS.flatMap((kind): readonly string[] => kind.prefixes);
		expect(
			AUDIT_ACTIONS.filter((action) => !prefixes.some((prefix) => action.startsWith(prefix))),
		).toEqual([]);
	});

	it('names counts, old and new', () => {
		const cells = [{ member: 'm', skill: 'sys' }];
		expect(auditSentence({ action: 'rating.save', subject: 'Ranking', after: { cells } })).toBe(
			'changed 1 rating in Ranking',
		);
		expect(
			auditSentence({
				action: 'import.confirm',
				after: { team: 'Ranking', file: 'team.csv', counts: { new: 9, changed: 2, newPeople: 1 } },
			}),
		).toBe('imported team.csv into Ranking: 11 ratings and 1 person');
		expect(
			auditSentence({
				action: 'requirement.save',
				subject: 'Ranking',
				before: { skill: 'stats', level: 3, need: 2, importance: 3 },
				after: { skill: 'stats', level: 4, need: 2, importance: 3 },
			}),
		).toBe('changed what Ranking needs of Statistics: level 3 to 4, need 2, importance 3');
		expect(
			auditSentence({
				action: 'member.edit',
				subject: 'Ada Okafor',
				before: { name: 'Ada Okafor', email: 'ada@example.org', share: 1 },
				after: { name: 'Ada Okafor', email: 'ada@example.org', share: 0.8 },
			}),
		).toBe('changed share of Ada Okafor');
		expect(
			auditSentence({
				action: 'opening.create',
				after: { title: 'Applied Scientist', plan: 'Plan A' },
			}),
		).toBe('opened the role Applied Scientist from the plan Plan A');
		expect(
			auditSentence({
				action: 'opening.status',
				subject: 'Applied Scientist',
				before: { status: 'open' },
				after: { status: 'on-hold' },
			}),
		).toBe('set the role Applied Scientist from open to on-hold');
		const kit = { action: 'opening.kit', subject: 'AS' } as const;
		expect(auditSentence({ ...kit, after: { interviews: 3 } })).toBe(
			'set 3 interviews for the role AS',
		);
		expect(auditSentence({ ...kit, after: { interviews: 0 } })).toBe(
			'went back to the suggested interviews for AS',
		);
	});

	it('survives records that are empty, odd or of an unknown action', () => {
		for (const action of AUDIT_ACTIONS) {
			for (const odd of [undefined, null, 3, [], { counts: 'x', cells: null }]) {
				const sentence = auditSentence({ action, before: odd, after: odd });
				expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
			}
		}
		expect(auditSentence({ action: 'thing.done', subject: 'X' })).toBe('thing done X');
		expect(auditKind('ratings')).toBe('ratings');
		expect(auditKind('constructor')).toBeUndefined();
	});
});
