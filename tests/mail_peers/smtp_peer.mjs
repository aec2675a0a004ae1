// node smtp_peer.mjs '<settings>' <node_modules>: the npm package smtp-server on a free port of the loopback; what it gets is read by mailparser
// and htmlparser2. Settings and events as in smtp_peer.py; instead of "data" a mail has "parsed": {"headers": [names as they stand], "listUnsubscribe",
// "listUnsubscribePost", "autoSubmitted", "messageId", "contentType", "subject", "text", "html", "tags": [{"name", "attributes"}],
// "attachments": [{"contentType", "disposition", "cid", "related", "bytes", "sha256"}]}, read from the message's bytes alone.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const settings = JSON.parse(process.argv[2]);
const load = createRequire(join(process.argv[3], "smtp_peer.cjs"));
const { SMTPServer } = load("smtp-server");
const { simpleParser } = load("mailparser");
const { Parser } = load("htmlparser2");
const replies = settings.replies ?? {};

const tell = (event) => process.stdout.write(JSON.stringify(event) + "\n");

function refusal(command) {
  if (replies[command] === undefined) return null;
  const error = new Error(replies[command].slice(4));
  error.responseCode = Number(replies[command].slice(0, 3));
  return error;
}

function tagsOf(html) {
  const tags = [];
  const parser = new Parser({ onopentag: (name, attributes) => tags.push({ name, attributes }), oncomment: () => tags.push({ name: "!--", attributes: {} }) });
  parser.end(html);
  return tags;
}

async function parsed(data) {
  const mail = await simpleParser(data, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const value = (name) => mail.headerLines.filter((line) => line.key === name).map((line) => line.line);
  return {
    headers: mail.headerLines.map((line) => line.key),
    listUnsubscribe: value("list-unsubscribe"),
    listUnsubscribePost: value("list-unsubscribe-post"),
    autoSubmitted: value("auto-submitted"),
    messageId: mail.messageId ?? "",
    contentType: mail.headers.get("content-type")?.value ?? "",
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html || "",
    tags: tagsOf(mail.html || ""),
    attachments: mail.attachments.map((part) => ({
      contentType: part.contentType,
      disposition: part.contentDisposition,
      cid: part.cid,
      related: part.related,
      bytes: part.size,
      sha256: createHash("sha256").update(part.content).digest("hex"),
    })),
  };
}

function onAuth(auth, session, done) {
  tell({ command: "AUTH", mechanism: auth.method });
  const refused = refusal("AUTH");
  if (refused) return done(refused);
  if (auth.method === "XOAUTH2") {
    if (settings.token !== undefined && auth.username === settings.user && auth.accessToken === settings.token) return done(null, { user: auth.username });
    return done(null, { data: { status: "401", schemes: "bearer", scope: "https://mail.google.com/" } }); // 334 first, then 535
  }
  if (auth.username === settings.user && auth.password === settings.password) return done(null, { user: auth.username });
  const wrong = new Error("5.7.8 Username and Password not accepted");
  wrong.responseCode = 535;
  done(wrong);
}

function onMailFrom(address, session, done) {
  tell({ command: "MAIL" });
  done(refusal("MAIL"));
}

function onData(stream, session, done) {
  const chunks = [];
  stream.on("data", (chunk) => chunks.push(chunk));
  stream.on("end", async () => {
    const refused = refusal("DATA");
    if (refused) return done(refused);
    const data = Buffer.concat(chunks);
    try {
      const to = session.envelope.rcptTo.map((receiver) => receiver.address);
      tell({ mail: { from: session.envelope.mailFrom.address, to, parsed: await parsed(data) } });
      done();
    } catch (error) {
      done(error);
    }
  });
}

const server = new SMTPServer({
  secure: settings.tls === "implicit",
  key: settings.key && readFileSync(settings.key),
  cert: settings.cert && readFileSync(settings.cert),
  hideSTARTTLS: settings.tls === "none",
  hideENHANCEDSTATUSCODES: true, // the replies bring their own
  authMethods: settings.token === undefined ? ["PLAIN", "LOGIN"] : ["PLAIN", "LOGIN", "XOAUTH2"],
  authOptional: settings.user === undefined,
  size: settings.size ?? 26214400,
  disableReverseLookup: true,
  logger: false,
  onAuth,
  onMailFrom,
  onRcptTo: (address, session, done) => done(refusal("RCPT")),
  onData,
});
server.on("error", () => tell({ failed: true })); // a handshake that the other side breaks off is none of ours
server.listen(0, "127.0.0.1", () => tell({ port: server.server.address().port }));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
