import { expect, test } from 'vitest';
import { defaultFramework } from './default-framework.ts';
import { EVIDENCE_TAGS, tagLabels, tagsFor } from './evidence-tags.ts';

test('every activity names skills of the framework, and ids are unique', () => {
	const skills = new Set(defaultFramework.skills.map((skill) => skill.id));
	for (const tag of EVIDENCE_TAGS) {
		expect(tag.skills.filter((skill) => !skills.has(skill))).toEqual([]);
	}
	expect(new Set(EVIDENCE_TAGS.map((tag) => tag.id)).size).toBe(EVIDENCE_TAGS.length);
});

test('offers the activities of one skill and words for stored ids', () => {
	expect(tagsFor('stats').map((tag) => tag.label)).toEqual(['A/B test design', 'Metric analysis']);
	expect(tagsFor('no-such-skill')).toEqual([]);
	expect(tagLabels(['gone', 'ab-test'])).toEqual(['A/B test design']);
});
