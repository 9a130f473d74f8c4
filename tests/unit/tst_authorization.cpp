// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/authorization.h"

#include "contract/errornames.h"

#include <QTest>

#include <optional>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

// Notes what it is asked, and answers when the test says so.
class FakeAuthority final : public Authority
{
public:
    struct Asked {
        QString busName;
        QString action;
        Interaction interaction = Interaction::Forbidden;
        Reply reply;
        bool isPending = true;
    };

    std::unique_ptr<PendingQuestion> ask(const QString &busName, const Question &question,
                                         Interaction interaction, Reply reply) override
    {
        asked.push_back({ busName, question.action(), interaction, std::move(reply) });
        return std::make_unique<Handle>(*this, asked.size() - 1);
    }

    void answer(std::size_t index, const Result<Answer> &answer)
    {
        QVERIFY(asked.at(index).isPending);
        const Reply reply = std::move(asked[index].reply);
        reply(answer);
    }

    QStringList pending() const
    {
        QStringList list;
        for (const Asked &one : asked) {
            if (one.isPending) {
                list += (one.interaction == Interaction::Allowed ? u"person:"_s : u"polkit:"_s)
                    + one.action;
            }
        }
        return list;
    }

    std::vector<Asked> asked;

private:
    struct Handle final : PendingQuestion {
        Handle(FakeAuthority &of, std::size_t number)
            : authority(of)
            , index(number)
        {
        }
        ~Handle() override { authority.asked[index].isPending = false; }
        Handle(const Handle &) = delete;
        Handle &operator=(const Handle &) = delete;
        Handle(Handle &&) = delete;
        Handle &operator=(Handle &&) = delete;

        FakeAuthority &authority;
        std::size_t index;
    };
};

const QString kCaller = u":1.42"_s;

// One request and what came of it.
struct Request {
    Request(FakeAuthority &authority, const QStringList &actions, Interaction interaction,
            Authorization::Deadlines deadlines = {}, const QString &caller = kCaller)
    {
        std::vector<Question> questions;
        for (const QString &action : actions) {
            questions.emplace_back(action);
        }
        authorization = std::make_unique<Authorization>(authority, caller, std::move(questions),
                                                        interaction, deadlines);
        QObject::connect(authorization.get(), &Authorization::finished, authorization.get(),
                         [this](const Result<Authorized> &result) { onFinished(result); });
        authorization->start();
    }

    void onFinished(const Result<Authorized> &result)
    {
        ++finished;
        if (result) {
            const Question open(u"open"_s);
            const Question serve(u"serve"_s);
            coversOpen = result->covers(kCaller, { open });
            coversServe = result->covers(kCaller, { open, serve });
            coversOthers = result->covers(u":1.9999"_s, { open });
        } else {
            error = result.error();
        }
        if (deletesItself) {
            authorization.reset();
        }
    }

    std::unique_ptr<Authorization> authorization;
    bool deletesItself = false;
    int finished = 0;
    std::optional<Error> error;
    bool coversOpen = false;
    bool coversServe = false;
    bool coversOthers = false;
};

} // namespace

class AuthorizationTest final : public QObject
{
    Q_OBJECT

private slots:
    void cleansDetails_data();
    void cleansDetails();
    void allowsWhatNeedsNobody();
    void asksPolkitAboutAllBeforeAnyPerson();
    void asksPersonsOnlyForWhatIsMissing();
    void deniesAtOneRefusalBeforeAnyPerson_data();
    void deniesAtOneRefusalBeforeAnyPerson();
    void needsTheCallersLeaveToAskAPerson();
    void deniesWhatAPersonDidNotConfirm_data();
    void deniesWhatAPersonDidNotConfirm();
    void deniesWhenPolkitIsSilent();
    void deniesWhenAPersonIsSilent();
    void givesEachPersonTheirTime();
    void cancelsWhenDeleted();
    void mayBeDeletedByItsReceiver_data();
    void mayBeDeletedByItsReceiver();
    void deniesWhatIsNoRequest_data();
    void deniesWhatIsNoRequest();
};

