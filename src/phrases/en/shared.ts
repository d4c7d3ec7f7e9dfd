/** What Briefwire says in English where other programs answer in the same bot. */
export const shared = {
  opened:
    'The desk is open here: what you write goes into the next issue now, and the other parts of this bot do not hear it. End that: ',
  closed: 'The desk is closed here: what you write goes to the other parts of this bot again. Items, or open it: ',
  notOpen:
    'This bot has other parts too, so I take items only like this, or, once you open the desk here, all that you write: ',
  neverOpen: 'This bot has other parts too, so I take items only like this: ',
  alwaysOpen: 'Here you can write to me anyway: the desk is always open.',
  useNewsroom: 'In a group or a channel the desk is opened for everybody at once: ',
}

export type Shared = typeof shared
