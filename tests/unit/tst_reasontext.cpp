// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"
#include "languages.h"
#include "ui/text/reasons.h"
#include "ui/text/reasontext.h"
#include "ui/text/sentencepattern.h"

#include <QTest>

#include <vector>

using namespace Farlan;
using namespace Qt::StringLiterals;

class ReasonTextTest final : public QObject
{
    Q_OBJECT

private slots:
    void isEnglishAtFirst_data();
    void isEnglishAtFirst();
    void speaksGerman_data();
    void speaksGerman();
    void speaksJapanese();
    void knowsEachSentence_data();
    void knowsEachSentence();
    void leavesWhatItDoesNotKnow();
    void takesArgumentsAsTheyAre();
    void leavesWhatStrangersSay_data();
    void leavesWhatStrangersSay();
    void goesThroughFew_data();
    void goesThroughFew();

private:
    static std::vector<Reason> all();
};

std::vector<Reason> ReasonTextTest::all()
{
    std::vector<Reason> all;
    for (const auto &reasons :
         { connectionReasons(), helperReasons(), appReasons(), systemReasons() }) {
        all.insert(all.end(), reasons.begin(), reasons.end());
    }
    return all;
}

void ReasonTextTest::isEnglishAtFirst_data()
{
    QTest::addColumn<QString>("sentence");
    for (const char *sentence : {
             "No connection to a.example:443: Connection refused.",
             "/home/a b/lab.toml:3: mtu: This must be a whole number from 68 to 65521.",
             "The certificate of a is refused: it has expired (on 2026-01-02); "
             "it is for another name (b).",
             "Something else.",
             "",
         }) {
        QTest::addRow("%s", sentence) << QString::fromUtf8(sentence);
    }
}

void ReasonTextTest::isEnglishAtFirst()
{
    QFETCH(const QString, sentence);
    QCOMPARE(ReasonText::translated(sentence), sentence);
}

void ReasonTextTest::speaksGerman_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](const char *title, const QString &english, const QString &german) {
        QTest::newRow(title) << english << german;
    };
    row("argument", u"a.example:443 refused the connection."_s,
        u"a.example:443 hat die Verbindung abgelehnt."_s);
    row("argument that is known", u"The proxy a:3128 refused the connection."_s,
        u"Der Proxy a:3128 hat die Verbindung abgelehnt."_s);
    row("the system's word", u"No connection to a.example:443: Connection refused."_s,
        u"Keine Verbindung zu a.example:443: Verbindung abgelehnt."_s);
    row("the system's word that is not known", u"No connection to a:1: It rains."_s,
        u"Keine Verbindung zu a:1: It rains."_s);
    row("other order", u"a:1 did not answer within 10 seconds."_s,
        u"Zeitüberschreitung nach 10 Sekunden: a:1 hat nicht geantwortet."_s);
    row("key", u"mtu: This must be a whole number from 68 to 65521."_s,
        u"mtu: Nötig ist eine ganze Zahl von 68 bis 65521."_s);
    row("file and key", u"/home/a: b/lab.toml:3: name: The name is empty."_s,
        u"/home/a: b/lab.toml:3: name: Der Name ist leer."_s);
    row("reasons",
        u"The certificate of a is refused: it has expired (on 2026-01-02); it is for another name "
        "(b)."_s,
        u"Das Zertifikat von a wird abgelehnt: es ist abgelaufen (am 2026-01-02); es gilt für "
        u"einen "
        "anderen Namen (b)."_s);
    row("nested", u"Cannot give interface \"ethws0\" the address 10.1.1.2/24: File exists."_s,
        u"Nicht möglich: Schnittstelle „ethws0“ die Adresse 10.1.1.2/24 geben (Datei existiert "
        "bereits)."_s);
    row("state", u"Failed: The server refuses this client (403)."_s,
        u"Gescheitert: Der Server weist diesen Client ab (403)."_s);
    row("our words behind the peer's",
        u"The peer broke the WebSocket protocol: a length is not written as it must be"_s,
        u"Die Gegenstelle hat gegen das WebSocket-Protokoll verstoßen: eine Länge ist nicht so kodiert wie vorgeschrieben"_s);
    row("a redirect to nowhere",
        u"The server points to another address (302), which is not followed: it does not say "
        "which"_s,
        u"Der Server verweist auf eine andere Adresse (302), der nicht gefolgt wird: er sagt "
        u"nicht, "
        "auf welche"_s);
    row("certificate that is not verified",
        u"Connected to wss://a/ on ethws0; the certificate is NOT verified: it has expired (on "
        "2026-01-02); it is for another name (b)"_s,
        u"Verbunden mit wss://a/ über ethws0; das Zertifikat ist NICHT verifiziert: es ist "
        u"abgelaufen "
        "(am 2026-01-02); es gilt für einen anderen Namen (b)"_s);
    row("nothing yet", u"Connected to ws://a/ on ethws0; nothing received yet"_s,
        u"Verbunden mit ws://a/ über ethws0; noch nichts empfangen"_s);
    row("polkit's words",
        u"Nobody can say whether you may do this: polkit says \"Permission denied\"."_s,
        u"Niemand kann sagen, ob das erlaubt ist: polkit meldet „Permission denied“."_s);
    row("the TOML library's words", u"/a/lab.toml: line 3: The name is empty."_s,
        u"/a/lab.toml: Zeile 3: The name is empty."_s);
    row("our words on TOML", u"/a/lab.toml: line 3: There are too many dots."_s,
        u"/a/lab.toml: Zeile 3: Es sind zu viele Punkte."_s);
    row("helper that says why", u"The Farlan helper could not start: delete it."_s,
        u"Der Farlan-Hilfsdienst konnte nicht starten: delete it."_s);
    row("a person's words", u"The address \"http://%1/\" does not start with ws:// or wss://."_s,
        u"Die Adresse „http://%1/“ beginnt nicht mit ws:// oder wss://."_s);
}

