# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is compared, in the order of the table."""

from contestants import farlan
from contestants.etherws import Etherws
from contestants.haproxy import Haproxy
from contestants.kernel import Veth, Vxlan
from contestants.openvpn import OpenvpnTcp, OpenvpnUdp
from contestants.softether import Softether

CONTESTANTS = [Veth, Vxlan, Haproxy, OpenvpnTcp, OpenvpnUdp, Softether, Etherws,
               farlan.PlainWs, farlan.PlainWss, farlan.Ws, farlan.Wss]
