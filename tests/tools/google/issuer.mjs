// node issuer.mjs <node_modules>: an OpenID Connect issuer on a free port of the loopback. Prints {"url":...} when it is ready, then takes
// a JSON command a line on stdin and answers each with "ok": {"claims":{...}} lays these over the next id token, a null takes a claim out;
// {"idToken":"..."} gives exactly this one next; {"status":n,"body":{...}} answers the next exchange so; {"newKey":true} signs with a new key
// and forgets the old one. Ends with stdin.
import { createInterface } from "node:readline";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { OAuth2Server } = await import(pathToFileURL(join(process.argv[2], "oauth2-mock-server/dist/index.mjs")).href);
let server = new OAuth2Server();
let next = {};
let signing = await server.issuer.keys.generate("RS256");
const buildToken = server.issuer.buildToken.bind(server.issuer);
server.issuer.buildToken = (options) => buildToken({ ...options, kid: signing.kid });
const allKeys = server.issuer.keys.toJSON.bind(server.issuer.keys);
server.issuer.keys.toJSON = () => allKeys().filter((key) => key.kid === signing.kid);

server.service.on("beforeTokenSigning", (token) => {
  if (token.payload.aud === undefined || next.claims === undefined) return; // the access token
  for (const [name, value] of Object.entries(next.claims)) {
    if (value === null) delete token.payload[name];
    else token.payload[name] = value;
  }
});
server.service.on("beforeResponse", (response, request) => {
  server.lastForm = request.body;
  if (next.idToken !== undefined) response.body.id_token = next.idToken;
  if (next.status !== undefined) {
    response.statusCode = next.status;
    response.body = next.body ?? {};
  }
  next = {};
});
await server.start(0, "127.0.0.1");
console.log(JSON.stringify({ url: server.issuer.url }));
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (command.newKey) signing = await server.issuer.keys.generate("RS256");
  else if (command.lastForm) console.log(JSON.stringify(server.lastForm));
  else next = command;
  if (!command.lastForm) console.log("ok");
}
await server.stop();
process.exit(0);