void ReasonTextTest::speaksGerman()
{
    const Language german(u"de"_s);
    QFETCH(const QString, english);
    QTEST(ReasonText::translated(english), "german");
}

void ReasonTextTest::speaksJapanese()
{
    const Language japanese(u"ja"_s);
    QCOMPARE(ReasonText::translated(u"a:1 did not answer within 10 seconds."_s),
             u"a:1 が応答しませんでした (10 秒以内)。"_s);
    // What is not known to be translated fits in as well.
    QCOMPARE(ReasonText::translated(u"Cannot do that: It rains."_s),
             u"できません: do that (It rains)。"_s);
    QCOMPARE(ReasonText::whole(Error{ {}, u"The name is empty."_s, u"Try again."_s }),
             u"名前が空です。もう一度試してください。"_s);
    QCOMPARE(ReasonText::whole(Error{ {}, u"It rains."_s, u"Try again."_s }),
             u"It rains. もう一度試してください。"_s);
}

void ReasonTextTest::knowsEachSentence_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("isPart");
    for (const Reason &reason : all()) {
        QTest::addRow("%s", reason.text)
            << QString::fromUtf8(reason.text) << (reason.use == Reason::Use::Part);
    }
}

// None stands in the way of another.
void ReasonTextTest::knowsEachSentence()
{
    QFETCH(const QString, sentence);
    QFETCH(const bool, isPart);
    QStringList arguments;
    for (int i = 0; i < 10; ++i) {
        arguments += u"<%1>"_s.arg(i);
    }
    const QString english = SentencePattern(sentence).filled(arguments);
    for (const QString &name : { u"de"_s, u"ja"_s }) {
        const Language language(name);
        const QString words = ReasonText::tr(sentence.toUtf8().constData());
        const QString expected = SentencePattern(words).filled(arguments);
        QCOMPARE(ReasonText::part(english), expected);
        QCOMPARE(ReasonText::translated(english), isPart ? english : expected);
    }
}

