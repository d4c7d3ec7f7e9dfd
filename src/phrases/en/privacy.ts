/** What Briefwire says in English of what it keeps of somebody. */
export const privacy = {
  inHelp:
    'Privacy: I keep where to send the brief, what you chose, and which messages I sent, so that they can be corrected. /mydata shows it, /forget removes it.',
  mine: 'This is all that I keep of you:',
  kept: 'What you search and read is not written down. Of 👍 and 👎 only counts are kept.',
  howForget: 'To have it removed:',
  askForget:
    'Shall I forget you? Your subscription ends, and what you chose, your name on proposals and the numbers of my messages to you are removed; only counts stay. My messages stay here, but are corrected no more. This cannot be undone.',
  deskStays: 'You belong to the desk: what you did there stays in the record, and an owner can remove you.',
  doForget: 'Forget me',
  forgotten: 'Done: nothing is kept of you any more. Thank you for reading! You are welcome back at any time:',
}

export type Privacy = typeof privacy
