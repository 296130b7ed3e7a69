/**
 * How long this thread itself works on something, whatever else the machine does meanwhile.
 * @returns ms of processor time
 */
export function ownTime(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
