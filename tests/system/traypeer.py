# SPDX-License-Identifier: GPL-3.0-or-later
"""The tray of a desktop: icons and their menus, as they are shown over D-Bus."""

from dataclasses import dataclass, field

from busconnection import BUS, PROPERTIES, BusError, HeaderFields
from hosts import wait_until

WATCHER = "org.kde.StatusNotifierWatcher"
WATCHER_PATH = "/StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
# Qt asks for it before it believes that there are properties.
XML = f"""<node><interface name="{WATCHER}">
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
<property name="RegisteredStatusNotifierItems" type="as" access="read"/>
<property name="ProtocolVersion" type="i" access="read"/>
<method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
<method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
<signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
<signal name="StatusNotifierItemUnregistered"><arg type="s"/></signal>
<signal name="StatusNotifierHostRegistered"/>
<signal name="StatusNotifierHostUnregistered"/>
</interface></node>"""


@dataclass
class Entry:
    """A line of a menu. Without a label, it separates others."""
    id: int
    label: str  # without mnemonics
    enabled: bool
    visible: bool
    checked: bool  # None: it cannot be checked
    icon: str  # its name, or ""
    entries: list = field(default_factory=list)


def plain(label):
    """A label without the underscores that mark mnemonics."""
    return label.replace("__", "\0").replace("_", "").replace("\0", "_")


def entries_of(layout):
    """The entries below one, as dbusmenu tells of it: (id, properties, children)."""
    _, _, children = layout
    entries = []
    for _, (number, properties, _) in children:
        values = {name: value for name, (_, value) in properties.items()}
        separates = values.get("type") == "separator"
        entries.append(Entry(
            number, "" if separates else plain(values.get("label", "")), values.get("enabled", True),
            values.get("visible", True), values["toggle-state"] == 1 if values.get("toggle-type") else None,
            values.get("icon-name", "")))
    for entry, (_, child) in zip(entries, children):
        entry.entries = entries_of(child)
    return entries


class Item:
    """An icon in the tray."""

    def __init__(self, connection, service, path):
        self.service = service
        self.path = path
        self._connection = connection

    def value(self, name):
        [(_, value)] = self._connection.call(self.path, PROPERTIES, "Get", "ss", (ITEM, name), to=self.service)
        return value

    @property
    def icon(self):
        """Its name in the icon theme; empty for one that is drawn by the program."""
        return self.value("IconName")

    @property
    def title(self):
        return self.value("Title")

    @property
    def tooltip(self):
        """Title and text of what hovering shows."""
        _, _, title, text = self.value("ToolTip")
        return title, text

    def activate(self):
        """A left click."""
        self._connection.call(self.path, ITEM, "Activate", "ii", (0, 0), to=self.service)

    def _menu(self, member, signature, *arguments):
        return self._connection.call(self.value("Menu"), MENU, member, signature, arguments,
                                     to=self.service)

    def menu(self):
        """All entries that are to be seen, as they are when somebody opens the menu."""
        self._menu("AboutToShow", "i", 0)
        _, layout = self._menu("GetLayout", "iias", 0, -1, [])
        return [entry for entry in entries_of(layout) if entry.visible]

    def labels(self):
        """The menu as text; "-" for what separates."""
        return [entry.label or "-" for entry in self.menu()]

    def find(self, *path):
        """The entry of that label, in the menu of that label, and so on; None if there is none."""
        entries, found = self.menu(), None
        for label in path:
            found = next((entry for entry in entries if entry.label == label), None)
            if not found:
                return None
            entries = found.entries
        return found

    def click(self, *path, timeout=10):
        """Chooses an entry, as soon as it is there and enabled."""
        def enabled():
            entry = self.find(*path)
            return entry if entry and entry.enabled else None

        self.choose(wait_until(enabled, timeout, f"{' > '.join(path)} in the menu"))

    def choose(self, entry):
        """Chooses an entry, whatever it says by now."""
        self._menu("Event", "isvu", entry.id, "clicked", ("s", ""), 0)


class Tray:
    """What watches for icons and shows them, on a connection of its own. It is there after appear()."""

    def __init__(self, connection, has_host=True):
        self.has_host = has_host
        self.items = []
        self._connection = connection
        connection.on_call = self._on_call
        connection.listen(f"type='signal',sender='{BUS}',member='NameOwnerChanged'")

    def appear(self):
        assert self._connection.ask_bus("RequestName", "su", WATCHER, 4) == (1,)
        if self.has_host:
            self._signal("StatusNotifierHostRegistered")

    def disappear(self):
        self._connection.ask_bus("ReleaseName", "s", WATCHER)
        self.items.clear()

    def set_host(self, on):
        self.has_host = on
        self._signal("StatusNotifierHostRegistered" if on else "StatusNotifierHostUnregistered")

    def wait_for_item(self, timeout=10):
        """The only icon."""
        wait_until(self.living, timeout, "an icon in the tray")
        [item] = self.living()
        return item

    def living(self):
        """Icons whose program has not ended."""
        for signal in [each for each in self._connection.signals if each.member == "NameOwnerChanged"]:
            self._connection.signals.remove(signal)
            name, _, now = signal.body
            if not now:
                self.items = [item for item in self.items if item.service != name]
        return list(self.items)

    def _signal(self, member, signature="", *arguments):
        self._connection.signal(WATCHER_PATH, WATCHER, member, signature, arguments)

    def _properties(self):
        return {"IsStatusNotifierHostRegistered": ("b", self.has_host),
                "RegisteredStatusNotifierItems": ("as", [item.service + item.path for item in self.items]),
                "ProtocolVersion": ("i", 0)}

    def _on_call(self, call):
        fields = call.header.fields
        member = fields[HeaderFields.member]
        if member == "Introspect":
            return "s", (XML,)
        if member == "Get":
            return "v", (self._properties()[call.body[1]],)
        if member == "GetAll":
            return "a{sv}", (self._properties(),)
        if member == "RegisterStatusNotifierItem":
            [name] = call.body
            service, path = ((fields[HeaderFields.sender], name) if name.startswith("/") else
                             (name, "/StatusNotifierItem"))
            self.items.append(Item(self._connection, service, path))
            self._signal("StatusNotifierItemRegistered", "s", service + path)
            return "", ()
        if member == "RegisterStatusNotifierHost":
            return "", ()
        raise BusError("org.freedesktop.DBus.Error.UnknownMethod", f"There is no {member}.")
