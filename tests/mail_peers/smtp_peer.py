"""smtp_peer.py '<settings>': a real SMTP server (aiosmtpd) on a free port of the loopback.

Settings: tls "starttls" | "implicit" | "none"; cert, key: PEM files; user, password, token: what a sign-in must bring (all absent: none is
asked for); size: the largest mail in bytes; replies: {"MAIL" | "RCPT" | "DATA" | "AUTH": "421 ..."} answers that command so, "DATA" when the
mail has come.
Prints {"port": n}, then a line of JSON for each event: {"command": "AUTH"}, {"mail": {"from", "to", "data"}}. Ends with stdin.
"""
import asyncio
import json
import os
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult, MISSING

settings = json.loads(sys.argv[1])
replies = settings.get("replies", {})


def tell(event):
    print(json.dumps(event), flush=True)


class Handler:
    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        tell({"ehlo": hostname})
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        if "MAIL" in replies:
            return replies["MAIL"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "RCPT" in replies:
            return replies["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if "DATA" in replies:
            return replies["DATA"]
        tell({"mail": {"from": envelope.mail_from, "to": envelope.rcpt_tos, "data": envelope.content.decode("ascii")}})
        return "250 OK"

    async def auth_XOAUTH2(self, server, args):
        blob = await server.challenge_auth("")
        if blob is MISSING:
            return AuthResult(success=False, handled=True)
        right = "user={user}\x01auth=Bearer {token}\x01\x01".format(**settings).encode() if "token" in settings else None
        return AuthResult(success=blob == right, handled=False)


class Peer(SMTP):
    async def smtp_AUTH(self, arg):
        tell({"command": "AUTH", "mechanism": (arg or "").split(" ")[0]})
        if "AUTH" in replies:
            return await self.push(replies["AUTH"])
        return await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg):
        tell({"command": "MAIL"})
        return await super().smtp_MAIL(arg)


def check(server, session, envelope, mechanism, data):
    right = data.login.decode() == settings.get("user") and data.password.decode() == settings.get("password")
    return AuthResult(success=right, handled=False)


def made(context):
    signs_in = "user" in settings
    return Peer(
        Handler(),
        hostname="peer.invalid",
        data_size_limit=settings.get("size", 26214400),
        tls_context=context if settings["tls"] == "starttls" else None,
        require_starttls=settings["tls"] == "starttls",
        authenticator=check if signs_in else None,
        auth_required=signs_in,
        auth_require_tls=settings["tls"] == "starttls",
    )


async def main():
    context = None
    if settings["tls"] != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(settings["cert"], settings["key"])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: made(context), "127.0.0.1", 0, ssl=context if settings["tls"] == "implicit" else None)
    tell({"port": server.sockets[0].getsockname()[1]})
    await server.serve_forever()


def end_with_stdin():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_stdin, daemon=True).start()
asyncio.run(main())
