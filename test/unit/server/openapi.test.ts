/** The description of the service. That it has every route, and that answers are like it, `roles.test.ts` asks of the app. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApiOf } from '../../../server/openapi/openapi.ts';
import { ROUTES } from '../../../server/openapi/routes.ts';

/** What is asked for has no more to say than its address. */
const WITHOUT_BODY: readonly string[] = [
  'POST /api/accounts/:name/disable',
  'POST /api/accounts/:name/enable',
  'POST /api/accounts/:name/password',
  'POST /api/names/:id/look',
  'POST /api/containment/stops/:id/confirm',
  'POST /api/enrolment/devices/:device/revoke',
  'POST /api/enrolment/devices/:device/free',
  'POST /api/enrolment/tokens',
];

it('is OpenAPI 3.1 by the schema of its authors', async () => {
  const routes = Object.keys(ROUTES).map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, path };
  });
  // What goes over the wire: without what JSON leaves out.
  const sent: Record<string, unknown> = JSON.parse(JSON.stringify(openApiOf(routes)));
  const validator = new Validator();
  expect(await validator.validate(sent)).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

describe('every route', () => {
  it('says what goes in and what comes out', () => {
    const bare = Object.entries(ROUTES).filter(([route, { body, answer, type, status }]) => {
      const takes = /^(?:POST|PUT) /u.test(route) && !WITHOUT_BODY.includes(route);
      const gives = status !== 204 && status !== 302;
      return (
        (body !== undefined) !== takes || (answer !== undefined || type !== undefined) !== gives
      );
    });
    expect(bare.map(([route]) => route)).toEqual([]);
  });
});
