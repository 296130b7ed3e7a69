export type { Answer } from '../lib/gate/presenter.ts';
