/** Routes of those who decide: approvals, what is added to the policy, what is stopped, the policy itself. */
import { AnswerRequest, AnswerResult, ApprovalPage, ApprovalQuery } from '../contract/approvals.ts';
import {
  AffectedPage,
  AffectedQuery,
  Containment,
  ContainmentDetail,
  ContainmentList,
  EndRequest,
  Preview,
  StopRequest,
  Target,
  ThingList,
  ThingQuery,
} from '../contract/containment.ts';
import { DeskState } from '../contract/desk.ts';
import { HookList } from '../contract/hooks.ts';
import {
  LivePolicy,
  ReplayDetail,
  ReplayList,
  ReplayRequest,
  ReplayStart,
  RuleList,
  RuleQuery,
  StageRequest,
} from '../contract/policy.ts';
import { CSV, Removed, type Routes } from './described.ts';

export const DECISION_ROUTES: Routes = {
  'GET /api/approvals': {
    ...{ summary: 'Requests and objections', query: ApprovalQuery, answer: ApprovalPage },
  },
  'POST /api/approvals/answers': {
    ...{ summary: 'Answer them', body: AnswerRequest, answer: AnswerResult, status: 201 },
  },
  'GET /api/hooks': { summary: 'How hooks are doing, and what came to nothing', answer: HookList },

  'GET /api/desk': { summary: 'What the service adds to the policy', answer: DeskState },
  'GET /api/desk/entries.yaml': {
    ...{ summary: 'The same for the policy file', type: 'application/yaml' },
  },
  'DELETE /api/desk/entries/:id': { summary: 'Lift an entry', answer: Removed },

  'GET /api/containment/things': {
    ...{ summary: 'What was met in the fleet', query: ThingQuery, answer: ThingList },
  },
  'GET /api/containment/preview': {
    ...{ summary: 'What a stop would do', query: Target, answer: Preview },
  },
  'GET /api/containment/affected': {
    ...{ summary: 'Who is affected', query: AffectedQuery, answer: AffectedPage },
  },
  'GET /api/containment/affected.csv': { summary: 'All of them', query: Target, type: CSV },
  'GET /api/containment/stops': { summary: 'Stops, and those of before', answer: ContainmentList },
  'POST /api/containment/stops': {
    ...{ summary: 'Stop something', body: StopRequest, answer: Containment, status: 201 },
  },
  'GET /api/containment/stops/:id': {
    ...{ summary: 'One stop, and how far it has come', answer: ContainmentDetail },
  },
  'POST /api/containment/stops/:id/confirm': {
    ...{ summary: 'Confirm what somebody else proposed', answer: Containment },
  },
  'POST /api/containment/stops/:id/end': {
    ...{ summary: 'Lift or withdraw it', body: EndRequest, answer: Containment },
  },

  'GET /api/policy/rules': {
    ...{ summary: 'Rules and what came of them', query: RuleQuery, answer: RuleList },
  },
  'GET /api/policy/live': { summary: 'What is published, for whom', answer: LivePolicy },
  'POST /api/policy/stages': {
    summary: 'Promote or demote a rule',
    body: StageRequest,
    answer: LivePolicy,
    status: 201,
  },
  'GET /api/policy/replays': { summary: 'Replays of candidates', answer: ReplayList },
  'POST /api/policy/replays': {
    ...{ summary: 'Begin one', body: ReplayRequest, answer: ReplayStart, status: 201 },
  },
  'GET /api/policy/replays/:id': { summary: 'One with its result', answer: ReplayDetail },
  'DELETE /api/policy/replays/:id': { summary: 'End or forget one', answer: ReplayList },
};
