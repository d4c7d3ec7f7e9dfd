/** What `briefwire demo` says. */
export const demo = {
  title: 'The Quayside Brief',
  filling: 'Inventing a week',
  opened: ({ url, desk }: { readonly url: string; readonly desk: string }) => [
    'An invented week: seven issues, some 170 readers on two platforms that are played in memory, corrections. Nothing is sent anywhere.',
    `  ${url}/            try it: a reader and an editor, side by side`,
    `  ${url}/issues      the archive`,
    `  ${desk}`,
    '                     the desk and the deliveries (/deliveries); good once, for ten minutes',
    'Publish something at the desk, and watch it arrive. Ctrl-C ends it.',
  ],
  gone: ['Its database is its own; it goes when this ends.'],
  kept: (folder: string) => [`Its database is its own, and stays in ${folder}. To clean up, delete that folder.`],
  ownFolder: (folder: string) => `There is a brief in ${folder} already. Name another folder for the demonstration.`,
}
