/** Routes about what is out there: the inventory, imports from providers, and the browsers. */
import { Coverage, DevicePage, DeviceQuery, EnrolmentToken, MadeToken } from '../contract/fleet.ts';
import {
  DifferencePage,
  DifferenceQuery,
  ImportRequest,
  ImportState,
  ImportStates,
  InventorySummary,
  NoteRequest,
  Review,
  ThingDetail,
  ThingPage,
  ThingQuery,
} from '../contract/inventory.ts';
import { CSV, GONE, type Routes } from './described.ts';

export const FLEET_ROUTES: Routes = {
  'GET /api/inventory': {
    ...{ summary: 'Each thing once', query: ThingQuery, answer: ThingPage },
  },
  'GET /api/inventory/summary': { summary: 'Figures of the inventory', answer: InventorySummary },
  'GET /api/inventory.csv': { summary: 'The same as a table', query: ThingQuery, type: CSV },
  'GET /api/inventory/things/:thing': { summary: 'One thing, whole', answer: ThingDetail },
  'PUT /api/inventory/things/:thing': {
    ...{ summary: 'Say what a thing is', body: Review, answer: ThingDetail },
  },
  'POST /api/inventory/things/:thing/notes': {
    ...{ summary: 'Note something', body: NoteRequest, answer: ThingDetail, status: 201 },
  },
  'GET /api/inventory/imports': { summary: 'Imported exports', answer: ImportStates },
  'POST /api/inventory/imports': {
    summary: 'Import an export of a provider',
    body: ImportRequest,
    answer: ImportState,
    status: 201,
  },
  'DELETE /api/inventory/imports/:source': { summary: 'Take one out', answer: ImportStates },
  'GET /api/inventory/differences': {
    summary: 'What was seen against what a provider says',
    query: DifferenceQuery,
    answer: DifferencePage,
  },

  'GET /api/coverage': { summary: 'How far everything has come', answer: Coverage },
  'GET /api/coverage/devices': {
    ...{ summary: 'Browsers', query: DeviceQuery, answer: DevicePage },
  },
  'GET /api/coverage/devices.csv': {
    summary: 'The same as a table',
    query: DeviceQuery,
    type: CSV,
  },
  'POST /api/enrolment/devices/:device/revoke': { summary: 'Shut a browser out', ...GONE },
  'POST /api/enrolment/devices/:device/free': { summary: 'Let it enrol again', ...GONE },
  'GET /api/enrolment/tokens': { summary: 'Enrolment tokens', answer: EnrolmentToken.array() },
  'POST /api/enrolment/tokens': { summary: 'Make one', answer: MadeToken, status: 201 },
  'DELETE /api/enrolment/tokens/:id': { summary: 'Retire one', ...GONE },
};
