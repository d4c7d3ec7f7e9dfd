/** What Briefwire says in English of how the editors work together. */
export const desk = {
  title: 'How the desk works',
}

/** What every language has to say of it. */
export type Desk = typeof desk