void AuthorizationTest::cleansDetails_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain") << u"vpn.example.org:443"_s << u"vpn.example.org:443"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("other scripts") << u"Büro 日本 😀"_s << u"Büro 日本 😀"_s;
    QTest::newRow("newline") << u"a\nb\tc"_s << u"a b c"_s;
    QTest::newRow("control") << u"a\x1b[2Jb\u0000\u009b"_s << u"a?[2Jb??"_s;
    QTest::newRow("bidi") << u"a\u202eb\u2066c"_s << u"a?b?c"_s;
    QTest::newRow("no width") << u"a\u200bb\ufeff"_s << u"a?b?"_s;
    QTest::newRow("line separator") << u"a\u2028b\u2029c"_s << u"a b c"_s;
    QTest::newRow("lone surrogate") << u"a"_s + QChar(0xd800) + u"b"_s << u"a\ufffdb"_s;
    QTest::newRow("markup") << u"<b>&amp;\"x\""_s << u"?b??amp;?x?"_s;
    QTest::newRow("quotes") << u"a” to “b„c»d「e＂f Ada’s"_s << u"a? to ?b?c?d?e?f Ada’s"_s;
    QTest::newRow("64") << QString(64, u'x') << QString(64, u'x');
    QTest::newRow("65") << QString(65, u'x') << QString(63, u'x') + u"…"_s;
    QTest::newRow("million") << QString(1'000'000, u'x') << QString(63, u'x') + u"…"_s;
    QTest::newRow("64 beyond the first plane") << u"😀"_s.repeated(64) << u"😀"_s.repeated(64);
    QTest::newRow("65 beyond the first plane")
        << u"😀"_s.repeated(65) << u"😀"_s.repeated(63) + u"…"_s;
}

void AuthorizationTest::cleansDetails()
{
    QFETCH(const QString, value);
    QFETCH(const QString, shown);
    Question question(u"open"_s);
    question.addDetail("tunnel"_L1, value);
    QCOMPARE(question.details(), (QMap<QString, QString>{ { u"tunnel"_s, shown } }));
}

void AuthorizationTest::allowsWhatNeedsNobody()
{
    FakeAuthority authority;
    Request request(authority, { u"open"_s }, Interaction::Forbidden);
    QCOMPARE(authority.pending(), QStringList{ u"polkit:open"_s });
    QCOMPARE(authority.asked[0].busName, kCaller);
    QCOMPARE(request.finished, 0);
    authority.answer(0, Answer::Yes);
    QCOMPARE(request.finished, 1);
    QVERIFY(!request.error);
    QVERIFY(!request.coversOthers);
    QVERIFY(request.coversOpen);
    QVERIFY(!request.coversServe);
}

void AuthorizationTest::asksPolkitAboutAllBeforeAnyPerson()
{
    FakeAuthority authority;
    Request request(authority, { u"open"_s, u"serve"_s, u"attach"_s }, Interaction::Allowed);
    QCOMPARE(authority.pending(),
             (QStringList{ u"polkit:open"_s, u"polkit:serve"_s, u"polkit:attach"_s }));
    authority.answer(2, Answer::AskPerson);
    authority.answer(0, Answer::AskPerson);
    QCOMPARE(authority.asked.size(), std::size_t(3)); // nobody yet
    authority.answer(1, Answer::Yes);
    QCOMPARE(authority.pending(), QStringList{ u"person:open"_s });
}

