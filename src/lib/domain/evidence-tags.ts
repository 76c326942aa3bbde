/**
 * Weekly activities of the two roles that show a skill, as ready-made evidence for a rating. Each
 * names the skills it speaks for; stored with the rating's event by id.
 */
import type { SkillId } from './framework.ts';

export interface EvidenceTag {
	readonly id: string;
	/** Two to four words for a chip. */
	readonly label: string;
	/** The activity in full. */
	readonly text: string;
	/** Skills of the default framework that the activity shows. */
	readonly skills: readonly SkillId[];
}

export const EVIDENCE_TAGS = [
	{
		id: 'scaled-architecture',
		label: 'Scaled a paper',
		text: 'Scaled a paper’s architecture',
		skills: ['sys', 'impl', 'code'],
	},
	{
		id: 'large-batch-fix',
		label: 'Large-batch fix',
		text: 'Fixed an instability seen only at large batch',
		skills: ['sys', 'diag'],
	},
	{
		id: 'eval-harness',
		label: 'Eval harness',
		text: 'Built an eval harness',
		skills: ['sys', 'exp', 'diag'],
	},
	{
		id: 'distributed-training',
		label: 'Distributed training',
		text: 'Wrote distributed training code',
		skills: ['sys', 'code'],
	},
	{
		id: 'data-pipeline',
		label: 'Data pipeline',
		text: 'Reworked the data pipeline for a new modality',
		skills: ['sys', 'code'],
	},
	{
		id: 'faster-training',
		label: 'Faster training',
		text: 'Profiled and cut training time',
		skills: ['sys'],
	},
	{
		id: 'ab-test',
		label: 'A/B test design',
		text: 'Designed an A/B test',
		skills: ['stats', 'exp', 'product'],
	},
	{
		id: 'ablations',
		label: 'Ablations',
		text: 'Ran ablations on a tuned model',
		skills: ['exp', 'theory'],
	},
	{
		id: 'metric-analysis',
		label: 'Metric analysis',
		text: 'Analysed offline metrics across versions',
		skills: ['exp', 'stats'],
	},
	{
		id: 'research-proposal',
		label: 'Research proposal',
		text: 'Wrote a research proposal',
		skills: ['writing', 'theory'],
	},
	{
		id: 'ship-decision',
		label: 'Ship decision',
		text: 'Presented a ship decision',
		skills: ['product', 'exp'],
	},
	{
		id: 'found-technique',
		label: 'Found a technique',
		text: 'Found an applicable technique in the literature',
		skills: ['claims', 'theory'],
	},
] as const satisfies readonly EvidenceTag[];

export const EVIDENCE_TAG_IDS = EVIDENCE_TAGS.map((tag) => tag.id);

/** The activities that speak for a skill, in the order of the list; none for an unknown skill. */
export function tagsFor(skill: SkillId): readonly EvidenceTag[] {
	return EVIDENCE_TAGS.filter((tag: EvidenceTag) => tag.skills.includes(skill));
}

/** The words of stored tags; ids that are not in the list any more are left out. */
export function tagLabels(ids: readonly string[]): readonly string[] {
	return EVIDENCE_TAGS.filter((tag: EvidenceTag) => ids.includes(tag.id)).map((tag) => tag.label);
}
