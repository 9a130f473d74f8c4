<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Farlan::ActionText</name>
    <message>
        <source>&amp;Start</source>
        <extracomment>“Start” is for a server.</extracomment>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Try Now</source>
        <translation>&amp;Jetzt versuchen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <extracomment>“Stop” is for a server.</extracomment>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>Tre&amp;nnen</translation>
    </message>
</context>
<context>
    <name>Farlan::AddressChoice</name>
    <message>
        <source>No address</source>
        <translation>Keine Adresse</translation>
    </message>
    <message>
        <source>Fixed addresses</source>
        <translation>Feste Adressen</translation>
    </message>
    <message>
        <source>Attach to a bridge</source>
        <translation>An eine Bridge anschließen</translation>
    </message>
    <message>
        <source>IPv4 and IPv6 addresses of the interface</source>
        <translation>IPv4- und IPv6-Adressen der Schnittstelle</translation>
    </message>
    <message>
        <source>Several addresses are separated by commas.</source>
        <translation>Mehrere Adressen werden durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Name of the bridge</source>
        <translation>Name der Bridge</translation>
    </message>
    <message>
        <source>Computers behind the bridge may be unreachable if the server accepts one address per client.</source>
        <translation>Rechner hinter der Bridge sind womöglich nicht erreichbar, wenn der Server nur eine Adresse pro Client zulässt.</translation>
    </message>
    <message>
        <source>Clients join the network of this existing bridge.</source>
        <translation>Clients nehmen am Netzwerk dieser vorhandenen Bridge teil.</translation>
    </message>
</context>
<context>
    <name>Farlan::Application</name>
    <message>
        <source>Farlan starts at login from now on, to connect this tunnel.</source>
        <translation>Farlan startet ab jetzt beim Anmelden, um diesen Tunnel zu verbinden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What went wrong with a tunnel: %1 is its name, %2 a sentence.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Farlan::CertificateChoice</name>
    <message>
        <source>S&amp;ystem certificates</source>
        <translation>S&amp;ystemzertifikate</translation>
    </message>
    <message>
        <source>&amp;Only this authority</source>
        <translation>N&amp;ur diese Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>&amp;Choose File…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>Only this ce&amp;rtificate (pinned)</source>
        <translation>Nur dieses &amp;Zertifikat (festgelegt)</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the certificate</source>
        <translation>SHA-256-Fingerabdruck des Zertifikats</translation>
    </message>
    <message>
        <source>Certificate of the Authority</source>
        <translation>Zertifikat der Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>The pinned certificate was for %1 and is gone now.</source>
        <translation>Das festgelegte Zertifikat galt für %1 und wurde entfernt.</translation>
    </message>
    <message>
        <source>Read from %1 each time.</source>
        <translation>Wird jedes Mal aus %1 gelesen.</translation>
    </message>
    <message>
        <source>%1, expired on %2</source>
        <extracomment>%1 is the name of a certificate authority, %2 a date</extracomment>
        <translation>%1, abgelaufen am %2</translation>
    </message>
    <message>
        <source>%1, valid until %2</source>
        <translation>%1, gültig bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more certificate(s)</source>
        <extracomment>%1 is a description of the first certificate in a file</extracomment>
        <translation>
            <numerusform>%1; dazu %n weiteres Zertifikat</numerusform>
            <numerusform>%1; dazu %n weitere Zertifikate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::CertificateDialog</name>
    <message>
        <source>Certificate of %1</source>
        <extracomment>The title of a window; %1 is the name of a tunnel.</extracomment>
        <translation>Zertifikat von %1</translation>
    </message>
    <message>
        <source>The server is not known yet</source>
        <translation>Der Server ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>The server’s certificate has changed</source>
        <translation>Das Zertifikat des Servers hat sich geändert</translation>
    </message>
    <message>
        <source>The server’s certificate expired on %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Das Zertifikat des Servers ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>The server’s certificate is valid only from %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Das Zertifikat des Servers gilt erst ab %1</translation>
    </message>
    <message>
        <source>The certificate belongs to another server</source>
        <translation>Das Zertifikat gehört zu einem anderen Server</translation>
    </message>
    <message>
        <source>%1 uses a certificate that no trusted authority has signed. Compare the fingerprint with the one from the server’s administrator.</source>
        <extracomment>%1 is a host name.</extracomment>
        <translation>%1 verwendet ein Zertifikat, das keine vertrauenswürdige Zertifizierungsstelle signiert hat. Bitte den Fingerabdruck mit dem vergleichen, den der Administrator des Servers nennt.</translation>
    </message>
    <message>
        <source>This may be a renewal, or someone is intercepting the connection. Farlan did not connect. Ask the server’s administrator before you trust the new one.</source>
        <translation>Vielleicht wurde es erneuert, vielleicht fängt aber jemand die Verbindung ab. Farlan hat sich nicht verbunden. Bitte den Administrator des Servers fragen, bevor dem neuen Zertifikat vertraut wird.</translation>
    </message>
    <message>
        <source>This computer’s clock shows %1. If that is right, the server’s administrator has to renew the certificate.</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Laut der Uhr dieses Rechners ist heute %1. Wenn das stimmt, muss der Administrator des Servers das Zertifikat erneuern.</translation>
    </message>
    <message>
        <source>It is for %1; the tunnel connects to %2.</source>
        <extracomment>%1 are host names, %2 is one.</extracomment>
        <translation>Es gilt für %1; der Tunnel verbindet sich mit %2.</translation>
    </message>
    <message>
        <source>It is also for another name than %1.</source>
        <translation>Es gilt außerdem für einen anderen Namen als %1.</translation>
    </message>
    <message>
        <source>It has also expired.</source>
        <translation>Es ist außerdem abgelaufen.</translation>
    </message>
    <message>
        <source>It is also not valid yet.</source>
        <translation>Es ist außerdem noch nicht gültig.</translation>
    </message>
    <message>
        <source>The administrator provides this tunnel, and has to change what it trusts.</source>
        <translation>Der Administrator stellt diesen Tunnel bereit und muss ändern, wem der Tunnel vertraut.</translation>
    </message>
    <message>
        <source>Issued to:</source>
        <translation>Ausgestellt für:</translation>
    </message>
    <message>
        <source>Issued by:</source>
        <translation>Ausgestellt von:</translation>
    </message>
    <message>
        <source>Valid:</source>
        <extracomment>The time in which a certificate is valid; %1 and %2 are dates.</extracomment>
        <translation>Gültig:</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>SHA-256, new:</source>
        <translation>SHA-256, neu:</translation>
    </message>
    <message>
        <source>SHA-256:</source>
        <translation>SHA-256:</translation>
    </message>
    <message>
        <source>SHA-256, trusted:</source>
        <translation>SHA-256, festgelegt:</translation>
    </message>
    <message>
        <source>Copy &amp;Fingerprint</source>
        <translation>&amp;Fingerabdruck kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Edit Tunnel…</source>
        <translation>Tunnel &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Trust This Certificate for %1</source>
        <extracomment>%1 is a host name.</extracomment>
        <translation>Diesem Zertifikat für %1 &amp;vertrauen</translation>
    </message>
    <message>
        <source>The server’s certificate cannot be accepted</source>
        <translation>Das Zertifikat des Servers kann nicht akzeptiert werden</translation>
    </message>
    <message>
        <source>It may have been revoked, or is not meant or not strong enough for this purpose. The server’s administrator has to replace it.</source>
        <translation>Es wurde möglicherweise widerrufen oder ist für diesen Zweck nicht vorgesehen oder nicht stark genug. Der Administrator des Servers muss es ersetzen.</translation>
    </message>
</context>
<context>
    <name>Farlan::CertificateText</name>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>self-signed</source>
        <extracomment>About a certificate: %1 is the name of who has signed it.</extracomment>
        <translation>selbst signiert</translation>
    </message>
    <message>
        <source>issued by %1</source>
        <translation>ausgestellt von %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Stands between what is known of a certificate.</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>expired on %1</source>
        <extracomment>About a certificate: %1 is a date.</extracomment>
        <translation>abgelaufen am %1</translation>
    </message>
    <message numerus="yes">
        <source>expires in %n day(s), on %1</source>
        <extracomment>About a certificate: %1 is a date.</extracomment>
        <translation>
            <numerusform>läuft in %n Tag ab, am %1</numerusform>
            <numerusform>läuft in %n Tagen ab, am %1</numerusform>
        </translation>
    </message>
    <message>
        <source>valid until %1</source>
        <extracomment>About a certificate: %1 is a date.</extracomment>
        <translation>gültig bis %1</translation>
    </message>
</context>
<context>
    <name>Farlan::ClientPage</name>
    <message>
        <source>Server &amp;address:</source>
        <translation>Serverad&amp;resse:</translation>
    </message>
    <message>
        <source>Use wss://</source>
        <extracomment>a button; wss:// is the encrypted kind of address</extracomment>
        <translation>wss:// nutzen</translation>
    </message>
    <message>
        <source>Certificate:</source>
        <translation>Zertifikat:</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <extracomment>shown in an empty field: nothing need be given</extracomment>
        <translation>&amp;Benutzername:</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Password:</source>
        <translation>Passwort:</translation>
    </message>
    <message>
        <source>&amp;Proxy:</source>
        <extracomment>shown in an empty field: no proxy</extracomment>
        <translation>&amp;Proxy:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Connect without verifying the server (unsafe)</source>
        <translation>Ohne Prüfung des Servers verbinden (unsicher)</translation>
    </message>
    <message>
        <source>The user name was moved to its own field. The password was removed from the address.</source>
        <translation>Der Benutzername wurde in sein eigenes Feld übernommen. Das Passwort wurde aus der Adresse entfernt.</translation>
    </message>
    <message>
        <source>The user name was moved to its own field.</source>
        <translation>Der Benutzername wurde in sein eigenes Feld übernommen.</translation>
    </message>
    <message>
        <source>Will connect to %1, port %2, not encrypted.</source>
        <translation>Verbindet sich mit %1, Port %2, unverschlüsselt.</translation>
    </message>
    <message>
        <source>Will connect to %1, port %2, encrypted.</source>
        <translation>Verbindet sich mit %1, Port %2, verschlüsselt.</translation>
    </message>
    <message>
        <source>Traffic is not encrypted. Anyone on the path can read and change it.</source>
        <translation>Der Datenverkehr ist nicht verschlüsselt. Jeder auf dem Übertragungsweg kann ihn lesen und verändern.</translation>
    </message>
    <message>
        <source>The password is sent unencrypted.</source>
        <translation>Das Passwort wird unverschlüsselt gesendet.</translation>
    </message>
    <message>
        <source>this server</source>
        <translation>diesen Server</translation>
    </message>
    <message>
        <source>Anyone who can intercept the connection can read the password and all traffic. Applies to %1 only and is shown while connected.</source>
        <extracomment>%1 is the name of a host</extracomment>
        <translation>Wer die Verbindung abfangen kann, kann das Passwort und den gesamten Datenverkehr lesen. Die Einstellung gilt nur für %1 und wird angezeigt, solange die Verbindung besteht.</translation>
    </message>
    <message>
        <source>This was for %1 and is off now.</source>
        <translation>Das galt für %1 und ist jetzt ausgeschaltet.</translation>
    </message>
</context>
<context>
    <name>Farlan::ClientsGroup</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Disconnect Clien&amp;t</source>
        <translation>&amp;Client trennen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;MAC Addresses</source>
        <translation>&amp;MAC-Adressen kopieren</translation>
    </message>
</context>
<context>
    <name>Farlan::ClientsModel</name>
    <message>
        <source>(anybody)</source>
        <extracomment>In the place of a user&apos;s name: the server lets everybody in.</extracomment>
        <translation>(beliebig)</translation>
    </message>
    <message>
        <source>What the client has received</source>
        <translation>Was der Client empfangen hat</translation>
    </message>
    <message>
        <source>What the client has sent</source>
        <translation>Was der Client gesendet hat</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Connected Since</source>
        <translation>Verbunden seit</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>Stands behind a list of MAC addresses.</extracomment>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Of the devices that this client has sent frames from</source>
        <translation>Der Geräte, von denen dieser Client Frames gesendet hat</translation>
    </message>
    <message>
        <source>MAC Addresses</source>
        <translation>MAC-Adressen</translation>
    </message>
