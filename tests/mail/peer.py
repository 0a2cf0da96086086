"""PGP/MIME by Python's email package and gpg: the other side of mail_gnupg.rs.

    peer.py open FILE                          says what a message says, as JSON
    peer.py make KIND SIGNER RECIPIENT EOL     writes a message; KIND is signed,
                                               textmode, encrypted or nested
"""

import email
import email.header
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from email import policy
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

CRLF = policy.compat32.clone(linesep="\r\n")
GPG = ["gpg", "--batch", "--yes", "--no-tty", "--pinentry-mode", "loopback", "--passphrase", "",
       "--trust-model", "always", "--no-auto-key-locate", "--status-fd", "2"]
XML = """<?xml version="1.0" encoding="UTF-8"?>
<IODEF-Document version="2.00" xml:lang="en" xmlns="urn:ietf:params:xml:ns:iodef-2.0">
<Incident purpose="reporting"><IncidentID name="csirt.example.com">189493</IncidentID>
<GenerationTime>2026-03-01T12:00:00Z</GenerationTime><Description>Wurm \u00e4, \u6f22</Description>
<Contact type="organization" role="creator"><Email><EmailTo>a@example.com</EmailTo></Email></Contact>
</Incident></IODEF-Document>
"""


def gpg(arguments, content):
    done = subprocess.run(GPG + arguments, input=content, capture_output=True)
    status = done.stderr.decode("utf-8", "replace")
    return done.returncode, done.stdout, status


def inner(protected):
    mixed = MIMEMultipart("mixed")
    if protected:
        mixed.set_param("hp", "cipher")
        mixed["Subject"] = "[csirt.example.com#189493] the true one"
        mixed["HP-Outer"] = "Subject: ..."
    text = MIMEText("Gr\u00fc\u00dfe\nFrom the team\n", "plain", "utf-8")
    del text["Content-Transfer-Encoding"]
    text["Content-Transfer-Encoding"] = "quoted-printable"
    text.set_payload("Gr=C3=BC=C3=9Fe=20\n=46rom the team\n")
    mixed.attach(text)
    mixed.attach(MIMEText(XML, "xml", "utf-8"))
    evidence = MIMEApplication(bytes(range(256)), Name="log.bin")
    evidence.add_header("Content-Disposition", "attachment", filename=("utf-8", "", "\u6f22.bin"))
    mixed.attach(evidence)
    return mixed


def addressed(outer, subject):
    outer["From"] = "Team B <b@example.net>"
    outer["To"] = "csirt@example.com"
    outer["Subject"] = subject
    return outer


def leaf(main, sub, text, **parameters):
    part = MIMEBase(main, sub, **parameters)
    part.set_payload(text)
    return part


def signed(entity, signer, mode):
    octets = entity.as_bytes(policy=CRLF)
    code, signature, status = gpg(mode + ["--armor", "-u", signer, "--detach-sign"], octets)
    assert code == 0, status
    outer = MIMEMultipart("signed", micalg="pgp-sha512", protocol="application/pgp-signature")
    outer.preamble = "This is an OpenPGP/MIME signed message (RFC 3156)"
    outer.attach(entity)
    outer.attach(leaf("application", "pgp-signature", signature.decode(), name="signature.asc"))
    return outer


def encrypted(octets, recipient, mode):
    code, message, status = gpg(mode + ["--armor", "-r", recipient, "--encrypt"], octets)
    assert code == 0, status
    outer = MIMEMultipart("encrypted", protocol="application/pgp-encrypted")
    outer.attach(leaf("application", "pgp-encrypted", "Version: 1\n"))
    outer.attach(leaf("application", "octet-stream", message.decode(), name="encrypted.asc"))
    return outer


def make(kind, signer, recipient, eol):
    if kind == "encrypted":
        octets = inner(True).as_bytes(policy=CRLF)
        outer = encrypted(octets, recipient, ["-u", signer, "--sign"])
    elif kind == "nested":
        octets = signed(inner(False), signer, []).as_bytes(policy=CRLF)
        outer = encrypted(octets, recipient, [])
    else:
        outer = signed(inner(False), signer, ["--textmode"] if kind == "textmode" else [])
    outer = addressed(outer, "..." if kind == "encrypted" else "[csirt.example.com#189493] Scan")
    linesep = {"crlf": "\r\n", "lf": "\n"}[eol]
    sys.stdout.buffer.write(outer.as_bytes(policy=policy.compat32.clone(linesep=linesep)))


def decoded(value):
    return str(email.header.make_header(email.header.decode_header(value or "")))


def verified(message):
    first, second = message.get_payload()
    assert second.get_content_type() == message.get_param("protocol") == "application/pgp-signature"
    with tempfile.NamedTemporaryFile(dir=os.environ["GNUPGHOME"]) as signature:
        signature.write(second.get_payload(decode=True))
        signature.flush()
        _, _, status = gpg(["--verify", signature.name, "-"], first.as_bytes(policy=CRLF))
    return first, "GOODSIG" in status


def opened(message):
    control, data = message.get_payload()
    assert control.get_payload().strip() == "Version: 1"
    assert control.get_content_type() == message.get_param("protocol") == "application/pgp-encrypted"
    assert data.get_content_type() == "application/octet-stream"
    _, plaintext, status = gpg(["--decrypt"], data.get_payload(decode=True))
    good = "GOODSIG" in status and "DECRYPTION_OKAY" in status
    return email.message_from_bytes(plaintext), good


def says(name):
    with open(name, "rb") as file:
        raw = file.read()
    message = email.message_from_bytes(raw)
    kinds = {"multipart/signed": verified, "multipart/encrypted": opened}
    content, good = kinds[message.get_content_type()](message)
    leaves = [part for part in content.walk() if not part.is_multipart()]
    text = leaves[0].get_payload(decode=True).decode(leaves[0].get_param("charset", "us-ascii"))
    files = [{
        "name": part.get_filename(),
        "type": part.get_content_type(),
        "sha256": hashlib.sha256(part.get_payload(decode=True)).hexdigest(),
    } for part in leaves[1:]]
    defects = [repr(part.defects) for part in [*message.walk(), *content.walk()] if part.defects]
    print(json.dumps({
        "good": good,
        "subject": decoded(message["Subject"]),
        "from": decoded(message["From"]),
        "hp": content.get_param("hp"),
        "protected": decoded(content["Subject"]),
        "text": text.replace("\r\n", "\n"),
        "files": files,
        "defects": defects,
        "ascii": raw.isascii(),
    }))


if __name__ == "__main__":
    if sys.argv[1] == "open":
        says(sys.argv[2])
    else:
        make(*sys.argv[2:])
