"""A real mail server for tests, whose moods a test can choose.

Usage: smtp_server.py FOLDER [CERT KEY]

It listens on a free port of the loopback, prints the port, and ends when its input closes.
FOLDER/mood names how it behaves from the next letter on (see MOODS); FOLDER/N.json is the Nth letter it
took over, whether or not the sender was told so.
"""

import asyncio
import json
import os
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP

MOODS = {"ok", "slow", "rcpt-4xx", "rcpt-5xx", "data-4xx", "data-5xx", "cut-before", "cut-after", "closed"}


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.taken = 0

    def mood(self):
        try:
            with open(os.path.join(self.folder, "mood"), encoding="ascii") as file:
                mood = file.read().strip()
        except FileNotFoundError:
            return "ok"
        assert mood in MOODS, mood
        return mood

    async def handle_RCPT(self, server, session, envelope, address, options):
        mood = self.mood()
        if mood == "rcpt-4xx":
            return "451 4.7.1 Greylisted, try again later"
        if mood == "rcpt-5xx":
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        mood = self.mood()
        if mood == "slow":
            await asyncio.sleep(30)
        if mood == "data-4xx":
            return "452 4.3.1 Disk full"
        if mood == "data-5xx":
            return "554 5.6.0 Not wanted"
        if mood == "cut-before":
            server.transport.abort()
            return "250 never heard"
        self.keep(session, envelope)
        if mood == "cut-after":
            server.transport.abort()
        return "250 2.0.0 Taken over"

    def keep(self, session, envelope):
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.taken += 1
        record = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "tls": session.ssl is not None,
            "headers": [[name, str(value)] for name, value in letter.items()],
            "body": letter.get_content().replace("\r\n", "\n"),
            "raw": envelope.content.decode("ascii"),
        }
        name = os.path.join(self.folder, f"{self.taken}.json")
        with open(name + ".part", "w", encoding="utf-8") as file:
            json.dump(record, file, ensure_ascii=False)
        os.rename(name + ".part", name)


class Closed(asyncio.Protocol):
    """Hangs up before saying anything."""

    def connection_made(self, transport):
        transport.abort()


async def main():
    folder = sys.argv[1]
    handler = Handler(folder)
    tls = None
    if len(sys.argv) > 3:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(sys.argv[2], sys.argv[3])
    loop = asyncio.get_running_loop()

    def talk():
        if handler.mood() == "closed":
            return Closed()
        return SMTP(handler, hostname="mail.test", tls_context=tls, require_starttls=tls is not None, loop=loop)

    server = await loop.create_server(talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)


asyncio.run(main())
