import { describe, expect, it } from 'vitest';
import { parseOdds } from './departures';

describe('the chances of a form', () => {
	it('are those that differ from what stood, with what stood', () => {
		const parsed = parseOdds(
			{
				'chance-ada': ' 20 % ',
				'before-ada': '',
				'chance-bao': '10',
				'before-bao': '10',
				'chance-chidi': '',
				'before-chidi': '30',
			},
			['ada', 'bao', 'chidi', 'dana'],
		);
		expect(parsed).toEqual({
			ok: true,
			output: [
				{ slug: 'ada', percent: 20, before: undefined },
				{ slug: 'chidi', percent: undefined, before: 30 },
			],
		});
	});

	it.each(['101', '-5', 'often', '12.5', '1e1'])('refuse %s by the field', (typed) => {
		const parsed = parseOdds({ 'chance-ada': typed, 'before-ada': '' }, ['ada']);
		expect(parsed).toEqual({
			ok: false,
			issues: { 'chance-ada': 'A chance is 0 to 100 percent, or nothing.' },
		});
	});
});
