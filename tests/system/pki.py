# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates for tests, made with openssl."""

import hashlib
import ssl
import subprocess


def _openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def fingerprint(certificate):
    """The SHA-256 of a PEM file's first certificate."""
    pem = certificate.read_text()
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem[pem.index("-----BEGIN"):])).hexdigest()


class Authority:
    """A certificate authority in a folder. All as RFC 5280 has it, which Python 3.13 insists on."""

    def __init__(self, folder, name):
        self.folder = folder
        self.key = folder / f"{name}.key"
        self.certificate = folder / f"{name}.pem"
        _openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                 "-nodes", "-keyout", self.key, "-out", self.certificate, "-days", "2",
                 "-subj", f"/CN={name}", "-addext", "keyUsage=critical,keyCertSign,cRLSign")

    def issue(self, name, alternatives, days=2):
        """A server's certificate and key, as paths. No days: expired."""
        key = self.folder / f"{name}.key"
        request = self.folder / f"{name}.csr"
        certificate = self.folder / f"{name}.pem"
        extensions = self.folder / f"{name}.ext"
        extensions.write_text(f"subjectAltName={alternatives}\nauthorityKeyIdentifier=keyid\n")
        _openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                 "-keyout", key, "-out", request, "-subj", f"/CN={name}")
        if days > 0:
            _openssl("x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self.key,
                     "-CAcreateserial", "-out", certificate, "-extfile", extensions, "-days", days)
        else:
            self._sign_for_the_past(request, certificate, extensions)
        return certificate, key

    def _sign_for_the_past(self, request, certificate, extensions):
        """Only `openssl ca` takes dates in all versions."""
        config = self.folder / "ca.conf"
        config.write_text(f"[ca]\ndefault_ca=own\n[own]\ndatabase={self.folder}/index.txt\n"
                          f"serial={self.folder}/serial\nnew_certs_dir={self.folder}\n"
                          "default_md=sha256\npolicy=names\n"
                          "[names]\ncommonName=supplied\n")
        (self.folder / "index.txt").touch()
        _openssl("ca", "-batch", "-notext", "-config", config, "-cert", self.certificate,
                 "-keyfile", self.key, "-in", request, "-out", certificate, "-extfile", extensions,
                 "-create_serial", "-startdate", "20200101000000Z", "-enddate", "20200102000000Z")
