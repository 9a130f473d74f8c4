<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Farlan::CertificateChoice</name>
    <message numerus="yes">
        <source>%1, and %n more certificate(s)</source>
        <extracomment>%1 is a description of the first certificate in a file</extracomment>
        <translation>
            <numerusform>%1, and %n more certificate</numerusform>
            <numerusform>%1, and %n more certificates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::CertificateText</name>
    <message numerus="yes">
        <source>expires in %n day(s), on %1</source>
        <extracomment>About a certificate: %1 is a date.</extracomment>
        <translation>
            <numerusform>expires in %n day, on %1</numerusform>
            <numerusform>expires in %n days, on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::ClientsModel</name>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>Stands behind a list of MAC addresses.</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::DetailsText</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reconnected %n time(s)</source>
        <translation>
            <numerusform>reconnected once</numerusform>
            <numerusform>reconnected %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::Importer</name>
    <message numerus="yes">
        <source>%n tunnel(s) added</source>
        <translation>
            <numerusform>%n tunnel added</numerusform>
            <numerusform>%n tunnels added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::NoticeBar</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::QuantityText</name>
    <message numerus="yes">
        <source>%L1 frames</source>
        <extracomment>Ethernet frames; %L1 is their number.</extracomment>
        <translation>
            <numerusform>%L1 frame</numerusform>
            <numerusform>%L1 frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::StateText</name>
    <message numerus="yes">
        <source>Running – %n client(s)</source>
        <extracomment>A server that accepts connections; %n is the number of its clients.</extracomment>
        <translation>
            <numerusform>Running – %n client</numerusform>
            <numerusform>Running – %n clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::WindowNotices</name>
    <message numerus="yes">
        <source>%n tunnel file(s) cannot be used</source>
        <translation>
            <numerusform>%n tunnel file cannot be used</numerusform>
            <numerusform>%n tunnel files cannot be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tunnels were deleted.</source>
        <translation>
            <numerusform>%n tunnel was deleted.</numerusform>
            <numerusform>%n tunnels were deleted.</numerusform>
        </translation>
    </message>
</context>
</TS>