void AuthorizationTest::asksPersonsOnlyForWhatIsMissing()
{
    FakeAuthority authority;
    Request request(authority, { u"open"_s, u"serve"_s, u"attach"_s }, Interaction::Allowed);
    authority.answer(0, Answer::AskPerson);
    authority.answer(1, Answer::Yes);
    authority.answer(2, Answer::AskPerson);
    QCOMPARE(authority.pending(), QStringList{ u"person:open"_s });
    authority.answer(3, Answer::Yes);
    QCOMPARE(authority.pending(), QStringList{ u"person:attach"_s });
    QCOMPARE(request.finished, 0);
    authority.answer(4, Answer::Yes);
    QCOMPARE(request.finished, 1);
    QVERIFY(!request.error);
    QVERIFY(request.coversOpen && request.coversServe);
    QCOMPARE(authority.asked.size(), std::size_t(5));
}

void AuthorizationTest::deniesAtOneRefusalBeforeAnyPerson_data()
{
    QTest::addColumn<bool>("isError");
    QTest::newRow("no") << false;
    QTest::newRow("error") << true;
}

void AuthorizationTest::deniesAtOneRefusalBeforeAnyPerson()
{
    QFETCH(const bool, isError);
    FakeAuthority authority;
    Request request(authority, { u"open"_s, u"serve"_s, u"attach"_s }, Interaction::Allowed);
    authority.answer(0, Answer::AskPerson);
    authority.answer(1, isError ? Result<Answer>(polkitMissing()) : Answer::No);
    QCOMPARE(request.finished, 1);
    QVERIFY(request.error);
    QCOMPARE(request.error->name,
             isError ? ErrorName::PolkitUnavailable : ErrorName::PermissionDenied);
    QVERIFY(isError ? *request.error == polkitMissing()
                    : request.error->message.contains(u"serve"));
    QCOMPARE(authority.pending(), QStringList()); // also the third, which has no answer
    QCOMPARE(authority.asked.size(), std::size_t(3));
}

void AuthorizationTest::needsTheCallersLeaveToAskAPerson()
{
    FakeAuthority authority;
    Request request(authority, { u"open"_s, u"serve"_s }, Interaction::Forbidden);
    authority.answer(0, Answer::Yes);
    authority.answer(1, Answer::AskPerson);
    QCOMPARE(request.finished, 1);
    QVERIFY(request.error);
    QCOMPARE(request.error->name, ErrorName::AuthenticationRequired);
    QVERIFY(request.error->message.contains(u"serve"));
    QCOMPARE(authority.asked.size(), std::size_t(2));
}

void AuthorizationTest::deniesWhatAPersonDidNotConfirm_data()
{
    QTest::addColumn<int>("answer"); // -1: an error
    QTest::addColumn<QString>("name");
    QTest::newRow("wrong or no password")
        << int(Answer::No) << QString(ErrorName::NotAuthenticated);
    QTest::newRow("no agent") << int(Answer::AskPerson)
                              << QString(ErrorName::AuthenticationRequired);
    QTest::newRow("error") << -1 << QString(ErrorName::PolkitUnavailable);
}

void AuthorizationTest::deniesWhatAPersonDidNotConfirm()
{
    QFETCH(const int, answer);
    QFETCH(const QString, name);
    FakeAuthority authority;
    Request request(authority, { u"open"_s, u"serve"_s }, Interaction::Allowed);
    authority.answer(0, Answer::AskPerson);
    authority.answer(1, Answer::AskPerson);
    authority.answer(2, answer < 0 ? Result<Answer>(polkitSilent()) : Answer(answer));
    QCOMPARE(request.finished, 1);
    QVERIFY(request.error);
    QCOMPARE(request.error->name, name);
    QCOMPARE(authority.asked.size(), std::size_t(3)); // not for serve
}

void AuthorizationTest::deniesWhenPolkitIsSilent()
{
    FakeAuthority authority;
    Request request(authority, { u"open"_s, u"serve"_s }, Interaction::Allowed,
                    { .answer = 50ms, .person = 1h });
    authority.answer(0, Answer::Yes);
    QTRY_COMPARE(request.finished, 1);
    QVERIFY(request.error);
    QCOMPARE(*request.error, polkitSilent());
    QCOMPARE(authority.pending(), QStringList());
}

