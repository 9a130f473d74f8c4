// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/userlist.h"
#include "contract/errornames.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class UserListTest final : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItDoesNotChange_data();
    void keepsWhatItDoesNotChange();
    void changes_data();
    void changes();
    void refusesWhatIsNoUser_data();
    void refusesWhatIsNoUser();
    void refusesNames_data();
    void refusesNames();
    void knowsWhoIsThere();
};

void UserListTest::keepsWhatItDoesNotChange_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("names");
    const QStringList two{ u"anna"_s, u"ben"_s };
    QTest::newRow("empty") << ""_ba << QStringList();
    QTest::newRow("comments") << "# a:b\n\n  \n"_ba << QStringList();
    QTest::newRow("two") << "anna:x\nben:y\n"_ba << two;
    QTest::newRow("no last line feed") << "anna:x\nben:y"_ba << two;
    QTest::newRow("CRLF") << "anna:x\r\nben:y\r\n\r\n"_ba << two;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf"
                                        "anna:x\nben:y\n"_ba
                                     << two;
    QTest::newRow("mark alone") << "\xef\xbb\xbf"_ba << QStringList();
    QTest::newRow("blanks") << " anna :x\n\tben:y"_ba << QStringList({ u" anna "_s, u"\tben"_s });
    QTest::newRow("Latin-1") << "b\xf6rn:x\n"_ba << QStringList(u"b\ufffdrn"_s);
}

void UserListTest::keepsWhatItDoesNotChange()
{
    QFETCH(const QByteArray, content);
    const Result<UserList> list = UserList::parse(content);
    QVERIFY(list);
    QTEST(list->names(), "names");
    QCOMPARE(list->content(), content);
}

void UserListTest::changes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("added");
    QTest::addColumn<QByteArray>("set");
    QTest::addColumn<QByteArray>("removed");
    QTest::newRow("none") << ""_ba
                          << "ö:1\n"_ba
                          << "ö:2\n"_ba
                          << ""_ba;
    QTest::newRow("others") << "# staff\nben:y\n\n"_ba
                            << "# staff\nben:y\n\nö:1\n"_ba
                            << "# staff\nben:y\n\nö:2\n"_ba
                            << "# staff\nben:y\n\n"_ba;
    QTest::newRow("no last line feed") << "ben:y"_ba
                                       << "ben:y\nö:1\n"_ba
                                       << "ben:y\nö:2\n"_ba
                                       << "ben:y\n"_ba;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf"_ba
                                     << "\xef\xbb\xbfö:1\n"_ba
                                     << "\xef\xbb\xbfö:2\n"_ba
                                     << "\xef\xbb\xbf"_ba;
}

void UserListTest::changes()
{
    QFETCH(const QByteArray, before);
    Result<UserList> list = UserList::parse(before);
    QVERIFY(list && list->add(u"ö"_s, "1"));
    QTEST(list->content(), "added");
    list = UserList::parse(list->content());
    QVERIFY(list && list->set(u"ö"_s, "2"));
    QTEST(list->content(), "set");
    QVERIFY(list->remove(u"ö"_s));
    QTEST(list->content(), "removed");
}

void UserListTest::refusesWhatIsNoUser_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("no colon")
        << "anna:x\nben\n"_ba
        << u"2: This is no user: it has no colon between name and password."_s;
    QTest::newRow("no name") << ":x"_ba << u"1: This is no user: the name is empty."_s;
    QTest::newRow("no password") << "#\nanna:\r\n"_ba
                                 << u"2: This is no user: the password is empty."_s;
    QTest::newRow("htdigest") << "anna:realm:x"_ba
                              << u"1: This is no user: it has more than one colon."_s;
    QTest::newRow("NUL") << QByteArray("anna:\0x", 7)
                         << u"1: This is no user: it contains a NUL byte."_s;
    QTest::newRow("twice") << "anna:x\n#\nanna:y"_ba
                           << u"3: The user “anna” is in line 1 already."_s;
    QTest::newRow("harmless") << "\x1b[31m:x\n\x1b[31m:x"_ba
                              << u"2: The user “?[31m” is in line 1 already."_s;
}

void UserListTest::refusesWhatIsNoUser()
{
    QFETCH(const QByteArray, content);
    const Result<UserList> list = UserList::parse(content);
    QVERIFY(!list);
    QTEST(list.error().message, "message");
    QCOMPARE(list.error().name, ErrorName::InvalidFile);
    QVERIFY(!list.error().hint.isEmpty());
}

void UserListTest::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << u" \u00a0"_s;
    QTest::newRow("comment") << u"#anna"_s;
    QTest::newRow("byte order mark") << u"\ufeffanna"_s;
    QTest::newRow("colon") << u"an:na"_s;
    QTest::newRow("line feed") << u"anna\nben"_s;
    QTest::newRow("long") << QString(256, u'a');
}

void UserListTest::refusesNames()
{
    QFETCH(const QString, name);
    Result<UserList> list = UserList::parse({});
    QVERIFY(list);
    const Result<void> added = list->add(name, "x");
    QVERIFY(!added);
    QCOMPARE(added.error().name, ErrorName::InvalidSettings);
    QVERIFY(!added.error().hint.isEmpty());
    QCOMPARE(list->content(), ""_ba);
}

void UserListTest::knowsWhoIsThere()
{
    Result<UserList> list = UserList::parse("anna:x\r\n");
    QVERIFY(list && list->contains(u"anna"_s) && !list->contains(u"Anna"_s)); // as Apache has it
    QCOMPARE(list->add(u"anna"_s, "1").error().name, ErrorName::NameTaken);
    QCOMPARE(list->set(u"Anna"_s, "1").error().name, ErrorName::NotFound);
    QCOMPARE(list->remove(u"Anna"_s).error().name, ErrorName::NotFound);
    QCOMPARE(list->content(), "anna:x\r\n"_ba);
    QVERIFY(list->set(u"anna"_s, "1"));
    QCOMPARE(list->content(), "anna:1\r\n"_ba);
}

QTEST_APPLESS_MAIN(UserListTest)
#include "tst_userlist.moc"
