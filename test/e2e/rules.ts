/** Rules that several tests and benchmarks publish. */

/** About everything that is shared outside. */
export const outsideRule = (effect: string) => ({
  ...{ id: 'outside', kinds: ['share'], when: { audienceAtLeast: 'external' } },
  ...{ effect, stage: 'enforce' },
});
