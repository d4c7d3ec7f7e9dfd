import type { Cause } from '../../errors.ts'

/** Why something was paused or did not arrive, said to people in English: it stands after a colon, and is no sentence. */
export const causes: Readonly<Record<Cause, string>> = {
  blocked: 'I was blocked there',
  removed: 'I was removed from there',
  'topic-closed': 'the topic was closed',
  'topic-gone': 'the topic or thread was deleted',
  'no-rights': 'I may not write there',
  'chat-gone': 'it does not exist any more, or I may not see it',
  archived: 'it was archived',
  'account-refused': 'the platform refuses my account',
  'token-unusable': 'its token cannot be read or renewed',
  'account-removed': 'I was taken out of the workspace',
  'not-served': 'I am not connected to that platform at the moment',
  unreached: 'the platform cannot be reached',
  'too-fast': 'the platform asks me to go slower',
  'refused-content': 'the platform does not accept the content',
  unclear: 'the platform gave no clear answer',
  'message-gone': 'the message is not there any more, or may not be changed',
  elsewhere: 'it gets the issue in another way',
  moved: 'it has moved',
  ended: 'the subscription has ended',
  paused: 'the subscription was paused',
  'left-alone': 'it was left as it is',
  nothing: 'there was nothing in it for them',
  unknown: 'it did not work',
}
