/** A service in a process of its own, for tests that kill it. Options come as JSON in argv. */
import { startService } from '../../server/main.ts';

const service = await startService(
  JSON.parse(process.argv[2]!) as Parameters<typeof startService>[0],
);
console.log(JSON.stringify({ url: service.url }));