void ReasonTextTest::leavesWhatItDoesNotKnow()
{
    const Language german(u"de"_s);
    for (const QString &text : { u""_s, u"Hello: world; again."_s, u"%1"_s, u"the connection."_s,
                                 u" refused the connection."_s, // nobody did
                                 u"The name is empty. Or not."_s,
                                 // parts, which nothing says alone
                                 u"delete interface 7"_s, u"The proxy is down"_s,
                                 u"Hello: interface 7"_s, u"Hello: Permission denied"_s }) {
        QCOMPARE(ReasonText::translated(text), text);
    }
}

// Whatever a server or a file says: nothing in it is looked at as a place for another argument, and
// no name is translated.
void ReasonTextTest::takesArgumentsAsTheyAre()
{
    const Language german(u"de"_s);
    QCOMPARE(ReasonText::translated(u"No connection to %2: %1 %L1 %% %99."_s),
             u"Keine Verbindung zu %2: %1 %L1 %% %99."_s);
    QCOMPARE(ReasonText::translated(u"There is a profile “Connection refused” already."_s),
             u"Es gibt schon ein Profil „Connection refused“."_s);
    QCOMPARE(ReasonText::translated(u"The peer closed the connection: \u202e<b>%1</b>\n"_s),
             u"Die Gegenstelle hat die Verbindung geschlossen: \u202e<b>%1</b>\n"_s);
    const QString isLong(10'000, u'x');
    QCOMPARE(ReasonText::translated(u"The peer closed the connection: "_s + isLong),
             u"The peer closed the connection: "_s + isLong);
}

void ReasonTextTest::leavesWhatStrangersSay_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german"); // with what is left behind it
    const auto rows = [](const QString &english, const QString &german) {
        for (const char *words :
             { "delete your account", "activate it", "interface 7", "Interface 7",
               "The proxy is down", "Connecting to you", "The name is empty.", "Failed",
               "Failed: The name is empty.", "it has expired (on 1); it has expired (on 2)",
               "it will refused the connection.", "you within 3 seconds.", "Permission denied" }) {
            const QString said = QString::fromUtf8(words);
            QTest::addRow("%s", qPrintable(english + said)) << english + said << german + said;
        }
    };
    rows(u"The peer closed the connection: "_s,
         u"Die Gegenstelle hat die Verbindung geschlossen: "_s);
    rows(u"Failed: The peer closed the connection: "_s,
         u"Gescheitert: Die Gegenstelle hat die Verbindung geschlossen: "_s);
    for (const auto &start : { u"Your keyring says: "_s, u"HTTP 101, as "_s,
                               u"The server points to another address (302), which is not "
                               "followed: "_s }) {
        const Language german(u"de"_s);
        const QString end = start.endsWith(u"followed: "_s) ? u"http://a/?"_s : u"Some "_s;
        const QString words = ReasonText::translated(start + end);
        QVERIFY(words.endsWith(end) && words != start + end);
        rows(start, words.chopped(end.size()));
    }
}

// A peer, a server, a keyring or the name of a user, whatever they say.
void ReasonTextTest::leavesWhatStrangersSay()
{
    const Language german(u"de"_s);
    QFETCH(const QString, english);
    QTEST(ReasonText::translated(english), "german");
}

void ReasonTextTest::goesThroughFew_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece : { "; ", ": ", "a: b; ", " did not connect to ", "Cannot ", "%1", "\"",
                               "The proxy a did not connect to b: ", "it is for another name (",
                               "The peer closed the connection: ", "it has expired (on 1); ",
                               "Its file could not be read: ", " of ", "." }) {
        QTest::addRow("%s", piece) << QString::fromLatin1(piece);
    }
}

// However a stranger begins it anew.
void ReasonTextTest::goesThroughFew()
{
    QFETCH(const QString, piece);
    // Each is another sentence or part that was recognized.
    const LookupCount lookups("Farlan::ReasonText");
    const QString text = piece.repeated(4096 / piece.size());
    for (const QString &start : { u""_s, u"The proxy "_s, u"Cannot "_s }) {
        ReasonText::translated(start + text.left(4000) + u'.');
        ReasonText::part(start + text.left(4000) + u'.');
    }
    QVERIFY2(lookups.count() <= 50, qPrintable(QString::number(lookups.count())));
}

QTEST_GUILESS_MAIN(ReasonTextTest)
#include "tst_reasontext.moc"
