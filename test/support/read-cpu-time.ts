/** Milliseconds of this process's CPU time since a moment, which other work on the machine hardly lengthens. */
export function readCpuTime(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
