/** Words of the filters that people keep. */
export const savedWords = {
  title: (count: number) => (count === 0 ? 'Saved filters' : `Saved filters (${count})`),
  none: 'Nothing is saved yet. Set time and filters as you need them often, and give them a name.',
  name: 'Name for what is shown now',
  share: 'for everybody',
  keep: 'Save filter',
  kept: (name: string) => `${name} is saved.`,
  nameMissing: 'Give it a name first.',
  shared: 'for everybody',
  by: (owner: string) => `shared by ${owner}`,
  delete: 'Delete',
  deleteOf: (name: string) => `Delete ${name}`,
  deleted: (name: string) => `${name} is deleted.`,
} as const;
