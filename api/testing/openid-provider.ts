import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface OpenIdProvider {
  issuer: string
  /** Who the provider says has signed in, next. */
  claims: Record<string, string>
  close(): Promise<void>
}

/** A provider of tests on this machine: signs an id token (RS256) for whoever it was told, with the nonce it was asked with. */
export async function startOpenIdProvider(clientId: string): Promise<OpenIdProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider: OpenIdProvider = { issuer: '', claims: {}, close: async () => {} }
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const idToken = (nonce: string) => {
    const seconds = Math.floor(Date.now() / 1000)
    const times = { iat: seconds, exp: seconds + 300 }
    const claims = { iss: provider.issuer, aud: clientId, nonce, ...times, ...provider.claims }
    const text = `${encode({ alg: 'RS256', kid: 'test', typ: 'JWT' })}.${encode(claims)}`
    return `${text}.${createSign('sha256').update(text).sign(privateKey, 'base64url')}`
  }
  const answers: Record<string, (code: string) => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer: provider.issuer,
      authorization_endpoint: `${provider.issuer}/authorize`,
      token_endpoint: `${provider.issuer}/token`,
      userinfo_endpoint: `${provider.issuer}/userinfo`,
      jwks_uri: `${provider.issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }] }),
    // The code is the nonce of the authorization request: a provider that remembers nothing.
    '/token': (code) => ({ access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: idToken(code) }),
    '/userinfo': () => provider.claims,
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const answer = answers[new URL(request.url ?? '', 'http://localhost').pathname]
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer?.(new URLSearchParams(body).get('code') ?? '') ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider.close = () => new Promise((resolve) => server.close(() => resolve()))
  return provider
}
