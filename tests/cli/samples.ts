/** A newsletter of two sections. */
export const newsletter = `Harbour brief
20 November 2026
Money
1. Wallets open at the harbour
Shops on the quay take mobile payment now.
It works offline, too. (The Ledger, https://ledger.example/a)
Ships
2. A ship comes in
(Port News)
Subscribe to the Harbour brief at the kiosk.
`