</context>
<context>
    <name>Farlan::CommandLine</name>
    <message>
        <source>Puts this computer on a far network: Ethernet over WebSocket.</source>
        <translation>Bringt diesen Rechner in ein entferntes Netzwerk: Ethernet über WebSocket.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe anzeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version anzeigen.</translation>
    </message>
    <message>
        <source>Show only the icon in the tray.</source>
        <translation>Nur das Symbol im Infobereich anzeigen.</translation>
    </message>
    <message>
        <source>The same, and connect the tunnels that are set to connect at login.</source>
        <translation>Ebenso, und die Tunnel verbinden, die beim Anmelden verbunden werden sollen.</translation>
    </message>
    <message>
        <source>Begin a new tunnel.</source>
        <translation>Einen neuen Tunnel anlegen.</translation>
    </message>
    <message>
        <source>Show the tunnels.</source>
        <translation>Die Tunnel anzeigen.</translation>
    </message>
    <message>
        <source>Addresses (wss://…) and files of tunnels to import.</source>
        <translation>Adressen (wss://…) und Dateien von Tunneln, die importiert werden sollen.</translation>
    </message>
</context>
<context>
    <name>Farlan::CounterView</name>
    <message>
        <source>↓ Received</source>
        <extracomment>What came out of the tunnel: a heading, the arrow stays.</extracomment>
        <translation>↓ Empfangen</translation>
    </message>
    <message>
        <source>↑ Sent</source>
        <extracomment>What went into the tunnel: a heading, the arrow stays.</extracomment>
        <translation>↑ Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>Farlan::DetailsPane</name>
    <message>
        <source>&amp;Edit Tunnel…</source>
        <translation>Tunnel &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>Copy Dia&amp;gnostics…</source>
        <translation>Dia&amp;gnose kopieren…</translation>
    </message>
    <message>
        <source>No tunnel is selected.</source>
        <translation>Kein Tunnel ist ausgewählt.</translation>
    </message>
    <message>
        <source>Changes apply after a restart.</source>
        <translation>Änderungen gelten nach einem Neustart.</translation>
    </message>
    <message>
        <source>Changes apply after reconnecting.</source>
        <translation>Änderungen gelten nach dem Neuverbinden.</translation>
    </message>
    <message>
        <source>Restart &amp;Now</source>
        <translation>Jetzt &amp;neu starten</translation>
    </message>
    <message>
        <source>Reconnect &amp;Now</source>
        <translation>Jetzt &amp;neu verbinden</translation>
    </message>
</context>
<context>
    <name>Farlan::DetailsText</name>
    <message>
        <source>Running for %1</source>
        <extracomment>A server that accepts connections; %1 is a duration as “2 h 13 min”.</extracomment>
        <translation>Läuft seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n Client</numerusform>
            <numerusform>%n Clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected for %1 – no data received yet</source>
        <extracomment>%1 is a duration as “2 h 13 min”.</extracomment>
        <translation>Verbunden seit %1 – noch keine Daten empfangen</translation>
    </message>
    <message>
        <source>Connected for %1</source>
        <extracomment>%1 is a duration as “2 h 13 min”.</extracomment>
        <translation>Verbunden seit %1</translation>
    </message>
    <message>
        <source>reconnected once</source>
        <translation>einmal neu verbunden</translation>
    </message>
    <message numerus="yes">
        <source>reconnected %n time(s)</source>
        <translation>
            <numerusform>%n-mal neu verbunden</numerusform>
            <numerusform>%n-mal neu verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Clients connect encrypted (TLS)</source>
        <translation>Clients verbinden sich verschlüsselt (TLS)</translation>
    </message>
    <message>
        <source>Not encrypted: anyone on the path can read and change the traffic</source>
        <translation>Nicht verschlüsselt: Jeder auf dem Übertragungsweg kann den Datenverkehr lesen und verändern</translation>
    </message>
    <message>
        <source>Verified: it is the pinned certificate</source>
        <translation>Verifiziert: Es ist das festgelegte Zertifikat</translation>
    </message>
    <message>
        <source>NOT VERIFIED: %1</source>
        <extracomment>%1 is the reason, as “it is for another name (b.example)”.</extracomment>
        <translation>NICHT VERIFIZIERT: %1</translation>
    </message>
    <message>
        <source>Verified certificate</source>
        <translation>Verifiziertes Zertifikat</translation>
    </message>
    <message>
        <source>Verified by this tunnel’s own authority</source>
        <translation>Verifiziert durch die eigene Zertifizierungsstelle dieses Tunnels</translation>
    </message>
    <message>
        <source>Verified by system certificates</source>
        <translation>Verifiziert durch Systemzertifikate</translation>
    </message>
    <message>
        <source>Enter &amp;Password…</source>
        <translation>&amp;Passwort eingeben…</translation>
    </message>
    <message>
        <source>Chec&amp;k Certificate…</source>
        <translation>&amp;Zertifikat prüfen…</translation>
    </message>
    <message>
        <source>%L1 dropped</source>
        <extracomment>Ethernet frames; %L1 is their number.</extracomment>
        <translation>%L1 verworfen</translation>
    </message>
</context>
<context>
    <name>Farlan::DiagnosticsDialog</name>
    <message>
        <source>&amp;Include addresses</source>
        <translation>&amp;Adressen einschließen</translation>
    </message>
    <message>
        <source>Copy Diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>This &amp;text is copied. It has no passwords.</source>
        <translation>Dieser &amp;Text wird kopiert. Er enthält keine Passwörter.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Without them, servers, users and addresses are replaced by words such as &lt;server-1&gt;.</source>
        <translation>Ohne sie werden Server, Benutzer und Adressen durch Wörter wie &lt;server-1&gt; ersetzt.</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Farlan::EditorPage</name>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>A&amp;ddresses:</source>
        <translation>&amp;Adressen:</translation>
    </message>
    <message>
        <source>Connect at lo&amp;gin</source>
        <translation>Beim Anmelden &amp;verbinden</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>&amp;Erweitert</translation>
    </message>
    <message>
        <source>Automatic</source>
        <extracomment>shown in an empty field: a value is chosen by the program</extracomment>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>&amp;MTU:</source>
        <translation>&amp;MTU:</translation>
    </message>
    <message>
        <source>Ne&amp;w Random</source>
        <extracomment>a button that makes a hardware address</extracomment>
        <translation>Zufalls&amp;wert</translation>
    </message>
    <message>
        <source>&amp;Hardware address:</source>
        <translation>&amp;Hardwareadresse:</translation>
    </message>
    <message>
        <source>&amp;Interface name:</source>
        <translation>Schn&amp;ittstellenname:</translation>
    </message>
</context>
<context>
    <name>Farlan::EmptyState</name>
    <message>
        <source>Connect to a remote Ethernet network</source>
        <translation>Mit einem entfernten Ethernet-Netzwerk verbinden</translation>
    </message>
    <message>
        <source>Add the address of a WebSocket Ethernet server to begin.</source>
        <translation>Zum Einstieg die Adresse eines WebSocket-Ethernet-Servers angeben.</translation>
    </message>
    <message>
        <source>Drop a tunnel file here, or paste an address that begins with wss://.</source>
        <translation>Eine Tunneldatei hierher ziehen oder eine Adresse einfügen, die mit wss:// beginnt.</translation>
    </message>
    <message>
        <source>&amp;Add Tunnel</source>
        <translation>Tunnel &amp;anlegen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Run a Server…</source>
        <translation>&amp;Server betreiben…</translation>
    </message>
    <message>
        <source>Add %1 from the &amp;Clipboard</source>
        <extracomment>%1 is the address of a server</extracomment>
        <translation>%1 aus der &amp;Zwischenablage hinzufügen</translation>
    </message>
</context>
<context>
    <name>Farlan::ErrorCard</name>
    <message>
        <source>&amp;Edit Tunnel…</source>
        <translation>Tunnel &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>T&amp;ry Again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Stop Tr&amp;ying</source>
        <extracomment>Ends new tries of a tunnel that waits for the next.</extracomment>
        <translation>Versuc&amp;he beenden</translation>
    </message>
    <message>
        <source>Det&amp;ails</source>
        <translation>Deta&amp;ils</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>Details zum Fehler</translation>
    </message>
    <message>
        <source>Copy Co&amp;mmand</source>
        <translation>Befehl &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>Farlan::ErrorText</name>
    <message>
        <source>A setting is not right.</source>
        <translation>Eine Einstellung stimmt nicht.</translation>
    </message>
    <message>
        <source>Edit the tunnel and correct it.</source>
        <translation>Den Tunnel bearbeiten und die Einstellung berichtigen.</translation>
    </message>
    <message>
        <source>A file cannot be used.</source>
        <translation>Eine Datei kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose another file, or correct this one.</source>
        <translation>Eine andere Datei wählen oder diese berichtigen.</translation>
    </message>
    <message>
        <source>Permission was not given.</source>
        <translation>Die Berechtigung wurde nicht erteilt.</translation>
    </message>
    <message>
        <source>Try again, or ask the administrator to allow tunnels for this account.</source>
        <translation>Erneut versuchen oder den Administrator bitten, Tunnel für dieses Konto zu erlauben.</translation>
    </message>
    <message>
        <source>There is no way to ask for permission.</source>
        <translation>Die Berechtigung kann nicht eingeholt werden.</translation>
    </message>
    <message>
        <source>This session has no authentication agent. Start one, for example lxqt-policykit, or ask the administrator to allow tunnels for this account.</source>
        <translation>In dieser Sitzung läuft kein Legitimierungsagent. Einen starten, zum Beispiel lxqt-policykit, oder den Administrator bitten, Tunnel für dieses Konto zu erlauben.</translation>
    </message>
    <message>
        <source>Too many tunnels are open.</source>
        <translation>Es sind zu viele Tunnel geöffnet.</translation>
    </message>
    <message>
        <source>Disconnect one of them first.</source>
        <translation>Zuerst einen davon trennen.</translation>
    </message>
    <message>
        <source>Another tunnel has this name already.</source>
        <translation>Ein anderer Tunnel hat bereits diesen Namen.</translation>
    </message>
    <message>
        <source>Disconnect it, or give this one another name.</source>
        <translation>Den anderen trennen oder diesen umbenennen.</translation>
    </message>
    <message>
        <source>The tunnel is not there any more.</source>
        <translation>Der Tunnel ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This is not possible at the moment.</source>
        <translation>Das ist im Moment nicht möglich.</translation>
    </message>
    <message>
        <source>The interface name is in use.</source>
        <translation>Der Schnittstellenname wird bereits verwendet.</translation>
    </message>
    <message>
        <source>Choose another interface name for the tunnel.</source>
        <translation>Für den Tunnel einen anderen Schnittstellennamen wählen.</translation>
    </message>
    <message>
        <source>The network interface could not be created.</source>
        <translation>Die Netzwerkschnittstelle konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Make sure that the kernel module “tun” is loaded.</source>
        <translation>Sicherstellen, dass das Kernelmodul „tun“ geladen ist.</translation>
    </message>
    <message>
        <source>The bridge cannot be used.</source>
        <translation>Die Bridge kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Create the bridge first, or choose another one for the tunnel.</source>
        <translation>Zuerst die Bridge anlegen oder für den Tunnel eine andere wählen.</translation>
    </message>
    <message>
        <source>The address or port cannot be used.</source>
        <translation>Die Adresse oder der Port kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose another port, or end the program that uses it.</source>
        <translation>Einen anderen Port wählen oder das Programm beenden, das ihn verwendet.</translation>
    </message>
    <message>
        <source>The keyring cannot be used.</source>
        <translation>Der Schlüsselbund kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Unlock it, or type the password each time.</source>
        <translation>Den Schlüsselbund entsperren oder das Passwort jedes Mal eingeben.</translation>
    </message>
    <message>
        <source>The Farlan helper has a problem.</source>
        <translation>Der Farlan-Hilfsdienst hat ein Problem.</translation>
    </message>
    <message>
        <source>The server was not found.</source>
        <translation>Der Server wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Check the address of the server, and whether this computer is online.</source>
        <translation>Prüfen, ob die Adresse des Servers stimmt und dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the address and the port, and whether the server is running.</source>
        <translation>Prüfen, ob Adresse und Port stimmen und der Server läuft.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Check the address and the port, and whether a firewall is in the way.</source>
        <translation>Prüfen, ob Adresse und Port stimmen und keine Firewall im Weg ist.</translation>
    </message>
    <message>
        <source>The proxy does not let the tunnel through.</source>
        <translation>Der Proxy lässt den Tunnel nicht durch.</translation>
    </message>
    <message>
        <source>Check the proxy in the tunnel’s settings.</source>
        <translation>Den Proxy in den Einstellungen des Tunnels prüfen.</translation>
    </message>
    <message>
        <source>The proxy did not accept the user name or password.</source>
        <translation>Der Proxy hat den Benutzernamen oder das Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>Connect again and enter the right password.</source>
        <translation>Erneut verbinden und das richtige Passwort eingeben.</translation>
    </message>
    <message>
        <source>The server’s certificate cannot be trusted.</source>
        <translation>Das Zertifikat des Servers ist nicht vertrauenswürdig.</translation>
    </message>
    <message>
        <source>Compare its fingerprint with the one from the server’s administrator.</source>
        <translation>Seinen Fingerabdruck mit dem vergleichen, den der Administrator des Servers nennt.</translation>
    </message>
    <message>
        <source>The connection could not be encrypted.</source>
        <translation>Die Verbindung konnte nicht verschlüsselt werden.</translation>
    </message>
    <message>
        <source>Check whether the server offers TLS at this port.</source>
        <translation>Prüfen, ob der Server auf diesem Port TLS anbietet.</translation>
    </message>
    <message>
        <source>The server did not accept the user name or password.</source>
        <translation>Der Server hat den Benutzernamen oder das Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The server does not allow this access.</source>
        <translation>Der Server erlaubt diesen Zugriff nicht.</translation>
    </message>
    <message>
        <source>Ask the server’s administrator.</source>
        <translation>Den Administrator des Servers fragen.</translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation>Der Server ist ausgelastet.</translation>
    </message>
    <message>
        <source>It is tried again in a while.</source>
        <translation>In einer Weile wird es erneut versucht.</translation>
    </message>
    <message>
        <source>There is no Ethernet tunnel at this address.</source>
        <translation>Unter dieser Adresse gibt es keinen Ethernet-Tunnel.</translation>
    </message>
    <message>
        <source>Check the address, above all the path behind the host name.</source>
        <translation>Die Adresse prüfen, vor allem den Pfad hinter dem Hostnamen.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Die Verbindung ging verloren.</translation>
    </message>
    <message>
        <source>It is opened again by itself.</source>
        <translation>Sie wird von selbst wiederhergestellt.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Etwas ist schiefgegangen.</translation>
    </message>
    <message>
        <source>This is not allowed on this computer.</source>
        <translation>Das ist auf diesem Computer nicht erlaubt.</translation>
    </message>
    <message>
        <source>Ask the administrator to allow tunnels for this account.</source>
        <translation>Den Administrator bitten, Tunnel für dieses Konto zu erlauben.</translation>
    </message>
    <message>
        <source>Nobody can give permission.</source>
        <translation>Niemand kann die Berechtigung erteilen.</translation>
    </message>
    <message>
        <source>The system service polkit decides who may open tunnels, and it does not answer. Start it, or ask the administrator.</source>
        <translation>Der Systemdienst polkit entscheidet, wer Tunnel öffnen darf, und antwortet nicht. Ihn starten oder den Administrator fragen.</translation>
    </message>
    <message>
        <source>Try again. Its log may say more.</source>
        <translation>Erneut versuchen. Sein Protokoll sagt womöglich mehr.</translation>
    </message>
    <message>
        <source>There is no system bus.</source>
        <translation>Es gibt keinen Systembus.</translation>
    </message>
    <message>
        <source>Farlan reaches its helper over D-Bus. Start the system bus, and then Farlan again.</source>
        <translation>Farlan erreicht seinen Hilfsdienst über D-Bus. Den Systembus starten, danach Farlan neu starten.</translation>
    </message>
    <message>
        <source>The Farlan helper is not installed.</source>
        <translation>Der Farlan-Hilfsdienst ist nicht installiert.</translation>
    </message>
    <message>
        <source>Tunnels need this small system service, which creates the network interfaces. Install Farlan on the system.</source>
        <translation>Tunnel brauchen diesen kleinen Systemdienst, der die Netzwerkschnittstellen anlegt. Farlan auf dem System installieren.</translation>
    </message>
    <message>
        <source>The Farlan helper could not start.</source>
        <translation>Der Farlan-Hilfsdienst konnte nicht starten.</translation>
    </message>
    <message>
        <source>The state of the service and its log may say why.</source>
        <translation>Der Zustand des Dienstes und sein Protokoll sagen womöglich, warum.</translation>
    </message>
    <message>
        <source>The Farlan helper is in another network.</source>
        <translation>Der Farlan-Hilfsdienst ist in einem anderen Netzwerk.</translation>
    </message>
    <message>
        <source>It creates its interfaces in another network namespace. Start Farlan in that one.</source>
        <translation>Er legt seine Schnittstellen in einem anderen Netzwerk-Namensraum an. Farlan in diesem starten.</translation>
    </message>
    <message>
        <source>Farlan was updated.</source>
        <translation>Farlan wurde aktualisiert.</translation>
    </message>
    <message>
        <source>The helper is still running the old version. Restart it; this ends its tunnels.</source>
        <translation>Der Hilfsdienst läuft noch in der alten Version. Ihn neu starten; dabei enden seine Tunnel.</translation>
    </message>
    <message>
        <source>This Farlan is older than its helper.</source>
        <translation>Dieses Farlan ist älter als sein Hilfsdienst.</translation>
    </message>
    <message>
        <source>Quit Farlan and start it again. If that does not help, install both in the same version.</source>
        <translation>Farlan beenden und neu starten. Wenn das nicht hilft, beide in derselben Version installieren.</translation>
    </message>
    <message>
        <source>The Farlan helper does not answer.</source>
        <translation>Der Farlan-Hilfsdienst antwortet nicht.</translation>
    </message>
    <message>
        <source>Try again. If it still does not answer, restart it; this ends its tunnels.</source>
        <translation>Erneut versuchen. Wenn er weiterhin nicht antwortet, ihn neu starten; dabei enden seine Tunnel.</translation>
    </message>
    <message>
        <source>The Farlan helper stopped.</source>
        <translation>Der Farlan-Hilfsdienst wurde beendet.</translation>
    </message>
    <message>
        <source>Its tunnels have ended. Connect again; its log may say why it stopped.</source>
        <translation>Seine Tunnel sind beendet. Erneut verbinden; sein Protokoll nennt womöglich den Grund.</translation>
    </message>
</context>
<context>
    <name>Farlan::Exporter</name>
    <message>
        <source>Export Tunnel</source>
        <translation>Tunnel exportieren</translation>
    </message>
    <message>
        <source>Tunnels (*.toml)</source>
        <translation>Tunnel (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>“%1” could not be exported.</source>
        <translation>„%1“ konnte nicht exportiert werden.</translation>
    </message>
    <message>
        <source>“%1” was exported.</source>
        <translation>„%1“ wurde exportiert.</translation>
    </message>
    <message>
        <source>The file is %1. No passwords are in it.</source>
        <translation>Die Datei ist %1. Sie enthält keine Passwörter.</translation>
    </message>
</context>
<context>
    <name>Farlan::FieldText</name>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name ist nötig.</translation>
    </message>
    <message>
        <source>A server address is needed.</source>
        <translation>Eine Serveradresse ist nötig.</translation>
    </message>
    <message>
        <source>Only ws:// and wss:// addresses are supported.</source>
        <translation>Nur Adressen mit ws:// und wss:// werden unterstützt.</translation>
    </message>
    <message>
        <source>A user name has no colon.</source>
        <translation>Ein Benutzername enthält keinen Doppelpunkt.</translation>
    </message>
    <message>
        <source>A user name has at most 255 characters, and no line breaks.</source>
        <translation>Ein Benutzername hat höchstens 255 Zeichen und keine Zeilenumbrüche.</translation>
    </message>
    <message>
        <source>The SHA-256 fingerprint of a certificate has 64 digits from 0 to 9 and A to F.</source>
        <translation>Der SHA-256-Fingerabdruck eines Zertifikats hat 64 Stellen aus 0 bis 9 und A bis F.</translation>
    </message>
    <message>
        <source>There is no certificate in this file. It must be in PEM form.</source>
        <translation>In dieser Datei ist kein Zertifikat. Es muss im PEM-Format vorliegen.</translation>
    </message>
    <message>
        <source>Choose the file with the certificate of the authority.</source>
        <translation>Die Datei mit dem Zertifikat der Zertifizierungsstelle wählen.</translation>
    </message>
    <message>
        <source>A certificate needs its private key.</source>
        <translation>Zu einem Zertifikat gehört sein privater Schlüssel.</translation>
    </message>
    <message>
        <source>A private key needs its certificate.</source>
        <translation>Zu einem privaten Schlüssel gehört sein Zertifikat.</translation>
    </message>
    <message>
        <source>An interface has at most 64 addresses.</source>
        <translation>Eine Schnittstelle hat höchstens 64 Adressen.</translation>
    </message>
    <message>
        <source>Addresses look like this: 10.5.0.2/24, fd00::2/64</source>
        <translation>So sehen Adressen aus: 10.5.0.2/24, fd00::2/64</translation>
    </message>
    <message>
        <source>This cannot be the name of a bridge. It looks like this: br0</source>
        <translation>Das kann kein Bridge-Name sein. So sieht einer aus: br0</translation>
    </message>
</context>
<context>
    <name>Farlan::FileEdit</name>
    <message>
        <source>Choose…</source>
        <extracomment>a button; a dialog asks which file</extracomment>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>%1: Choose…</source>
        <extracomment>%1 is what the file is, for example “Certificate file”</extracomment>
        <translation>%1: Wählen…</translation>
    </message>
</context>
<context>
    <name>Farlan::Importer</name>
    <message>
        <source>Import Tunnels</source>
        <translation>Tunnel importieren</translation>
    </message>
    <message>
        <source>Tunnels (*.toml)</source>
        <translation>Tunnel (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 a sentence
----------
%1 is the name of a tunnel, %2 a sentence about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n tunnel(s) added</source>
        <translation>
            <numerusform>%n Tunnel hinzugefügt</numerusform>
            <numerusform>%n Tunnel hinzugefügt</numerusform>
        </translation>
    </message>
    <message>
        <source>The clipboard has no tunnel.</source>
        <translation>Die Zwischenablage enthält keinen Tunnel.</translation>
    </message>
    <message>
        <source>Copy an address that begins with wss:// or ws:// and paste it here.</source>
        <translation>Eine Adresse kopieren, die mit wss:// oder ws:// beginnt, und hier einfügen.</translation>
    </message>
    <message>
        <source>This cannot be imported.</source>
        <translation>Das kann nicht importiert werden.</translation>
    </message>
    <message>
        <source>Please check the tunnel.</source>
        <translation>Bitte den Tunnel prüfen.</translation>
    </message>
</context>
<context>
    <name>Farlan::LogView</name>
    <message>
        <source>&amp;Log</source>
        <translation>Pr&amp;otokoll</translation>
    </message>
    <message>
        <source>C&amp;opy Log</source>
        <translation>Protoko&amp;ll kopieren</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Bisher ist nichts geschehen.</translation>
    </message>
</context>
<context>
    <name>Farlan::MainWindow</name>
    <message>
        <source>Tunnels</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>“%1” could not be deleted.</source>
        <translation>„%1“ konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New Tunnel</source>
        <translation>&amp;Neuer Tunnel</translation>
    </message>
    <message>
        <source>&amp;Connect to a Server…</source>
        <translation>Mit Server &amp;verbinden…</translation>
    </message>
    <message>
        <source>&amp;Accept Connections…</source>
        <translation>Verbindungen anneh&amp;men…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Paste Address</source>
        <translation>Adresse einfü&amp;gen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit (Tunnels Stay Connected)</source>
        <translation>&amp;Beenden (Tunnel bleiben verbunden)</translation>
    </message>
    <message>
        <source>&amp;Disconnect All and Quit</source>
        <translation>&amp;Alle trennen und beenden</translation>
    </message>
    <message>
        <source>&amp;Tunnel</source>
        <translation>&amp;Tunnel</translation>
    </message>
    <message>
        <source>F&amp;ilter Tunnels</source>
        <translation>Tunnel &amp;filtern</translation>
    </message>
    <message>
        <source>New Tunnel</source>
        <translation>Neuer Tunnel</translation>
    </message>
    <message>
        <source>Add a tunnel to a server</source>
        <translation>Tunnel zu einem Server anlegen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Add tunnels from files</source>
        <translation>Tunnel aus Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Filter tunnels</source>
        <translation>Tunnel filtern</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>Farlan::NetworkGroup</name>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>The URI of a client&apos;s server, or the one where a server listens.</extracomment>
        <translation>Server</translation>
    </message>
    <message>
        <source>Connected to</source>
        <extracomment>The address of the other end of the TCP connection.</extracomment>
        <translation>Verbunden mit</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Certificate (SHA-256)</source>
        <extracomment>The SHA-256 of a server&apos;s certificate.</extracomment>
        <translation>Zertifikat (SHA-256)</translation>
    </message>
</context>
<context>
    <name>Farlan::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Command: %1</source>
        <translation>Befehl: %1</translation>
    </message>
    <message>
        <source>Copy Command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und noch %n</numerusform>
            <numerusform>… und noch %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::NotificationText</name>
    <message>
        <source>Show Status</source>
        <translation>Status anzeigen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <extracomment>Title of a notification; %1 is the name of a tunnel that accepts connections.</extracomment>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>%1 connected</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 ist verbunden</translation>
    </message>
    <message>
        <source>%1 was interrupted</source>
        <extracomment>Title of a notification; %1 is the name of a tunnel that accepts connections.</extracomment>
        <translation>%1 wurde unterbrochen</translation>
    </message>
    <message>
        <source>%1 lost connection</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 hat die Verbindung verloren</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Neuer Versuch…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Running again after %1</source>
        <extracomment>%1 is how long it was interrupted, as &quot;12 s&quot;.</extracomment>
        <translation>Nach %1 wieder in Betrieb</translation>
    </message>
    <message>
        <source>Connected again after %1</source>
        <extracomment>%1 is how long the connection was lost, as &quot;12 s&quot;.</extracomment>
        <translation>Nach %1 wieder verbunden</translation>
    </message>
    <message>
        <source>%1 could not start</source>
        <extracomment>Title of a notification; %1 is the name of a tunnel that accepts connections.</extracomment>
        <translation>%1 konnte nicht starten</translation>
    </message>
    <message>
        <source>%1 could not connect</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 konnte sich nicht verbinden</translation>
    </message>
    <message>
        <source>Details</source>
        <extracomment>Shows why a tunnel has failed.</extracomment>
        <translation>Details</translation>
    </message>
    <message>
        <source>%1 was disconnected</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 wurde getrennt</translation>
    </message>
    <message>
        <source>%1 needs a password</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 braucht ein Passwort</translation>
    </message>
    <message>
        <source>Enter Password</source>
        <translation>Passwort eingeben</translation>
    </message>
    <message>
        <source>The server’s certificate of %1 must be checked</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>Das Serverzertifikat von %1 muss geprüft werden</translation>
    </message>
    <message>
        <source>Check Certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>%1 is an address as &quot;10.5.0.23&quot;, %2 the name of a network interface.</extracomment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Farlan is still running in the tray</source>
        <translation>Farlan läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>Tunnels stay connected.</source>
        <translation>Tunnel bleiben verbunden.</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <extracomment>Title of a notification; %1 is the name of a tunnel that accepted connections.</extracomment>
        <translation>%1 wurde gestoppt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
</context>
<context>
    <name>Farlan::PasswordChoice</name>
    <message>
        <source>&amp;Keep in keyring</source>
        <extracomment>what becomes of a password</extracomment>
        <translation>Im Sch&amp;lüsselbund</translation>
    </message>
    <message>
        <source>Until &amp;logout</source>
        <extracomment>what becomes of a password: kept until logout</extracomment>
        <translation>Bis zur Abmeldun&amp;g</translation>
    </message>
    <message>
        <source>Ask &amp;every time</source>
        <extracomment>what becomes of a password: asked for every time</extracomment>
        <translation>&amp;Jedes Mal fragen</translation>
    </message>
    <message>
        <source>&amp;Forget Password</source>
        <translation>Passw&amp;ort vergessen</translation>
    </message>
    <message>
        <source>Waiting for the keyring…</source>
        <translation>Warten auf den Schlüsselbund…</translation>
    </message>
    <message>
        <source>No password was kept for this tunnel.</source>
        <translation>Für diesen Tunnel war kein Passwort gespeichert.</translation>
    </message>
    <message>
        <source>The password was removed from the keyring.</source>
        <translation>Das Passwort wurde aus dem Schlüsselbund entfernt.</translation>
    </message>
</context>
<context>
    <name>Farlan::PasswordDialog</name>
    <message>
        <source>Password for %1</source>
        <extracomment>The title of a window; %1 is the name of a tunnel.</extracomment>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>The proxy %1 asks for the password of %2.</source>
        <translation>Der Proxy %1 fragt nach dem Passwort von %2.</translation>
    </message>
    <message>
        <source>%1 asks for a user name and a password.</source>
        <translation>%1 fragt nach einem Benutzernamen und einem Passwort.</translation>
    </message>
    <message>
        <source>%1 asks for the password of %2.</source>
        <translation>%1 fragt nach dem Passwort von %2.</translation>
    </message>
    <message>
        <source>The proxy did not accept this user name or password.</source>
        <translation>Der Proxy hat diesen Benutzernamen oder dieses Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The server did not accept this user name or password.</source>
        <translation>Der Server hat diesen Benutzernamen oder dieses Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The password is sent unencrypted. Anyone on the path can read it.</source>
        <translation>Das Passwort wird unverschlüsselt gesendet. Jeder auf dem Übertragungsweg kann es lesen.</translation>
    </message>
    <message>
        <source>The keyring cannot be used, so the password cannot be kept. It is asked for again next time.</source>
        <translation>Der Schlüsselbund kann nicht verwendet und das Passwort daher nicht aufbewahrt werden. Beim nächsten Mal wird es wieder abgefragt.</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>&amp;Benutzername:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Feststelltaste ist aktiv</translation>
    </message>
    <message>
        <source>&amp;Show password</source>
        <translation>Passwort &amp;anzeigen</translation>
    </message>
    <message>
        <source>In the keyring</source>
        <translation>Im Schlüsselbund</translation>
    </message>
    <message>
        <source>Until I log out</source>
        <translation>Bis zur Abmeldung</translation>
    </message>
    <message>
        <source>Not at all – ask every time</source>
        <translation>Gar nicht – jedes Mal fragen</translation>
    </message>
    <message>
        <source>&amp;Keep it:</source>
        <extracomment>The label of a choice: where a password is kept.</extracomment>
        <translation>Aufbe&amp;wahren:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>A user name has no colon.</source>
        <translation>Ein Benutzername enthält keinen Doppelpunkt.</translation>
    </message>
    <message>
        <source>A user name has at most 255 characters, and no line breaks.</source>
        <translation>Ein Benutzername hat höchstens 255 Zeichen und keine Zeilenumbrüche.</translation>
    </message>
    <message>
        <source>The password is too long, or has a character that cannot be seen.</source>
        <translation>Das Passwort ist zu lang oder enthält ein unsichtbares Zeichen.</translation>
    </message>
</context>
<context>
    <name>Farlan::ProfileEditor</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Test Connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Edit Tunnel %1</source>
        <translation>Tunnel %1 bearbeiten</translation>
    </message>
    <message>
        <source>New Tunnel: Connect to a Server</source>
        <translation>Neuer Tunnel: Mit Server verbinden</translation>
    </message>
    <message>
        <source>New Tunnel: Accept Connections</source>
        <translation>Neuer Tunnel: Verbindungen annehmen</translation>
    </message>
    <message>
        <source>Another tunnel is already called %1. Suggested: %2</source>
        <extracomment>%1 is the name of a tunnel, %2 one that is free</extracomment>
        <translation>Ein anderer Tunnel heißt bereits %1. Vorschlag: %2</translation>
    </message>
    <message>
        <source>The tunnel is saved, but its old password could not be removed from the keyring.</source>
        <translation>Der Tunnel ist gespeichert, aber sein altes Passwort konnte nicht aus dem Schlüsselbund entfernt werden.</translation>
    </message>
    <message>
        <source>The tunnel could not be saved.</source>
        <translation>Der Tunnel konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Load Its Changes</source>
        <translation>Neuen Stand laden</translation>
    </message>
    <message>
        <source>Save Mine Anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>The changes are not saved.</source>
        <translation>Die Änderungen sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard Changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Keep Editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This tunnel has been deleted meanwhile.</source>
        <translation>Dieser Tunnel wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>Saving creates it again.</source>
        <translation>Beim Speichern wird er neu angelegt.</translation>
    </message>
    <message>
        <source>Another program has changed this tunnel meanwhile.</source>
        <translation>Ein anderes Programm hat diesen Tunnel inzwischen geändert.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Nichts wurde gespeichert.</translation>
    </message>
</context>
<context>
    <name>Farlan::QuantityText</name>
    <message>
        <source>%1/s</source>
        <extracomment>A rate: %1 is an amount as &quot;1.2 KiB&quot;.</extracomment>
        <translation>%1/s</translation>
    </message>
    <message numerus="yes">
        <source>%L1 frames</source>
        <extracomment>Ethernet frames; %L1 is their number.</extracomment>
        <translation>
            <numerusform>%L1 Frame</numerusform>
            <numerusform>%L1 Frames</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>A duration in days and hours.</extracomment>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>A duration in hours and minutes.</extracomment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>A duration in minutes and seconds.</extracomment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds.</extracomment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>Farlan::RateGraph</name>
    <message>
        <source>Rate of the last five minutes</source>
        <translation>Rate der letzten fünf Minuten</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Noch nichts gemessen</translation>
    </message>
    <message>
        <source>Download %1, upload %2</source>
        <translation>Download %1, Upload %2</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
</context>
<context>
    <name>Farlan::ReasonText</name>
    <message>
        <source>The tunnel has been changed since the certificate was shown.</source>
        <translation>Der Tunnel wurde geändert, seit das Zertifikat angezeigt wurde.</translation>
    </message>
    <message>
        <source>Connect again, and compare the certificate once more.</source>
        <translation>Erneut verbinden und das Zertifikat noch einmal vergleichen.</translation>
    </message>
    <message>
        <source>%1 could not be removed.</source>
        <translation>%1 konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The tunnel has no interface now.</source>
        <translation>Der Tunnel hat gerade keine Schnittstelle.</translation>
    </message>
    <message>
        <source>The Farlan helper could not start: %1.</source>
        <translation>Der Farlan-Hilfsdienst konnte nicht starten: %1.</translation>
    </message>
    <message>
        <source>The Farlan helper did not answer.</source>
        <translation>Der Farlan-Hilfsdienst hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The system bus does not let this user talk to the Farlan helper.</source>
        <translation>Der Systembus erlaubt diesem Benutzer nicht, mit dem Farlan-Hilfsdienst zu sprechen.</translation>
    </message>
    <message>
        <source>There is no such tunnel (any more).</source>
        <translation>Diesen Tunnel gibt es nicht (mehr).</translation>
    </message>
    <message>
        <source>farlanctl list shows your tunnels.</source>
        <translation>farlanctl list zeigt die eigenen Tunnel.</translation>
    </message>
    <message>
        <source>The system bus refuses: %1.</source>
        <translation>Der Systembus lehnt ab: %1.</translation>
    </message>
    <message>
        <source>The Farlan helper could not be asked: %1 (%2).</source>
        <translation>Der Farlan-Hilfsdienst konnte nicht gefragt werden: %1 (%2).</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>es hat zu lange gedauert</translation>
    </message>
    <message>
        <source>There is no system bus to reach the helper on.</source>
        <translation>Es gibt keinen Systembus, über den der Hilfsdienst zu erreichen wäre.</translation>
    </message>
    <message>
        <source>The connection to the system bus has ended.</source>
        <translation>Die Verbindung zum Systembus ist abgebrochen.</translation>
    </message>
    <message>
        <source>The Farlan helper is not installed: the system bus does not know it.</source>
        <translation>Der Farlan-Hilfsdienst ist nicht installiert: Der Systembus kennt ihn nicht.</translation>
    </message>
    <message>
        <source>The Farlan helper stopped.</source>
        <translation>Der Farlan-Hilfsdienst wurde beendet.</translation>
    </message>
    <message>
        <source>The Farlan helper is of another version: %1 with interface %2; this is %3 with interface %4.</source>
        <translation>Der Farlan-Hilfsdienst hat eine andere Version: %1 mit Interface %2; dies ist %3 mit Interface %4.</translation>
    </message>
    <message>
        <source>The Farlan helper makes its interfaces in another network namespace.</source>
        <translation>Der Farlan-Hilfsdienst legt seine Schnittstellen in einem anderen Netzwerk-Namensraum an.</translation>
    </message>
    <message>
        <source>The Farlan helper and this program do not understand each other: %1.</source>
        <translation>Der Farlan-Hilfsdienst und dieses Programm verstehen einander nicht: %1.</translation>
    </message>
    <message>
        <source>farlan-pump %1.</source>
        <translation>farlan-pump %1.</translation>
    </message>
    <message>
        <source>was not found</source>
        <translation>wurde nicht gefunden</translation>
    </message>
    <message>
        <source>could not be started: %1</source>
        <translation>konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>sent a message outside the schema</source>
        <translation>hat eine Nachricht gesendet, die nicht ins Schema passt</translation>
    </message>
    <message>
        <source>ended unexpectedly</source>
        <translation>wurde unerwartet beendet</translation>
    </message>
    <message>
        <source>The test took longer than %1 seconds.</source>
        <translation>Der Test hat länger als %1 Sekunden gedauert.</translation>
    </message>
    <message>
        <source>there is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>you are not allowed to read %1.</source>
        <translation>%1 darf von diesem Benutzer nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <translation>%1 konnte nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>%1 is a directory.</source>
        <translation>%1 ist ein Ordner.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>%1 konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>The password is longer than %1 bytes.</source>
        <translation>Das Passwort ist länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>This machine&apos;s libcrypt cannot make a bcrypt hash.</source>
        <translation>Die libcrypt dieses Rechners kann keinen bcrypt-Hash erzeugen.</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form.</source>
        <translation>%1 enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>the profile</source>
        <translation>Das Profil</translation>
    </message>
    <message>
        <source>“%1” is not the whole path of a file.</source>
        <translation>„%1“ ist nicht der ganze Pfad einer Datei.</translation>
    </message>
    <message>
        <source>Begin it with a slash.</source>
        <translation>Mit einem Schrägstrich beginnen.</translation>
    </message>
    <message>
        <source>The path is too long, or has characters that cannot be seen.</source>
        <translation>Der Pfad ist zu lang oder enthält unsichtbare Zeichen.</translation>
    </message>
    <message>
        <source>Give the file another name.</source>
        <translation>Der Datei einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>A certificate and its private key go together.</source>
        <translation>Ein Zertifikat und sein privater Schlüssel gehören zusammen.</translation>
    </message>
    <message>
        <source>Give both certfile and keyfile, or neither.</source>
        <translation>Beides angeben, certfile und keyfile, oder keines von beiden.</translation>
    </message>
    <message>
        <source>This is for clients: a server has its users in a file.</source>
        <translation>Das ist für Clients: Ein Server hat seine Benutzer in einer Datei.</translation>
    </message>
    <message>
        <source>This must be never, until-logout or keyring.</source>
        <translation>Nötig ist never, until-logout oder keyring.</translation>
    </message>
    <message>
        <source>This must be a UUID.</source>
        <translation>Nötig ist eine UUID.</translation>
    </message>
    <message>
        <source>Leave the line out, and one is made for the file.</source>
        <translation>Ohne diese Zeile erhält die Datei eine eigene.</translation>
    </message>
    <message>
        <source>A profile needs a name.</source>
        <translation>Ein Profil braucht einen Namen.</translation>
    </message>
    <message>
        <source>A profile keeps no password.</source>
        <translation>In einem Profil steht kein Passwort.</translation>
    </message>
    <message>
        <source>Remove the line: the password is asked for, or in your keyring: farlanctl password set</source>
        <translation>Die Zeile entfernen: Das Passwort wird abgefragt oder steht im Schlüsselbund: farlanctl password set</translation>
    </message>
    <message>
        <source>This is not kept: whether farlanctl stays is said when the tunnel is opened.</source>
        <translation>Das wird nicht aufbewahrt: Ob farlanctl bleibt, wird beim Öffnen des Tunnels angegeben.</translation>
    </message>
    <message>
        <source>%1: This must be true or false, not “%2”.</source>
        <translation>%1: Nötig ist true oder false, nicht „%2“.</translation>
    </message>
    <message>
        <source>%1: This must be a whole number, not “%2”.</source>
        <translation>%1: Nötig ist eine ganze Zahl, nicht „%2“.</translation>
    </message>
    <message>
        <source>What was given is not a setting: it does not begin with a key.</source>
        <translation>Die Angabe ist keine Einstellung: Sie beginnt nicht mit einem Schlüsselwort.</translation>
    </message>
    <message>
        <source>There is no key “%1”.</source>
        <translation>Es gibt kein Schlüsselwort „%1“.</translation>
    </message>
    <message>
        <source>“%1” is not a setting: it has no value.</source>
        <translation>„%1“ ist keine Einstellung: Der Wert fehlt.</translation>
    </message>
    <message>
        <source>insecure was for %1 and is false now.</source>
        <translation>insecure galt für %1 und ist jetzt false.</translation>
    </message>
    <message>
        <source>The pin was for %1 and is gone now.</source>
        <translation>pin galt für %1 und wurde entfernt.</translation>
    </message>
    <message>
        <source>The profile “%1” cannot be kept: it is too large, or has characters that a file cannot hold.</source>
        <translation>Das Profil „%1“ kann nicht gespeichert werden: Es ist zu groß oder enthält Zeichen, die nicht in eine Datei passen.</translation>
    </message>
    <message>
        <source>This command opens no tunnel.</source>
        <translation>Dieser Befehl öffnet keinen Tunnel.</translation>
    </message>
    <message>
        <source>Behind “%1” are options only, and what belongs to them.</source>
        <translation>Hinter „%1“ stehen nur Optionen und was zu ihnen gehört.</translation>
    </message>
    <message>
        <source>A profile has nothing for --%1.</source>
        <translation>Ein Profil kennt nichts für --%1.</translation>
    </message>
    <message>
        <source>--%1 takes no value.</source>
        <translation>--%1 nimmt keinen Wert an.</translation>
    </message>
    <message>
        <source>--%1 has no value.</source>
        <translation>Bei --%1 fehlt der Wert.</translation>
    </message>
    <message>
        <source>The password is not kept; it is asked for.</source>
        <translation>Das Passwort wird nicht übernommen; es wird abgefragt.</translation>
    </message>
    <message>
        <source>any certificate of the server will be accepted.</source>
        <translation>Jedes Zertifikat des Servers wird akzeptiert.</translation>
    </message>
    <message>
        <source>--%1 was given twice.</source>
        <translation>--%1 wurde zweimal angegeben.</translation>
    </message>
    <message>
        <source>insecure was true in the file and is false now.</source>
        <translation>insecure war in der Datei true und ist jetzt false.</translation>
    </message>
    <message>
        <source>start_at_login was true in the file and is false now.</source>
        <translation>start_at_login war in der Datei true und ist jetzt false.</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>One thing at a time can be imported, not %1.</source>
        <translation>Es kann nur eines auf einmal importiert werden, nicht %1.</translation>
    </message>
    <message>
        <source>The profiles in it cannot be read.</source>
        <translation>Die Profile darin können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1: %2 has the same name.</source>
        <translation>%1: %2 hat denselben Namen.</translation>
    </message>
    <message>
        <source>%1: %2 has the same id.</source>
        <translation>%1: %2 hat dieselbe id.</translation>
    </message>
    <message>
        <source>There is no profile “%1”.</source>
        <translation>Es gibt kein Profil „%1“.</translation>
    </message>
    <message>
        <source>farlanctl profile list shows all profiles.</source>
        <translation>farlanctl profile list zeigt alle Profile.</translation>
    </message>
    <message>
        <source>Its file could not be read: %1</source>
        <translation>Seine Datei konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>There is a profile “%1” already.</source>
        <translation>Es gibt schon ein Profil „%1“.</translation>
    </message>
    <message>
        <source>There is a profile with this id already.</source>
        <translation>Es gibt schon ein Profil mit dieser id.</translation>
    </message>
    <message>
        <source>Another profile is called “%1”.</source>
        <translation>Ein anderes Profil heißt „%1“.</translation>
    </message>
    <message>
        <source>%1 could not be removed: %2.</source>
        <translation>%1 konnte nicht entfernt werden: %2.</translation>
    </message>
    <message>
        <source>The profile is removed, but not its users in %1: %2.</source>
        <translation>Das Profil ist entfernt, nicht aber seine Benutzer in %1: %2.</translation>
    </message>
    <message>
        <source>the profiles</source>
        <translation>die Profile</translation>
    </message>
    <message>
        <source>%1 has been changed by another program meanwhile.</source>
        <translation>%1 wurde inzwischen von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>There is no such profile any more.</source>
        <translation>Dieses Profil gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>“%1” is a profile of the administrator&apos;s, in %2.</source>
        <translation>„%1“ ist ein Profil des Administrators, in %2.</translation>
    </message>
    <message>
        <source>%1 is a link to what belongs to somebody else, %2.</source>
        <translation>%1 ist ein Verweis auf etwas, das jemand anderem gehört: %2.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MiB, or would be.</source>
        <translation>%1 ist größer als %2 MiB oder würde es werden.</translation>
    </message>
    <message>
        <source>somebody else has just replaced %1.</source>
        <translation>Jemand anderes hat gerade %1 ersetzt.</translation>
    </message>
    <message>
        <source>This is no user: %1.</source>
        <translation>Das ist kein Benutzer: %1.</translation>
    </message>
    <message>
        <source>it contains a NUL byte</source>
        <translation>die Zeile enthält ein NUL-Byte</translation>
    </message>
    <message>
        <source>it has no colon between name and password</source>
        <translation>zwischen Name und Passwort fehlt der Doppelpunkt</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>der Name ist leer</translation>
    </message>
    <message>
        <source>the password is empty</source>
        <translation>das Passwort ist leer</translation>
    </message>
    <message>
        <source>it has more than one colon</source>
        <translation>die Zeile hat mehr als einen Doppelpunkt</translation>
    </message>
    <message>
        <source>The user “%1” is in line %2 already.</source>
        <translation>Der Benutzer „%1“ steht schon in Zeile %2.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a user in an htpasswd file.</source>
        <translation>„%1“ kann kein Benutzername in einer htpasswd-Datei sein.</translation>
    </message>
    <message>
        <source>There is no user “%1”.</source>
        <translation>Es gibt keinen Benutzer „%1“.</translation>
    </message>
    <message>
        <source>farlanctl user list shows who there is.</source>
        <translation>farlanctl user list zeigt, wen es gibt.</translation>
    </message>
    <message>
        <source>There is a user “%1” already.</source>
        <translation>Es gibt schon einen Benutzer „%1“.</translation>
    </message>
    <message>
        <source>Another user is changing %1.</source>
        <translation>Ein anderer Benutzer ändert gerade %1.</translation>
    </message>
    <message>
        <source>Another program is changing %1.</source>
        <translation>Ein anderes Programm ändert gerade %1.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation>Der Ordner %1 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2.</source>
        <translation>%1 konnte nicht gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>it is not writable</source>
        <translation>Schreiben ist nicht erlaubt</translation>
    </message>
    <message>
        <source>%1 could not be saved with the owner and the group that it has: %2.</source>
        <translation>%1 konnte nicht mit dem bisherigen Besitzer und der bisherigen Gruppe gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>Your keyring has not answered within %1 seconds.</source>
        <translation>Der Schlüsselbund hat innerhalb von %1 Sekunden nicht geantwortet.</translation>
    </message>
    <message>
        <source>There is no keyring: no program of this session keeps passwords.</source>
        <translation>Es gibt keinen Schlüsselbund: Kein Programm dieser Sitzung bewahrt Passwörter auf.</translation>
    </message>
    <message>
        <source>Your keyring is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>Your keyring cannot keep a password until you log out.</source>
        <translation>Der Schlüsselbund kann kein Passwort bis zur Abmeldung aufbewahren.</translation>
    </message>
    <message>
        <source>Your keyring has no place for passwords yet, and cannot ask you to make one.</source>
        <translation>Der Schlüsselbund hat noch keinen Platz für Passwörter und kann nicht darum bitten, einen anzulegen.</translation>
    </message>
    <message>
        <source>Your keyring has ended while it was asked.</source>
        <translation>Der Schlüsselbund wurde während der Anfrage beendet.</translation>
    </message>
    <message>
        <source>Your keyring says: %1</source>
        <translation>Der Schlüsselbund meldet: %1</translation>
    </message>
    <message>
        <source>A password is asked for</source>
        <translation>Ein Passwort wird abgefragt</translation>
    </message>
    <message>
        <source>%1 refused the connection.</source>
        <translation>%1 hat die Verbindung abgelehnt.</translation>
    </message>
    <message>
        <source>The proxy %1</source>
        <translation>Der Proxy %1</translation>
    </message>
    <message>
        <source>No connection to %1: %2.</source>
        <translation>Keine Verbindung zu %1: %2.</translation>
    </message>
    <message>
        <source>No connection to the proxy %1: %2.</source>
        <translation>Keine Verbindung zum Proxy %1: %2.</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the user name or the password.</source>
        <translation>Der Proxy %1 hat den Benutzernamen oder das Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The proxy %1 did not connect to %2: %3.</source>
        <translation>Der Proxy %1 hat keine Verbindung zu %2 hergestellt: %3.</translation>
    </message>
    <message>
        <source>The proxy %1 did not connect to %2: its answer is too long.</source>
        <translation>Der Proxy %1 hat keine Verbindung zu %2 hergestellt: Seine Antwort ist zu lang.</translation>
    </message>
    <message>
        <source>The name %1 was not found: %2.</source>
        <translation>Der Name %1 wurde nicht gefunden: %2.</translation>
    </message>
    <message>
        <source>The name %1 of the proxy was not found: %2.</source>
        <translation>Der Name %1 des Proxys wurde nicht gefunden: %2.</translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2.</source>
        <translation>TLS mit %1 ist gescheitert: %2.</translation>
    </message>
    <message>
        <source>%1 closed the connection during the TLS handshake.</source>
        <translation>%1 hat die Verbindung während des TLS-Handshakes geschlossen.</translation>
    </message>
    <message>
        <source>%1 within %2 seconds.</source>
        <translation>Zeitüberschreitung nach %2 Sekunden: %1.</translation>
    </message>
    <message>
        <source>The name %1 could not be resolved</source>
        <translation>Der Name %1 konnte nicht aufgelöst werden</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>The proxy %1 did not answer</source>
        <translation>der Proxy %1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>TLS with %1 was not established</source>
        <translation>TLS mit %1 kam nicht zustande</translation>
    </message>
    <message>
        <source>The server did not answer the request for a tunnel</source>
        <translation>der Server hat auf die Anfrage nach einem Tunnel nicht geantwortet</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not a valid WebSocket upgrade.</source>
        <translation>Die Antwort des Servers ist kein gültiges WebSocket-Upgrade.</translation>
    </message>
    <message>
        <source>The server asks for a user name and a password (401).</source>
        <translation>Der Server verlangt einen Benutzernamen und ein Passwort (401).</translation>
    </message>
    <message>
        <source>The server did not accept the user name or the password (401).</source>
        <translation>Der Server hat den Benutzernamen oder das Passwort nicht angenommen (401).</translation>
    </message>
    <message>
        <source>The server refuses this client (403).</source>
        <translation>Der Server weist diesen Client ab (403).</translation>
    </message>
    <message>
        <source>The server has no tunnel at this path (404).</source>
        <translation>Der Server hat unter diesem Pfad keinen Tunnel (404).</translation>
    </message>
    <message>
        <source>The server asks to try again later (%1).</source>
        <translation>Der Server bittet, es später noch einmal zu versuchen (%1).</translation>
    </message>
    <message>
        <source>The server points to another address (%1), which is not followed: %2</source>
        <translation>Der Server verweist auf eine andere Adresse (%1), der nicht gefolgt wird: %2</translation>
    </message>
    <message>
        <source>it does not say which</source>
        <translation>er sagt nicht, auf welche</translation>
    </message>
    <message>
        <source>The server answered with HTTP status %1 instead of a tunnel.</source>
        <translation>Der Server hat mit HTTP-Status %1 statt mit einem Tunnel geantwortet.</translation>
    </message>
    <message>
        <source>The server closed the connection without an answer.</source>
        <translation>Der Server hat die Verbindung ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>The server answered with something that is not HTTP.</source>
        <translation>Der Server hat mit etwas geantwortet, das kein HTTP ist.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not the pinned one.</source>
        <translation>Das Zertifikat von %1 ist nicht das festgelegte.</translation>
    </message>
    <message>
        <source>The certificate of %1 is refused: %2.</source>
        <translation>Das Zertifikat von %1 wird abgelehnt: %2.</translation>
    </message>
    <message>
        <source>it is not signed by an authority that is trusted here</source>
        <translation>es ist von keiner Zertifizierungsstelle signiert, der hier vertraut wird</translation>
    </message>
    <message>
        <source>it has expired (on %1)</source>
        <translation>es ist abgelaufen (am %1)</translation>
    </message>
    <message>
        <source>it is not yet valid (from %1)</source>
        <translation>es ist noch nicht gültig (erst ab %1)</translation>
    </message>
    <message>
        <source>it is for another name (%1)</source>
        <translation>es gilt für einen anderen Namen (%1)</translation>
    </message>
    <message>
        <source>The peer does not answer since the network has changed.</source>
        <translation>Die Gegenstelle antwortet nicht mehr, seit sich das Netzwerk geändert hat.</translation>
    </message>
    <message>
        <source>The peer has not taken any data for %1 seconds.</source>
        <translation>Die Gegenstelle hat seit %1 Sekunden keine Daten abgenommen.</translation>
    </message>
    <message>
        <source>The peer has not answered for %1 seconds.</source>
        <translation>Die Gegenstelle hat seit %1 Sekunden nicht geantwortet.</translation>
    </message>
    <message>
        <source>The peer does not read what it is sent.</source>
        <translation>Die Gegenstelle liest nicht, was ihr gesendet wird.</translation>
    </message>
    <message>
        <source>The peer sent a message larger than any that is allowed.</source>
        <translation>Die Gegenstelle hat eine größere Nachricht gesendet, als erlaubt ist.</translation>
    </message>
    <message>
        <source>The peer broke the WebSocket protocol: %1</source>
        <translation>Die Gegenstelle hat gegen das WebSocket-Protokoll verstoßen: %1</translation>
    </message>
    <message>
        <source>The peer closed the connection.</source>
        <translation>Die Gegenstelle hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>The peer closed the connection: %1</source>
        <translation>Die Gegenstelle hat die Verbindung geschlossen: %1</translation>
    </message>
    <message>
        <source>The peer agreed on superframes and then sent none.</source>
        <translation>Die Gegenstelle hat Superframes zugesagt und dann keine gesendet.</translation>
    </message>
    <message>
        <source>The peer sends frames that are not as agreed.</source>
        <translation>Die Gegenstelle sendet Frames, die nicht der Absprache entsprechen.</translation>
    </message>
    <message>
        <source>The interface %1 was deleted by somebody else.</source>
        <translation>Die Schnittstelle %1 wurde von jemand anderem gelöscht.</translation>
    </message>
    <message>
        <source>The pump was not started as it should be.</source>
        <translation>Die Pumpe wurde nicht so gestartet, wie es sein soll.</translation>
    </message>
    <message>
        <source>Only the way to a server can be tried.</source>
        <translation>Nur der Weg zu einem Server kann getestet werden.</translation>
    </message>
    <message>
        <source>The certificate file holds no certificate in PEM form.</source>
        <translation>Die Zertifikatsdatei enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>The key file holds no private key in PEM form, or one that is protected by a password.</source>
        <translation>Die Schlüsseldatei enthält keinen privaten Schlüssel im PEM-Format oder einen, der mit einem Passwort geschützt ist.</translation>
    </message>
    <message>
        <source>The private key does not belong to the certificate.</source>
        <translation>Der private Schlüssel gehört nicht zum Zertifikat.</translation>
    </message>
    <message>
        <source>The CA file holds no certificate in PEM form.</source>
        <translation>Die CA-Datei enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>The htpasswd file is larger than %1 MiB.</source>
        <translation>Die htpasswd-Datei ist größer als %1 MiB.</translation>
    </message>
    <message>
        <source>The htpasswd file has no users, so nobody could sign in.</source>
        <translation>Die htpasswd-Datei enthält keine Benutzer, also könnte sich niemand anmelden.</translation>
    </message>
    <message>
        <source>Line %1 of the htpasswd file: %2</source>
        <translation>Zeile %1 der htpasswd-Datei: %2</translation>
    </message>
    <message>
        <source>It is longer than %1 bytes.</source>
        <translation>Sie ist länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>It contains a NUL byte.</source>
        <translation>Sie enthält ein NUL-Byte.</translation>
    </message>
    <message>
        <source>It has no colon between user name and password.</source>
        <translation>Zwischen Benutzername und Passwort fehlt der Doppelpunkt.</translation>
    </message>
    <message>
        <source>The user name is empty.</source>
        <translation>Der Benutzername ist leer.</translation>
    </message>
    <message>
        <source>The password is empty.</source>
        <translation>Das Passwort ist leer.</translation>
    </message>
    <message>
        <source>The user name is there twice.</source>
        <translation>Der Benutzername kommt doppelt vor.</translation>
    </message>
    <message>
        <source>The bcrypt hash is damaged.</source>
        <translation>Der bcrypt-Hash ist beschädigt.</translation>
    </message>
    <message>
        <source>The cost of the bcrypt hash is not between %1 and %2.</source>
        <translation>Der Aufwand des bcrypt-Hashes liegt nicht zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>The rounds of the SHA-crypt hash are not between %1 and %2.</source>
        <translation>Die Rundenzahl des SHA-crypt-Hashes liegt nicht zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>The SHA-crypt hash is damaged.</source>
        <translation>Der SHA-crypt-Hash ist beschädigt.</translation>
    </message>
    <message>
        <source>The $apr1$ hash is damaged.</source>
        <translation>Der $apr1$-Hash ist beschädigt.</translation>
    </message>
    <message>
        <source>The {SHA} hash is damaged.</source>
        <translation>Der {SHA}-Hash ist beschädigt.</translation>
    </message>
    <message>
        <source>The password is stored in a way that is not supported: neither bcrypt, $5$, $6$, $apr1$ nor {SHA}.</source>
        <translation>Das Passwort ist in einer Form gespeichert, die nicht unterstützt wird: weder bcrypt, $5$, $6$, $apr1$ noch {SHA}.</translation>
    </message>
    <message>
        <source>%1, the proxy</source>
        <translation>%1, der Proxy</translation>
    </message>
    <message>
        <source>HTTP 101, without a user name</source>
        <translation>HTTP 101, ohne Benutzernamen</translation>
    </message>
    <message>
        <source>HTTP 101, as %1</source>
        <translation>HTTP 101, als %1</translation>
    </message>
    <message>
        <source>The address is empty.</source>
        <translation>Die Adresse ist leer.</translation>
    </message>
    <message>
        <source>The address is longer than %1 characters.</source>
        <translation>Die Adresse ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The address contains a space or another character that an address cannot hold.</source>
        <translation>Die Adresse enthält ein Leerzeichen oder ein anderes Zeichen, das nicht in eine Adresse gehört.</translation>
    </message>
    <message>
        <source>The address &quot;%1&quot; does not start with %2.</source>
        <translation>Die Adresse „%1“ beginnt nicht mit %2.</translation>
    </message>
    <message>
        <source>The address does not start with %1.</source>
        <translation>Die Adresse beginnt nicht mit %1.</translation>
    </message>
    <message>
        <source>ws:// or wss://</source>
        <translation>ws:// oder wss://</translation>
    </message>
    <message>
        <source>The address names no host.</source>
        <translation>In der Adresse fehlt der Host.</translation>
    </message>
    <message>
        <source>The port in the address is not a number from 1 to 65535.</source>
        <translation>Der Port in der Adresse ist keine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The host in the address is neither a name nor an IP address.</source>
        <translation>Der Host in der Adresse ist weder ein Name noch eine IP-Adresse.</translation>
    </message>
    <message>
        <source>The address has a &quot;#&quot; part, which a tunnel cannot use.</source>
        <translation>Die Adresse hat einen Teil mit „#“, mit dem ein Tunnel nichts anfangen kann.</translation>
    </message>
    <message>
        <source>The address contains a user name or password.</source>
        <translation>Die Adresse enthält einen Benutzernamen oder ein Passwort.</translation>
    </message>
    <message>
        <source>Proxy: the address contains a password.</source>
        <translation>Proxy: Die Adresse enthält ein Passwort.</translation>
    </message>
    <message>
        <source>Proxy: the address has no port.</source>
        <translation>Proxy: In der Adresse fehlt der Port.</translation>
    </message>
    <message>
        <source>Proxy: the address has a path.</source>
        <translation>Proxy: Die Adresse hat einen Pfad.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Der Name ist leer.</translation>
    </message>
    <message>
        <source>The name is longer than %1 characters.</source>
        <translation>Der Name ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The name contains a control character, or another that cannot be seen.</source>
        <translation>Der Name enthält ein Steuerzeichen oder ein anderes unsichtbares Zeichen.</translation>
    </message>
    <message>
        <source>The name starts or ends with a blank.</source>
        <translation>Der Name beginnt oder endet mit einem Leerzeichen.</translation>
    </message>
    <message>
        <source>The interface name is empty.</source>
        <translation>Der Schnittstellenname ist leer.</translation>
    </message>
    <message>
        <source>The interface name &quot;%1&quot; is longer than %2 characters.</source>
        <translation>Der Schnittstellenname „%1“ ist länger als %2 Zeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of an interface.</source>
        <translation>„%1“ kann kein Schnittstellenname sein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a bridge.</source>
        <translation>„%1“ kann kein Bridge-Name sein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the SHA-256 of a certificate.</source>
        <translation>„%1“ ist kein SHA-256-Wert eines Zertifikats.</translation>
    </message>
    <message>
        <source>A user name cannot contain a colon (RFC 7617).</source>
        <translation>Ein Benutzername kann keinen Doppelpunkt enthalten (RFC 7617).</translation>
    </message>
    <message>
        <source>The user name is longer than %1 characters or contains control characters.</source>
        <translation>Der Benutzername ist länger als %1 Zeichen oder enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>The password is longer than %1 bytes or contains control characters.</source>
        <translation>Das Passwort ist länger als %1 Bytes oder enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>The path must start with &quot;/&quot; and hold no space, &quot;?&quot; or &quot;#&quot;.</source>
        <translation>Der Pfad muss mit „/“ beginnen und darf weder Leerzeichen noch „?“ oder „#“ enthalten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the origin of a web page.</source>
        <translation>„%1“ ist nicht die Herkunft einer Webseite.</translation>
    </message>
    <message>
        <source>This must be %1.</source>
        <translation>Nötig ist %1.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a text of 1 to %1 bytes</source>
        <translation>ein Text von 1 bis %1 Bytes</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a list of at most %1 texts</source>
        <translation>eine Liste von höchstens %1 Texten</translation>
    </message>
    <message>
        <source>There is no such setting for this kind of tunnel.</source>
        <translation>Diese Einstellung gibt es bei dieser Art von Tunnel nicht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IPv4 or IPv6 address.</source>
        <translation>„%1“ ist keine IPv4- oder IPv6-Adresse.</translation>
    </message>
    <message>
        <source>With ws:// there is no certificate to compare.</source>
        <translation>Mit ws:// gibt es kein Zertifikat, das verglichen werden könnte.</translation>
    </message>
    <message>
        <source>pin and insecure exclude each other.</source>
        <translation>pin und insecure schließen einander aus.</translation>
    </message>
    <message>
        <source>pin and cacerts exclude each other.</source>
        <translation>pin und cacerts schließen einander aus.</translation>
    </message>
    <message>
        <source>A client needs the address of its server.</source>
        <translation>Ein Client braucht die Adresse seines Servers.</translation>
    </message>
    <message>
        <source>An interface with an IPv6 address carries at least %1 bytes (RFC 8200).</source>
        <translation>Mit einer IPv6-Adresse muss die MTU mindestens %1 betragen (RFC 8200).</translation>
    </message>
    <message>
        <source>With a bridge of yours, its MTU is the tunnel&apos;s.</source>
        <translation>Mit einer eigenen Bridge gilt deren MTU für den Tunnel.</translation>
    </message>
    <message>
        <source>With a bridge of yours, the address belongs on the bridge.</source>
        <translation>Mit einer eigenen Bridge gehört die Adresse auf die Bridge.</translation>
    </message>
    <message>
        <source>With a bridge of yours, this machine has the hardware address of the bridge.</source>
        <translation>Mit einer eigenen Bridge hat dieser Rechner deren Hardwareadresse.</translation>
    </message>
    <message>
        <source>With a bridge of yours, no such interface is made.</source>
        <translation>Mit einer eigenen Bridge wird keine solche Schnittstelle angelegt.</translation>
    </message>
    <message>
        <source>This must be &quot;client&quot; or &quot;server&quot;.</source>
        <translation>Nötig ist „client“ oder „server“.</translation>
    </message>
    <message>
        <source>The secrets are not a JSON object of at most %1 bytes with a few texts in it.</source>
        <translation>Die Geheimnisse sind kein JSON-Objekt von höchstens %1 Bytes mit wenigen Texten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a hardware address: six bytes of two hexadecimal digits, with colons between them.</source>
        <translation>„%1“ ist keine Hardwareadresse: sechs Bytes aus zwei Hexadezimalziffern mit Doppelpunkten dazwischen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no station&apos;s hardware address.</source>
        <translation>„%1“ ist die Hardwareadresse keiner Station.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the hardware address of a group, since its first byte is odd.</source>
        <translation>„%1“ ist die Hardwareadresse einer Gruppe, denn ihr erstes Byte ist ungerade.</translation>
    </message>
    <message>
        <source>%1 is no address of a host.</source>
        <translation>%1 ist keine Adresse eines Hosts.</translation>
    </message>
    <message>
        <source>%1 is a loopback address.</source>
        <translation>%1 ist eine Loopback-Adresse.</translation>
    </message>
    <message>
        <source>%1 is a multicast address.</source>
        <translation>%1 ist eine Multicast-Adresse.</translation>
    </message>
    <message>
        <source>%1 is the broadcast address.</source>
        <translation>%1 ist die Broadcast-Adresse.</translation>
    </message>
    <message>
        <source>%1 is the loopback address.</source>
        <translation>%1 ist die Loopback-Adresse.</translation>
    </message>
    <message>
        <source>%1 is an IPv4 address written as IPv6.</source>
        <translation>%1 ist eine IPv4-Adresse in IPv6-Schreibweise.</translation>
    </message>
    <message>
        <source>%1 is the broadcast address of %2 itself, and no host&apos;s.</source>
        <translation>%1 ist die Broadcast-Adresse von %2 und gehört keinem Host.</translation>
    </message>
    <message>
        <source>%1 is the routers&apos; anycast address of %2 itself, and no host&apos;s.</source>
        <translation>%1 ist die Anycast-Adresse der Router von %2 und gehört keinem Host.</translation>
    </message>
    <message>
        <source>%1 is the network address of %2 itself, and no host&apos;s.</source>
        <translation>%1 ist die Netzwerkadresse von %2 und gehört keinem Host.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IPv4 or IPv6 address with the length of its prefix.</source>
        <translation>„%1“ ist keine IPv4- oder IPv6-Adresse mit Präfixlänge.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lacks the length of its prefix.</source>
        <translation>Bei „%1“ fehlt die Präfixlänge.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: the length of the prefix must be from %2 to %3.</source>
        <translation>„%1“: Die Präfixlänge muss zwischen %2 und %3 liegen.</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 kommt doppelt vor.</translation>
    </message>
    <message>
        <source>No channel could be made to a helper process: %1.</source>
        <translation>Zu einem Hilfsprozess konnte kein Kanal angelegt werden: %1.</translation>
    </message>
    <message>
        <source>it does not read its messages</source>
        <translation>er liest seine Nachrichten nicht</translation>
    </message>
    <message>
        <source>it sent a message that is too large</source>
        <translation>er hat eine zu große Nachricht gesendet</translation>
    </message>
    <message>
        <source>it sent a message that is not a JSON object</source>
        <translation>er hat eine Nachricht gesendet, die kein JSON-Objekt ist</translation>
    </message>
    <message>
        <source>a message could not be sent: %1</source>
        <translation>eine Nachricht konnte nicht gesendet werden: %1</translation>
    </message>
    <message>
        <source>it sent a message outside the schema</source>
        <translation>er hat eine Nachricht gesendet, die nicht ins Schema passt</translation>
    </message>
    <message>
        <source>The settings could not be passed on: %1.</source>
        <translation>Die Einstellungen konnten nicht weitergegeben werden: %1.</translation>
    </message>
    <message>
        <source>The secrets could not be passed on: %1.</source>
        <translation>Die Geheimnisse konnten nicht weitergegeben werden: %1.</translation>
    </message>
    <message>
        <source>The settings could not be read: %1.</source>
        <translation>Die Einstellungen konnten nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The secrets could not be read: %1.</source>
        <translation>Die Geheimnisse konnten nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>it is larger than %1 bytes</source>
        <translation>größer als %1 Bytes</translation>
    </message>
    <message>
        <source>its sender took too long</source>
        <translation>der Absender hat zu lange gebraucht</translation>
    </message>
    <message>
        <source>it is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is a socket</source>
        <translation>es ist ein Socket</translation>
    </message>
    <message>
        <source>it is a device</source>
        <translation>es ist ein Gerät</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it is not open for reading</source>
        <translation>es ist nicht zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>it is neither a file in memory nor a pipe</source>
        <translation>es ist weder eine Datei im Speicher noch eine Pipe</translation>
    </message>
    <message>
        <source>The helper reported a state that this program does not know.</source>
        <translation>Der Hilfsdienst hat einen Zustand gemeldet, den dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>The network of %1 overlaps with %2, which interface &quot;%3&quot; is in.</source>
        <translation>Das Netzwerk von %1 überschneidet sich mit %2, in dem die Schnittstelle „%3“ ist.</translation>
    </message>
    <message>
        <source>There is already an interface &quot;%1&quot;.</source>
        <translation>Es gibt schon eine Schnittstelle „%1“.</translation>
    </message>
    <message>
        <source>A client has one interface; the pump asked for another.</source>
        <translation>Ein Client hat eine einzige Schnittstelle; die Pumpe hat eine weitere verlangt.</translation>
    </message>
    <message>
        <source>The bridge %1 was deleted by somebody else.</source>
        <translation>Die Bridge %1 wurde von jemand anderem gelöscht.</translation>
    </message>
    <message>
        <source>Cannot %1: %2.</source>
        <translation>Nicht möglich: %1 (%2).</translation>
    </message>
    <message>
        <source>Cannot %1: IPv6 is switched off on this machine.</source>
        <translation>Nicht möglich: %1 (IPv6 ist auf diesem Rechner ausgeschaltet).</translation>
    </message>
    <message>
        <source>Not permitted to %1.</source>
        <translation>Nicht erlaubt: %1.</translation>
    </message>
    <message>
        <source>list what %1 has learned</source>
        <translation>auflisten, was %1 gelernt hat</translation>
    </message>
    <message>
        <source>list the addresses of this machine</source>
        <translation>die Adressen dieses Rechners auflisten</translation>
    </message>
    <message>
        <source>give %1 the address %2</source>
        <translation>%1 die Adresse %2 geben</translation>
    </message>
    <message>
        <source>read the counters of interface %1</source>
        <translation>die Zähler der Schnittstelle %1 lesen</translation>
    </message>
    <message>
        <source>list the network interfaces</source>
        <translation>die Netzwerkschnittstellen auflisten</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>set the alias of %1</source>
        <translation>den Alias festlegen: %1</translation>
    </message>
    <message>
        <source>set the hardware address of %1</source>
        <translation>die Hardwareadresse festlegen: %1</translation>
    </message>
    <message>
        <source>set the bridge of %1</source>
        <translation>an die Bridge anschließen: %1</translation>
    </message>
    <message>
        <source>set the MTU %1 of %2</source>
        <translation>die MTU %1 festlegen: %2</translation>
    </message>
    <message>
        <source>set the isolation of %1</source>
        <translation>die Isolation festlegen: %1</translation>
    </message>
    <message>
        <source>set the queue length of %1</source>
        <translation>die Länge der Warteschlange festlegen: %1</translation>
    </message>
    <message>
        <source>activate %1</source>
        <translation>%1 aktivieren</translation>
    </message>
    <message>
        <source>deactivate %1</source>
        <translation>%1 deaktivieren</translation>
    </message>
    <message>
        <source>switch off IPv6 addresses of %1</source>
        <translation>IPv6-Adressen ausschalten: %1</translation>
    </message>
    <message>
        <source>close %1 to IPv4</source>
        <translation>für IPv4 sperren: %1</translation>
    </message>
    <message>
        <source>create interface &quot;%1&quot;</source>
        <translation>Schnittstelle „%1“ anlegen</translation>
    </message>
    <message>
        <source>prepare interface &quot;%1&quot;</source>
        <translation>Schnittstelle „%1“ vorbereiten</translation>
    </message>
    <message>
        <source>set the carrier of interface &quot;%1&quot;</source>
        <translation>den Verbindungsstatus (Carrier) der Schnittstelle „%1“ festlegen</translation>
    </message>
    <message>
        <source>interface &quot;%1&quot;</source>
        <translation>Schnittstelle „%1“</translation>
    </message>
    <message>
        <source>interface %1</source>
        <translation>Schnittstelle %1</translation>
    </message>
    <message>
        <source>Interface &quot;%1&quot;</source>
        <translation>Schnittstelle „%1“</translation>
    </message>
    <message>
        <source>Interface %1</source>
        <translation>Schnittstelle %1</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Interface &quot;%1&quot; exists already.</source>
        <translation>Schnittstelle „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is not a bridge.</source>
        <translation>%1 ist keine Bridge.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Interface %1 does not exist any more.</source>
        <translation>Schnittstelle %1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Cannot listen on %1, port %2: %3</source>
        <translation>Lauschen auf %1, Port %2, ist nicht möglich: %3</translation>
    </message>
    <message>
        <source>all addresses</source>
        <translation>allen Adressen</translation>
    </message>
    <message>
        <source>another program listens there already.</source>
        <translation>Dort lauscht schon ein anderes Programm.</translation>
    </message>
    <message>
        <source>this machine does not have the address.</source>
        <translation>Dieser Rechner hat die Adresse nicht.</translation>
    </message>
    <message>
        <source>the address needs its interface.</source>
        <translation>Zu dieser Adresse muss die Schnittstelle angegeben werden.</translation>
    </message>
    <message>
        <source>not permitted.</source>
        <translation>Das ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>this machine has no IPv6.</source>
        <translation>Dieser Rechner hat kein IPv6.</translation>
    </message>
    <message>
        <source>Cannot listen on &quot;%1&quot;, port %2: it is not an address of this machine.</source>
        <translation>Lauschen auf „%1“, Port %2, ist nicht möglich: Das ist keine Adresse dieses Rechners.</translation>
    </message>
    <message>
        <source>farlan-pump could not be started: %1.</source>
        <translation>farlan-pump konnte nicht gestartet werden: %1.</translation>
    </message>
    <message>
        <source>farlan-pump ended unexpectedly (exit code %1).</source>
        <translation>farlan-pump wurde unerwartet beendet (Exit-Code %1).</translation>
    </message>
    <message>
        <source>farlan-pump was ended: %1.</source>
        <translation>farlan-pump wurde beendet: %1.</translation>
    </message>
    <message>
        <source>farlan-pump was ended by signal %1.</source>
        <translation>farlan-pump wurde durch Signal %1 beendet.</translation>
    </message>
    <message>
        <source>Cannot talk to the kernel about network interfaces: %1.</source>
        <translation>Der Kernel lässt sich nicht nach Netzwerkschnittstellen fragen: %1.</translation>
    </message>
    <message>
        <source>All %1 client ports are in use.</source>
        <translation>Alle %1 Anschlüsse für Clients sind belegt.</translation>
    </message>
    <message>
        <source>Not permitted to create a TAP device.</source>
        <translation>Es ist nicht erlaubt, ein TAP-Gerät anzulegen.</translation>
    </message>
    <message>
        <source>This machine has no TAP devices: /dev/net/tun is missing.</source>
        <translation>Dieser Rechner hat keine TAP-Geräte: /dev/net/tun fehlt.</translation>
    </message>
    <message>
        <source>Cannot open /dev/net/tun: %1.</source>
        <translation>/dev/net/tun kann nicht geöffnet werden: %1.</translation>
    </message>
    <message>
        <source>The kernel made interface &quot;%1&quot; instead of &quot;%2&quot;.</source>
        <translation>Der Kernel hat die Schnittstelle „%1“ statt „%2“ angelegt.</translation>
    </message>
    <message>
        <source>The helper has too many files open for another port.</source>
        <translation>Der Hilfsdienst hat zu viele Dateien offen für einen weiteren Anschluss.</translation>
    </message>
    <message>
        <source>The tunnel is being closed.</source>
        <translation>Der Tunnel wird gerade geschlossen.</translation>
    </message>
    <message>
        <source>A server that listens has nothing to connect to.</source>
        <translation>Ein Server, der lauscht, hat nichts, womit er sich verbinden könnte.</translation>
    </message>
    <message>
        <source>Too many tries in a short time.</source>
        <translation>Zu viele Versuche in kurzer Zeit.</translation>
    </message>
    <message>
        <source>There is no such client.</source>
        <translation>Diesen Client gibt es nicht.</translation>
    </message>
    <message>
        <source>The helper is ending.</source>
        <translation>Der Hilfsdienst wird gerade beendet.</translation>
    </message>
    <message>
        <source>Too many calls in a short time.</source>
        <translation>Zu viele Aufrufe in kurzer Zeit.</translation>
    </message>
    <message>
        <source>The tunnel was closed before it was allowed.</source>
        <translation>Der Tunnel wurde geschlossen, bevor er erlaubt war.</translation>
    </message>
    <message>
        <source>%1 requests of yours are waiting for permission already.</source>
        <translation>Es warten schon %1 eigene Anfragen auf Berechtigung.</translation>
    </message>
    <message>
        <source>Too many people are being asked for their password now.</source>
        <translation>Gerade werden zu viele Personen nach ihrem Passwort gefragt.</translation>
    </message>
    <message>
        <source>%1 programs of yours are watching tunnels already.</source>
        <translation>Es beobachten schon %1 eigene Programme die Tunnel.</translation>
    </message>
    <message>
        <source>The tunnel has been closed.</source>
        <translation>Der Tunnel wurde geschlossen.</translation>
    </message>
    <message>
        <source>What was allowed is not this tunnel.</source>
        <translation>Was erlaubt wurde, ist nicht dieser Tunnel.</translation>
    </message>
    <message>
        <source>There is a tunnel named &quot;%1&quot; already.</source>
        <translation>Es gibt schon einen Tunnel namens „%1“.</translation>
    </message>
    <message>
        <source>You have %1 tunnels, and more are not allowed.</source>
        <translation>Es gibt schon %1 eigene Tunnel; mehr sind nicht erlaubt.</translation>
    </message>
    <message>
        <source>Nobody can say whether you may do this: polkit is not running.</source>
        <translation>Niemand kann sagen, ob das erlaubt ist: polkit läuft nicht.</translation>
    </message>
    <message>
        <source>Nobody can say whether you may do this: polkit does not answer.</source>
        <translation>Niemand kann sagen, ob das erlaubt ist: polkit antwortet nicht.</translation>
    </message>
    <message>
        <source>Nobody can say whether you may do this: polkit says &quot;%1&quot;.</source>
        <translation>Niemand kann sagen, ob das erlaubt ist: polkit meldet „%1“.</translation>
    </message>
    <message>
        <source>The administrator&apos;s rules do not allow you to do this (polkit action %1).</source>
        <translation>Die Regeln des Administrators erlauben das nicht (polkit-Aktion %1).</translation>
    </message>
    <message>
        <source>The authentication was cancelled or has failed (polkit action %1).</source>
        <translation>Die Legitimierung wurde abgebrochen oder ist gescheitert (polkit-Aktion %1).</translation>
    </message>
    <message>
        <source>This needs authentication, but your session has nobody to ask for the password (polkit action %1).</source>
        <translation>Das erfordert eine Legitimierung, aber in dieser Sitzung kann niemand nach dem Passwort fragen (polkit-Aktion %1).</translation>
    </message>
    <message>
        <source>This needs authentication, but the program did not allow to ask for it (polkit action %1).</source>
        <translation>Das erfordert eine Legitimierung, aber das Programm hat nicht erlaubt, danach zu fragen (polkit-Aktion %1).</translation>
    </message>
    <message>
        <source>Nobody has answered the question for authentication in time (polkit action %1).</source>
        <translation>Die Frage nach der Legitimierung wurde nicht rechtzeitig beantwortet (polkit-Aktion %1).</translation>
    </message>
    <message>
        <source>It is not known who asks, or for what permission.</source>
        <translation>Es ist nicht bekannt, wer fragt oder um welche Berechtigung es geht.</translation>
    </message>
    <message>
        <source>It looks like this: %1</source>
        <translation>So sieht sie aus: %1</translation>
    </message>
    <message>
        <source>It looks like this: wss://host.example/</source>
        <translation>So sieht sie aus: wss://host.example/</translation>
    </message>
    <message>
        <source>It looks like this: 10.1.1.2/24 or fd00::2/64</source>
        <translation>So sieht sie aus: 10.1.1.2/24 oder fd00::2/64</translation>
    </message>
    <message>
        <source>It looks like this, in small letters and without a path: https://host.example</source>
        <translation>So sieht sie aus, in Kleinbuchstaben und ohne Pfad: https://host.example</translation>
    </message>
    <message>
        <source>Write such characters as %20 and the like, and a host name with other letters in its &quot;xn--&quot; form.</source>
        <translation>Solche Zeichen als %20 und dergleichen schreiben, und einen Hostnamen mit anderen Buchstaben in seiner „xn--“-Form.</translation>
    </message>
    <message>
        <source>Use 1 to %1 characters that can be seen.</source>
        <translation>1 bis %1 sichtbare Zeichen verwenden.</translation>
    </message>
    <message>
        <source>Use up to %1 letters, digits, &quot;_&quot;, &quot;.&quot; and &quot;-&quot;, starting with a letter or digit; &quot;%d&quot; at the end stands for the first free number.</source>
        <translation>Bis zu %1 Buchstaben, Ziffern, „_“, „.“ und „-“ verwenden, zuerst einen Buchstaben oder eine Ziffer; „%d“ am Ende steht für die erste freie Zahl.</translation>
    </message>
    <message>
        <source>Give the user separately (user), and leave the password out: it is asked for.</source>
        <translation>Den Benutzer getrennt angeben (user) und das Passwort weglassen: Es wird abgefragt.</translation>
    </message>
    <message>
        <source>Leave it out: it is asked for.</source>
        <translation>Weglassen: Es wird abgefragt.</translation>
    </message>
    <message>
        <source>It has 64 hexadecimal digits; colons between each two may be there. openssl x509 -noout -fingerprint -sha256 -in FILE shows it.</source>
        <translation>Er hat 64 Hexadezimalziffern; zwischen je zweien darf ein Doppelpunkt stehen. openssl x509 -noout -fingerprint -sha256 -in DATEI zeigt ihn.</translation>
    </message>
    <message>
        <source>One of your own looks like this: 02:00:5e:10:00:01</source>
        <translation>So sieht eine eigene aus: 02:00:5e:10:00:01</translation>
    </message>
    <message>
        <source>Give the interface another address of this network.</source>
        <translation>Der Schnittstelle eine andere Adresse dieses Netzwerks geben.</translation>
    </message>
    <message>
        <source>Write it behind a slash, for example: %1/%2</source>
        <translation>Sie gehört hinter einen Schrägstrich, zum Beispiel: %1/%2</translation>
    </message>
    <message>
        <source>Give each address once.</source>
        <translation>Jede Adresse nur einmal angeben.</translation>
    </message>
    <message>
        <source>Leave it out to listen on all addresses.</source>
        <translation>Weglassen, um auf allen Adressen zu lauschen.</translation>
    </message>
    <message>
        <source>Use wss:// if the server offers it.</source>
        <translation>wss:// verwenden, wenn der Server es anbietet.</translation>
    </message>
    <message>
        <source>Leave out insecure: the pin says which certificate is accepted.</source>
        <translation>insecure weglassen: pin sagt, welches Zertifikat akzeptiert wird.</translation>
    </message>
    <message>
        <source>With a pin, no authority is asked: leave out one of the two.</source>
        <translation>Mit pin wird keine Zertifizierungsstelle gefragt: Eines von beiden weglassen.</translation>
    </message>
    <message>
        <source>Set the MTU of the bridge instead.</source>
        <translation>Stattdessen die MTU der Bridge festlegen.</translation>
    </message>
    <message>
        <source>For example: ip address add %1 dev %2</source>
        <translation>Zum Beispiel: ip address add %1 dev %2</translation>
    </message>
    <message>
        <source>For example: ip link set %1 address %2</source>
        <translation>Zum Beispiel: ip link set %1 address %2</translation>
    </message>
    <message>
        <source>Leave it out: the bridge is the server&apos;s interface.</source>
        <translation>Weglassen: Die Bridge ist die Schnittstelle des Servers.</translation>
    </message>
    <message>
        <source>Asking for permission</source>
        <translation>Berechtigung wird eingeholt</translation>
    </message>
    <message>
        <source>Starting the server</source>
        <translation>Server wird gestartet</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindung mit %1 wird aufgebaut</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Server wird gesucht</translation>
    </message>
    <message>
        <source>Opening a connection</source>
        <translation>Verbindung wird geöffnet</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>Verbindung wird gesichert</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung läuft</translation>
    </message>
    <message>
        <source>Creating the interface</source>
        <translation>Schnittstelle wird angelegt</translation>
    </message>
    <message>
        <source>Connected to %1 on %2</source>
        <translation>Verbunden mit %1 über %2</translation>
    </message>
    <message>
        <source>Connected to %1 on %2 (%3, %4)</source>
        <translation>Verbunden mit %1 über %2 (%3, %4)</translation>
    </message>
    <message>
        <source>%1; nothing received yet</source>
        <translation>%1; noch nichts empfangen</translation>
    </message>
    <message>
        <source>%1; the certificate is the pinned one, although %2</source>
        <translation>%1; das Zertifikat ist das festgelegte, obwohl gilt: %2</translation>
    </message>
    <message>
        <source>%1; the certificate is NOT verified: %2</source>
        <translation>%1; das Zertifikat ist NICHT verifiziert: %2</translation>
    </message>
    <message>
        <source>Listening on %1, interface %2, clients: %3</source>
        <translation>Lauscht auf %1, Schnittstelle %2, Clients: %3</translation>
    </message>
    <message>
        <source>Trying again in %1 s</source>
        <translation>Neuer Versuch in %1 s</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>The server has ended</source>
        <translation>Der Server wurde beendet</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeitüberschreitung der Verbindung</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>die Gegenstelle hat die Verbindung zurückgesetzt</translation>
    </message>
    <message>
        <source>Host not found</source>
        <translation>Host nicht gefunden</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>Name oder Dienst nicht bekannt</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>vorübergehender Fehler bei der Namensauflösung</translation>
    </message>
    <message>
        <source>Host unreachable</source>
        <translation>Host nicht erreichbar</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>keine Route zum Host</translation>
    </message>
    <message>
        <source>Network unreachable</source>
        <translation>Netzwerk nicht erreichbar</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Netzwerk nicht erreichbar</translation>
    </message>
    <message>
        <source>Network is down</source>
        <translation>Netzwerk ist nicht aktiv</translation>
    </message>
    <message>
        <source>Socket operation timed out</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>Network operation timed out</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>The remote host closed the connection</source>
        <translation>die Gegenstelle hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>The proxy type is invalid for this operation</source>
        <translation>dieser Proxy kann das nicht</translation>
    </message>
    <message>
        <source>Proxy connection refused</source>
        <translation>der Proxy hat die Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Proxy connection closed prematurely</source>
        <translation>der Proxy hat die Verbindung vorzeitig geschlossen</translation>
    </message>
    <message>
        <source>Proxy connection timed out</source>
        <translation>Zeitüberschreitung beim Proxy</translation>
    </message>
    <message>
        <source>Proxy server connection timed out</source>
        <translation>Zeitüberschreitung beim Proxy</translation>
    </message>
    <message>
        <source>Proxy denied connection</source>
        <translation>der Proxy hat die Verbindung verweigert</translation>
    </message>
    <message>
        <source>Proxy requires authentication</source>
        <translation>der Proxy verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>Proxy server not found</source>
        <translation>Proxy nicht gefunden</translation>
    </message>
    <message>
        <source>Error communicating with HTTP proxy</source>
        <translation>Fehler bei der Kommunikation mit dem HTTP-Proxy</translation>
    </message>
    <message>
        <source>Did not receive HTTP response from proxy</source>
        <translation>keine HTTP-Antwort vom Proxy</translation>
    </message>
    <message>
        <source>Error parsing authentication request from proxy</source>
        <translation>unverständliche Anmeldeaufforderung des Proxys</translation>
    </message>
    <message>
        <source>Error during SSL handshake: %1</source>
        <translation>Fehler beim TLS-Handshake: %1</translation>
    </message>
    <message>
        <source>The TLS/SSL connection has been closed</source>
        <translation>die TLS-Verbindung wurde geschlossen</translation>
    </message>
    <message>
        <source>Unknown error</source>
        <translation>unbekannter Fehler</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Datei existiert bereits</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>kein Ordner</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Speicherplatz mehr frei</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherplatzkontingent überschritten</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele Verweise hintereinander</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät oder Ressource belegt</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Gerät nicht gefunden</translation>
    </message>
    <message>
        <source>No such process</source>
        <translation>Prozess nicht gefunden</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>wird nicht unterstützt</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>Adresse wird bereits verwendet</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>Adresse ist hier nicht verfügbar</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>ungültiger Wert</translation>
    </message>
    <message>
        <source>Numerical result out of range</source>
        <translation>Zahl außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>nicht genug Arbeitsspeicher</translation>
    </message>
    <message>
        <source>No buffer space available</source>
        <translation>kein Pufferspeicher verfügbar</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>Verbindung unterbrochen</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Erneut versuchen.</translation>
    </message>
    <message>
        <source>Try again. If nobody is, remove what is left: %1</source>
        <translation>Erneut versuchen. Falls das niemand tut, die übrig gebliebene Datei entfernen: %1</translation>
    </message>
    <message>
        <source>See whether it is yours, and whether the disk is full: df -h</source>
        <translation>Prüfen, wem er gehört und ob der Datenträger voll ist: df -h</translation>
    </message>
    <message>
        <source>See whose the folder above it is.</source>
        <translation>Prüfen, wem der Ordner darüber gehört.</translation>
    </message>
    <message>
        <source>See whose the file and its folder are.</source>
        <translation>Prüfen, wem die Datei und ihr Ordner gehören.</translation>
    </message>
    <message>
        <source>What was there before is still there.</source>
        <translation>Was vorher da war, ist noch da.</translation>
    </message>
    <message>
        <source>%1 See whose the file is, and whether the disk is full: df -h</source>
        <translation>%1 Prüfen, wem die Datei gehört und ob der Datenträger voll ist: df -h</translation>
    </message>
    <message>
        <source>%1 Let its owner or root change it.</source>
        <translation>%1 Der Besitzer oder root muss sie ändern.</translation>
    </message>
    <message>
        <source>Nothing was saved. Look at it again, and repeat what you did.</source>
        <translation>Es wurde nichts gespeichert. Noch einmal ansehen und die Änderung wiederholen.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the file, and try again.</source>
        <translation>Es wurde nichts geändert. Die Datei ansehen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Remove the file yourself.</source>
        <translation>Die Datei von Hand entfernen.</translation>
    </message>
    <message>
        <source>A server takes no more.</source>
        <translation>Mehr nimmt ein Server nicht an.</translation>
    </message>
    <message>
        <source>Name that file in the profile if it is meant: farlanctl profile set</source>
        <translation>Wenn diese Datei gemeint ist, sie im Profil angeben: farlanctl profile set</translation>
    </message>
    <message>
        <source>See which file the profile names: farlanctl profile show</source>
        <translation>Prüfen, welche Datei das Profil angibt: farlanctl profile show</translation>
    </message>
    <message>
        <source>A line is a user as htpasswd(1) writes it, a comment that begins with #, or blank.</source>
        <translation>Eine Zeile ist ein Benutzer, wie htpasswd(1) ihn schreibt, ein Kommentar, der mit # beginnt, oder leer.</translation>
    </message>
    <message>
        <source>Remove one of the two lines.</source>
        <translation>Eine der beiden Zeilen entfernen.</translation>
    </message>
    <message>
        <source>See who is with: ls -l</source>
        <translation>Wer es darf, zeigt ls -l</translation>
    </message>
    <message>
        <source>Make one of your own: farlanctl profile export, then import with another name.</source>
        <translation>Ein eigenes anlegen: farlanctl profile export, dann unter anderem Namen importieren.</translation>
    </message>
    <message>
        <source>a length is not written as it must be</source>
        <translation>eine Länge ist nicht so kodiert wie vorgeschrieben</translation>
    </message>
    <message>
        <source>a message is too large</source>
        <translation>eine Nachricht ist zu groß</translation>
    </message>
    <message>
        <source>a reserved bit is set</source>
        <translation>ein reserviertes Bit ist gesetzt</translation>
    </message>
    <message>
        <source>there is no opcode %1</source>
        <translation>den Opcode %1 gibt es nicht</translation>
    </message>
    <message>
        <source>a server&apos;s frame is masked</source>
        <translation>ein Frame des Servers ist maskiert</translation>
    </message>
    <message>
        <source>a client&apos;s frame is not masked</source>
        <translation>ein Frame des Clients ist nicht maskiert</translation>
    </message>
    <message>
        <source>a control frame is in fragments or longer than 125 bytes</source>
        <translation>ein Steuer-Frame ist zerlegt oder länger als 125 Bytes</translation>
    </message>
    <message>
        <source>a fragment continues nothing</source>
        <translation>ein Fragment setzt nichts fort</translation>
    </message>
    <message>
        <source>a message begins within another</source>
        <translation>eine Nachricht beginnt in einer anderen</translation>
    </message>
    <message>
        <source>a close frame has no valid code</source>
        <translation>ein Close-Frame hat keinen gültigen Code</translation>
    </message>
    <message>
        <source>the reason in a close frame is not UTF-8</source>
        <translation>der Grund in einem Close-Frame ist kein UTF-8</translation>
    </message>
    <message>
        <source>line %1: There are too many dots.</source>
        <translation>Zeile %1: Es sind zu viele Punkte.</translation>
    </message>
    <message>
        <source>line %1: %2.</source>
        <translation>Zeile %1: %2.</translation>
    </message>
    <message>
        <source>The peer has not finished a message for %1 seconds.</source>
        <translation>Die Gegenstelle hat seit %1 Sekunden eine Nachricht nicht beendet.</translation>
    </message>
    <message>
        <source>The peer closed the connection (code %1).</source>
        <translation>Die Gegenstelle hat die Verbindung geschlossen (Code %1).</translation>
    </message>
    <message>
        <source>The peer closed the connection (code %1): %2</source>
        <translation>Die Gegenstelle hat die Verbindung geschlossen (Code %1): %2</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and a password (407).</source>
        <translation>Der Proxy %1 verlangt einen Benutzernamen und ein Passwort (407).</translation>
    </message>
    <message>
        <source>The proxy %1 did not connect</source>
        <translation>der Proxy %1 hat keine Verbindung hergestellt</translation>
    </message>
    <message>
        <source>With ws:// there is no certificate to check.</source>
        <translation>Mit ws:// gibt es kein Zertifikat, das geprüft werden könnte.</translation>
    </message>
</context>
<context>
    <name>Farlan::ServerPage</name>
    <message>
        <source>&amp;Listen on address:</source>
        <extracomment>shown in an empty field: addresses of this computer</extracomment>
        <translation>&amp;Lauschen auf Adresse:</translation>
    </message>
    <message>
        <source>All addresses</source>
        <translation>Alle Adressen</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>Pa&amp;th:</source>
        <translation>P&amp;fad:</translation>
    </message>
    <message>
        <source>&amp;Certificate file:</source>
        <translation>&amp;Zertifikatsdatei:</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Zertifikatsdatei</translation>
    </message>
    <message>
        <source>&amp;Key file:</source>
        <translation>S&amp;chlüsseldatei:</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>&amp;Users:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>Ma&amp;ximum clients:</source>
        <translation>Ma&amp;ximale Clientzahl:</translation>
    </message>
    <message>
        <source>Allow&amp;ed web pages:</source>
        <extracomment>shown in an empty field: no web page may connect</extracomment>
        <translation>Erlaub&amp;te Webseiten:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Addresses of web pages whose programs may connect, separated by commas.</source>
        <translation>Adressen von Webseiten, deren Programme sich verbinden dürfen, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Keep clients &amp;from reaching each other</source>
        <translation>Clients &amp;gegeneinander abschirmen</translation>
    </message>
    <message>
        <source>Without a certificate, traffic is not encrypted. Anyone on the path can read and change it.</source>
        <translation>Ohne Zertifikat ist der Datenverkehr nicht verschlüsselt. Jeder auf dem Übertragungsweg kann ihn lesen und verändern.</translation>
    </message>
    <message>
        <source>Passwords are sent unencrypted.</source>
        <translation>Passwörter werden unverschlüsselt gesendet.</translation>
    </message>
    <message>
        <source>There is no such file, or it cannot be read.</source>
        <translation>Die Datei fehlt oder kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There is no certificate in this file. It must be in PEM form.</source>
        <translation>In dieser Datei ist kein Zertifikat. Es muss im PEM-Format vorliegen.</translation>
    </message>
</context>
<context>
    <name>Farlan::SettingsDialog</name>
    <message>
        <source>&amp;Start Farlan at login</source>
        <translation>Farlan beim Anmelden &amp;starten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show &amp;notifications</source>
        <translation>&amp;Benachrichtigungen anzeigen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Only the icon appears. Tunnels that are set to connect at login do so.</source>
        <translation>Nur das Symbol erscheint. Tunnel mit „Beim Anmelden verbinden“ werden verbunden.</translation>
    </message>
    <message>
        <source>When a connection is lost or cannot be made, and when a tunnel needs something.</source>
        <translation>Wenn eine Verbindung verloren geht oder nicht zustande kommt und wenn ein Tunnel etwas braucht.</translation>
    </message>
</context>
<context>
    <name>Farlan::StateText</name>
    <message>
        <source>Password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>Proxy password needed</source>
        <translation>Proxy-Passwort nötig</translation>
    </message>
    <message>
        <source>Certificate must be checked</source>
        <translation>Zertifikat muss geprüft werden</translation>
    </message>
    <message>
        <source>Waiting for permission…</source>
        <translation>Warten auf Berechtigung…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden…</translation>
    </message>
    <message>
        <source>Looking up the server…</source>
        <translation>Server wird gesucht…</translation>
    </message>
    <message>
        <source>Checking the server’s certificate…</source>
        <translation>Serverzertifikat wird geprüft…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>Creating the network interface…</source>
        <translation>Netzwerkschnittstelle wird angelegt…</translation>
    </message>
    <message>
        <source>Connected – no data received yet</source>
        <translation>Verbunden – noch keine Daten empfangen</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message numerus="yes">
        <source>Running – %n client(s)</source>
        <extracomment>A server that accepts connections; %n is the number of its clients.</extracomment>
        <translation>
            <numerusform>Läuft – %n Client</numerusform>
            <numerusform>Läuft – %n Clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying again in %1 s</source>
        <translation>Neuer Versuch in %1 s</translation>
    </message>
    <message>
        <source>Could not start</source>
        <translation>Start fehlgeschlagen</translation>
    </message>
    <message>
        <source>Could not connect</source>
        <translation>Verbindung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
</context>
<context>
    <name>Farlan::StepList</name>
    <message>
        <source>Look up the server</source>
        <translation>Server suchen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Pass the proxy</source>
        <extracomment>a step on the way to a server</extracomment>
        <translation>Proxy passieren</translation>
    </message>
    <message>
        <source>Check the certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>a time in milliseconds</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>of a step that is still to come</extracomment>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft…</translation>
    </message>
    <message>
        <source>OK, %1</source>
        <extracomment>%1 is how long it took</extracomment>
        <translation>OK, %1</translation>
    </message>
    <message>
        <source>Failed, %1</source>
        <extracomment>%1 is how long it took</extracomment>
        <translation>Fehlgeschlagen, %1</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Nicht versucht</translation>
    </message>
</context>
<context>
    <name>Farlan::TestPanel</name>
    <message>
        <source>Sign In</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Stop Test</source>
        <translation>Test abbrechen</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Password for %1 at %2, for this test only:</source>
        <extracomment>%1 is the name of a user, %2 the address of a server</extracomment>
        <translation>Passwort für %1 auf %2, nur für diesen Test:</translation>
    </message>
    <message>
        <source>The password is too long, or has a character that cannot be seen.</source>
        <translation>Das Passwort ist zu lang oder enthält ein unsichtbares Zeichen.</translation>
    </message>
    <message>
        <source>The server can be reached and lets this tunnel in.</source>
        <translation>Der Server ist erreichbar und lässt diesen Tunnel zu.</translation>
    </message>
    <message>
        <source>This server needs a user name and password.</source>
        <translation>Dieser Server verlangt Benutzernamen und Passwort.</translation>
    </message>
    <message>
        <source>Hide Test</source>
        <extracomment>a button that hides the result of a test</extracomment>
        <translation>Test ausblenden</translation>
    </message>
    <message>
        <source>The password is sent unencrypted. Anyone on the path can read it.</source>
        <translation>Das Passwort wird unverschlüsselt gesendet. Jeder auf dem Übertragungsweg kann es lesen.</translation>
    </message>
    <message>
        <source>The server is not verified. Whoever pretends to be it gets the password.</source>
        <translation>Der Server wird nicht geprüft. Wer sich für ihn ausgibt, erhält das Passwort.</translation>
    </message>
</context>
<context>
    <name>Farlan::TrayIcon</name>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 is the name of a tunnel, %2 its state.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Farlan – no tunnel is connected</source>
        <translation>Farlan – kein Tunnel ist verbunden</translation>
    </message>
</context>
<context>
    <name>Farlan::TrayMenu</name>
    <message>
        <source>No Tunnels Yet</source>
        <translation>Noch keine Tunnel</translation>
    </message>
    <message>
        <source>More Tunnels</source>
        <translation>Weitere Tunnel</translation>
    </message>
    <message>
        <source>Show Status</source>
        <translation>Status anzeigen</translation>
    </message>
    <message>
        <source>New Tunnel…</source>
        <translation>Neuer Tunnel…</translation>
    </message>
    <message>
        <source>Import Tunnel…</source>
        <translation>Tunnel importieren…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit (Tunnels Stay Connected)</source>
        <translation>Beenden (Tunnel bleiben verbunden)</translation>
    </message>
    <message>
        <source>Disconnect All and Quit</source>
        <translation>Alle trennen und beenden</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>%1 – %2 (%3)</source>
        <extracomment>A line of a menu: %1 is the name of a tunnel, %2 its state, %3 what a click does, as &quot;Lab – Connected (Disconnect)&quot;.</extracomment>
        <translation>%1 – %2 (%3)</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <extracomment>%1 is the name of a tunnel.</extracomment>
        <translation>%1 trennen</translation>
    </message>
    <message>
        <source>Check Certificate of %1…</source>
        <translation>Zertifikat von %1 prüfen…</translation>
    </message>
    <message>
        <source>Enter Password for %1…</source>
        <translation>Passwort für %1 eingeben…</translation>
    </message>
    <message>
        <source>%1 – Details…</source>
        <extracomment>A line of a menu: %1 is what is wrong, as &quot;The Farlan helper is not installed&quot;.</extracomment>
        <translation>%1 – Details…</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <extracomment>A line of a menu: %1 is a command for a terminal, which may help.</extracomment>
        <translation>„%1“ kopieren</translation>
    </message>
</context>
<context>
    <name>Farlan::TunnelActions</name>
    <message>
        <source>&amp;Reconnect</source>
        <translation>Ne&amp;u verbinden</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>&amp;Duplizieren…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Check Certi&amp;ficate…</source>
        <translation>&amp;Zertifikat prüfen…</translation>
    </message>
    <message>
        <source>Enter &amp;Password…</source>
        <translation>&amp;Passwort eingeben…</translation>
    </message>
</context>
<context>
    <name>Farlan::TunnelFilter</name>
    <message>
        <source>Set up by the administrator</source>
        <translation>Vom Administrator eingerichtet</translation>
    </message>
    <message>
        <source>%1, %2, set up by the administrator</source>
        <extracomment>Read aloud for a row of the list: name, state</extracomment>
        <translation>%1, %2, vom Administrator eingerichtet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Read aloud for a row of the list: name, state</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Farlan::TunnelHeadline</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
</context>
<context>
    <name>Farlan::TunnelListView</name>
    <message>
        <source>Tunnels</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>No tunnel matches the filter.</source>
        <translation>Kein Tunnel passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>Farlan::UserChoice</name>
    <message>
        <source>&amp;Add User…</source>
        <translation>Ben&amp;utzer anlegen…</translation>
    </message>
    <message>
        <source>Change Passw&amp;ord…</source>
        <translation>Passw&amp;ort ändern…</translation>
    </message>
    <message>
        <source>&amp;Remove User</source>
        <translation>Benutzer entfe&amp;rnen</translation>
    </message>
    <message>
        <source>Everybody may connect</source>
        <translation>Alle dürfen sich verbinden</translation>
    </message>
    <message>
        <source>Users managed here</source>
        <translation>Hier verwaltete Benutzer</translation>
    </message>
    <message>
        <source>Users of an htpasswd file</source>
        <translation>Benutzer einer htpasswd-Datei</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>htpasswd file</source>
        <translation>htpasswd-Datei</translation>
    </message>
    <message>
        <source>Add a user, or choose that everybody may connect.</source>
        <translation>Einen Benutzer anlegen oder wählen, dass sich alle verbinden dürfen.</translation>
    </message>
</context>
<context>
    <name>Farlan::UserDialog</name>
    <message>
        <source>Add User</source>
        <translation>Benutzer anlegen</translation>
    </message>
    <message>
        <source>Change Password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>&amp;Benutzername:</translation>
    </message>
    <message>
        <source>User name:</source>
        <translation>Benutzername:</translation>
    </message>
    <message>
        <source>&amp;Show passwords</source>
        <translation>Passwörter &amp;anzeigen</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>&amp;Repeat password:</source>
        <translation>Passwort &amp;wiederholen:</translation>
    </message>
    <message>
        <source>&amp;Add User</source>
        <translation>Benutzer an&amp;legen</translation>
    </message>
    <message>
        <source>&amp;Change Password</source>
        <translation>Passwort ä&amp;ndern</translation>
    </message>
    <message>
        <source>A user name is needed.</source>
        <translation>Ein Benutzername ist nötig.</translation>
    </message>
    <message>
        <source>This cannot be a user name. Use letters and digits, and no colon.</source>
        <translation>Das kann kein Benutzername sein. Buchstaben und Ziffern verwenden, keinen Doppelpunkt.</translation>
    </message>
    <message>
        <source>There is a user with this name already.</source>
        <translation>Einen Benutzer mit diesem Namen gibt es bereits.</translation>
    </message>
    <message>
        <source>A password is needed.</source>
        <translation>Ein Passwort ist nötig.</translation>
    </message>
    <message>
        <source>The password is too long. It may have 72 bytes.</source>
        <translation>Das Passwort ist zu lang. Höchstens 72 Byte sind erlaubt.</translation>
    </message>
    <message>
        <source>The password has a character that cannot be seen.</source>
        <translation>Das Passwort enthält ein unsichtbares Zeichen.</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Die beiden Passwörter stimmen nicht überein.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Farlan::WindowNotices</name>
    <message>
        <source>This desktop shows no tray icons, so Farlan stays in this window.</source>
        <translation>Diese Arbeitsumgebung zeigt keine Symbole im Infobereich, daher bleibt Farlan in diesem Fenster.</translation>
    </message>
    <message>
        <source>Tunnels keep running when it is closed.</source>
        <translation>Tunnel laufen weiter, wenn es geschlossen wird.</translation>
    </message>
    <message numerus="yes">
        <source>%n tunnel file(s) cannot be used</source>
        <translation>
            <numerusform>%n Tunneldatei kann nicht verwendet werden</numerusform>
            <numerusform>%n Tunneldateien können nicht verwendet werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Chec&amp;k Again</source>
        <translation>Erneut prü&amp;fen</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n tunnels were deleted.</source>
        <translation>
            <numerusform>%n Tunnel wurde gelöscht.</numerusform>
            <numerusform>%n Tunnel wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
</context>
</TS>
