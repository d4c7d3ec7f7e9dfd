/** How long anything may take that has to come about, in milliseconds: far more than it does, for the machine may be busy. */
export const patienceMs = 120_000
