// A whole Bluesky network in one process: identity directory, personal data
// server, AppView and moderation service. Started by `up`, which also brings
// the PostgreSQL and Redis that the servers want.
import { writeFileSync } from 'node:fs'
import { TestNetwork } from '@atproto/dev-env'

const appView = 12584

const network = await TestNetwork.create({
  dbPostgresUrl: process.env.DB_POSTGRES_URL,
  dbPostgresSchema: 'appview',
  plc: { port: 12582 },
  pds: { port: 12583, hostname: 'localhost', enableDidDocWithSession: true },
  bsky: { port: appView, publicUrl: `http://localhost:${appView}`, dbPostgresSchema: 'appview' },
  ozone: { port: 12587, dbPostgresSchema: 'ozone' },
  introspect: { port: 12581 },
})

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, async () => {
    await network.close()
    process.exit(0)
  })
}

// `up` waits for this file: it is written only when every server answers.
const addresses = { pds: network.pds.url, appview: network.bsky.url, plc: network.plc.url, ozone: network.ozone.url }
writeFileSync(process.env.SAKLIG_ADDRESSES, JSON.stringify(addresses) + '\n')
