# SPDX-License-Identifier: GPL-3.0-or-later
"""with_tap.py NAME MTU COMMAND...: makes a TAP interface and runs a command that has it as
descriptor 3."""

import fcntl
import os
import struct
import subprocess
import sys

TUNSETIFF = 0x400454CA
IFF_TAP, IFF_NO_PI = 0x0002, 0x1000

name, mtu, *command = sys.argv[1:]
tap = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(tap, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP | IFF_NO_PI))
subprocess.run(["ip", "link", "set", name, "mtu", mtu, "up"], check=True)
os.dup2(tap, 3)
os.set_inheritable(3, True)
os.execvp(command[0], command)