void AuthorizationTest::deniesWhenAPersonIsSilent()
{
    FakeAuthority authority;
    Request request(authority, { u"open"_s }, Interaction::Allowed,
                    { .answer = 1h, .person = 50ms });
    authority.answer(0, Answer::AskPerson);
    QCOMPARE(request.finished, 0);
    QTRY_COMPARE(request.finished, 1);
    QVERIFY(request.error);
    QCOMPARE(request.error->name, ErrorName::NotAuthenticated);
    QVERIFY(*request.error != polkitSilent());
    QCOMPARE(authority.pending(), QStringList());
}

void AuthorizationTest::givesEachPersonTheirTime()
{
    const Authorization::Deadlines usual;
    QCOMPARE(usual.answer, 20s);
    QCOMPARE(usual.person, 5min);

    FakeAuthority authority;
    Request request(authority, { u"open"_s }, Interaction::Allowed,
                    { .answer = 50ms, .person = 1h });
    authority.answer(0, Answer::AskPerson);
    bool isLater = false;
    QTimer::singleShot(200ms, this, [&isLater] { isLater = true; });
    QTRY_VERIFY(isLater);
    QCOMPARE(request.finished, 0);
    authority.answer(1, Answer::Yes);
    QVERIFY(!request.error);
}

void AuthorizationTest::cancelsWhenDeleted()
{
    FakeAuthority authority;
    Request request(authority, { u"open"_s, u"serve"_s }, Interaction::Allowed);
    request.authorization.reset();
    QCOMPARE(authority.pending(), QStringList());

    Request other(authority, { u"open"_s }, Interaction::Allowed);
    authority.answer(2, Answer::AskPerson);
    QCOMPARE(authority.pending(), QStringList{ u"person:open"_s });
    other.authorization.reset();
    QCOMPARE(authority.pending(), QStringList());
    QCOMPARE(request.finished + other.finished, 0);
}

void AuthorizationTest::mayBeDeletedByItsReceiver_data()
{
    QTest::addColumn<int>("answer");
    QTest::newRow("yes") << int(Answer::Yes);
    QTest::newRow("no") << int(Answer::No);
    QTest::newRow("person") << int(Answer::AskPerson);
}

void AuthorizationTest::mayBeDeletedByItsReceiver()
{
    QFETCH(const int, answer);
    FakeAuthority authority;
    Request request(authority, { u"open"_s }, Interaction::Allowed);
    request.deletesItself = true;
    authority.answer(0, Answer(answer));
    if (Answer(answer) == Answer::AskPerson) {
        authority.answer(1, Answer::Yes);
    }
    QCOMPARE(request.finished, 1);
    QVERIFY(!request.authorization);
}

void AuthorizationTest::deniesWhatIsNoRequest_data()
{
    QTest::addColumn<QString>("caller");
    QTest::addColumn<QStringList>("actions");
    QTest::newRow("a name that can be owned")
        << u"org.example.Caller"_s << QStringList{ u"open"_s };
    QTest::newRow("nobody") << QString() << QStringList{ u"open"_s };
    QTest::newRow("no question") << kCaller << QStringList();
}

void AuthorizationTest::deniesWhatIsNoRequest()
{
    QFETCH(const QString, caller);
    QFETCH(const QStringList, actions);
    FakeAuthority authority;
    Request request(authority, actions, Interaction::Allowed, {}, caller);
    QCOMPARE(request.finished, 0); // never from within start()
    QTRY_COMPARE(request.finished, 1);
    QVERIFY(request.error);
    QCOMPARE(request.error->name, ErrorName::PermissionDenied);
    QVERIFY(authority.asked.empty());
}

QTEST_GUILESS_MAIN(AuthorizationTest)
#include "tst_authorization.moc"
