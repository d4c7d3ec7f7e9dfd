/** What Briefwire says in English before an issue goes out: of test copies, and of what an editor may want to see first. */
export const checking = {
  testCopy: 'Test copy',
  testMark: (sample: string) =>
    `Test copy, only for you. What follows is what readers would get now (${sample}). Nothing is published by it.`,
  testSent: (platforms: string, sample: string) => `A test copy is with you in ${platforms}: ${sample}. Others:`,
  testOnItsWay: (platforms: string) =>
    `A test copy is on its way to you in ${platforms}. If something goes wrong, I tell you here. Others:`,
  testFailed: (platform: string, reason: string) => `In ${platform} the test copy did not get through: ${reason}`,
  badSample: (text: string) => `I cannot read “${text}” as a format or a language. Send for example: `,
  nowhere: 'I do not know where to send you a test copy. Write to me in private once, then ask again.',
}

/** What every language has to say of it. */
export type Checking = typeof checking
