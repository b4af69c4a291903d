"""The server's own protocol, spoken with the standard library only.

A driver would hide what the harness has to see: every field of every error,
notices between rows, raw bytes of a COPY, parameters that no driver would send.
"""

import base64
import hashlib
import hmac
import os
import socket
import struct

RESULT_BYTES = 4_000_000  # what is kept of one answer; the rest is read and dropped


class Closed(Exception):
    """The server ended the connection."""


class Slow(Exception):
    """No answer within the bound."""


class Answer:
    """All that came back for one message: rows, tags, notices, the error's fields."""

    def __init__(self):
        self.rows, self.columns, self.tags, self.notices, self.error = [], [], [], [], None
        self.copied, self.size = [], 0

    def parts(self):
        """Everything in it that a person could read, in the order of the fields."""
        for name, oid in self.columns:
            yield "%s %s" % (name, oid)
        for row in self.rows:
            yield "\t".join("\\N" if value is None else value for value in row)
        yield from self.copied
        yield from self.tags
        for fields in self.notices + ([self.error] if self.error else []):
            # Not the file and line in the server's source.
            yield "\n".join("%s: %s" % (key, fields[key]) for key in "SCMDHWPqpstcdn" if key in fields)

    def sqlstate(self):
        return self.error["C"] if self.error else None


class Connection:
    """One session. query() speaks the simple protocol, bind() the extended one."""

    def __init__(self, host, port, user, password, database, timeout=10, options=""):
        self.timeout = timeout
        self.socket = socket.create_connection((host, port), 10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.settimeout(timeout)
        self.buffer = b""
        pairs = ["user", user, "database", database, "client_encoding", "UTF8", "options", options]
        body = struct.pack("!I", 196608) + b"".join(p.encode() + b"\0" for p in pairs) + b"\0"
        self.socket.sendall(struct.pack("!I", len(body) + 4) + body)
        self.started = self._log_in(password)

    def close(self):
        try:
            self.socket.sendall(b"X\0\0\0\4")
        except OSError:
            pass
        self.socket.close()

    def _send(self, kind, body):
        try:
            self.socket.sendall(kind + struct.pack("!I", len(body) + 4) + body)
        except OSError as fault:
            raise Closed(str(fault))

    def _fill(self, wanted):
        while len(self.buffer) < wanted:
            try:
                piece = self.socket.recv(1 << 16)
            except socket.timeout:
                raise Slow()
            except OSError as fault:
                raise Closed(str(fault))
            if not piece:
                raise Closed("the server closed the connection")
            self.buffer += piece

    def _receive(self):
        self._fill(5)
        kind, length = self.buffer[:1], struct.unpack("!I", self.buffer[1:5])[0]
        self._fill(length + 1)
        body, self.buffer = self.buffer[5:length + 1], self.buffer[length + 1:]
        return kind, body

    def _log_in(self, password):
        """SCRAM-SHA-256 without channel binding (RFC 7677)."""
        nonce = base64.b64encode(os.urandom(18)).decode()
        bare = "n=,r=" + nonce
        answer = Answer()
        while True:
            kind, body = self._receive()
            if kind == b"R":
                asked = struct.unpack("!I", body[:4])[0]
                if asked == 10:
                    first = ("n,," + bare).encode()
                    self._send(b"p", b"SCRAM-SHA-256\0" + struct.pack("!I", len(first)) + first)
                elif asked == 11:
                    given = body[4:].decode()
                    said = dict(part.split("=", 1) for part in given.split(","))
                    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(said["s"]), int(said["i"]))
                    key = hmac.digest(salted, b"Client Key", "sha256")
                    final = "c=biws,r=" + said["r"]
                    proof = hmac.digest(hashlib.sha256(key).digest(), ",".join((bare, given, final)).encode(), "sha256")
                    proof = base64.b64encode(bytes(a ^ b for a, b in zip(key, proof))).decode()
                    self._send(b"p", (final + ",p=" + proof).encode())
            elif kind == b"E":
                raise Closed(fields_of(body).get("M"))
            elif kind == b"N":
                answer.notices.append(fields_of(body))
            elif kind == b"Z":
                return answer

    def query(self, text):
        self._send(b"Q", text.encode("utf-8", "surrogateescape") + b"\0")
        return self._collect()

    def bind(self, text, values, binary=False):
        """The statement with parameters; bytes go as binary, text as text, None as null."""
        formats = [1 if isinstance(value, bytes) else 0 for value in values]
        self._send(b"P", b"\0" + text.encode() + b"\0\0\0")
        body = b"\0\0" + struct.pack("!H", len(values)) + b"".join(struct.pack("!H", f) for f in formats)
        body += struct.pack("!H", len(values))
        for value in values:
            if value is None:
                body += struct.pack("!i", -1)
            else:
                value = value if isinstance(value, bytes) else value.encode()
                body += struct.pack("!i", len(value)) + value
        self._send(b"B", body + struct.pack("!HH", 1, 1 if binary else 0))
        self._send(b"D", b"P\0")
        self._send(b"E", b"\0" + struct.pack("!I", 0))
        self._send(b"S", b"")
        return self._collect()

    def _collect(self):
        answer = Answer()
        while True:
            kind, body = self._receive()
            if kind == b"D":
                if answer.size < RESULT_BYTES:
                    answer.rows.append(values_of(body))
                answer.size += len(body)
            elif kind == b"T":
                answer.columns += columns_of(body)
            elif kind == b"C":
                answer.tags.append(body[:-1].decode())
            elif kind == b"E":
                answer.error = fields_of(body)
                if answer.error.get("V", answer.error["S"]) in ("FATAL", "PANIC"):
                    raise Closed(answer.error["C"] + " " + answer.error["M"])
            elif kind in b"NA":
                answer.notices.append(fields_of(body) if kind == b"N" else {"M": body[4:].decode("utf-8", "replace")})
            elif kind == b"d":
                if answer.size < RESULT_BYTES:
                    answer.copied.append(body.decode("utf-8", "replace"))
                answer.size += len(body)
            elif kind in b"GW":
                self._send(b"f", b"no rows\0")
            elif kind == b"Z":
                return answer


def fields_of(body):
    return {chr(part[0]): part[1:].decode("utf-8", "replace") for part in body.split(b"\0") if part}


def values_of(body):
    values, at = [], 2
    for _ in range(struct.unpack("!H", body[:2])[0]):
        length = struct.unpack("!i", body[at:at + 4])[0]
        at += 4
        if length < 0:
            values.append(None)
        else:
            piece = body[at:at + length]
            at += length
            try:
                values.append(piece.decode())
            except UnicodeDecodeError:
                values.append(repr(piece))
    return values


def columns_of(body):
    columns, at = [], 2
    for _ in range(struct.unpack("!H", body[:2])[0]):
        end = body.index(b"\0", at)
        columns.append((body[at:end].decode(), struct.unpack("!I", body[end + 7:end + 11])[0]))
        at = end + 19
    return columns
