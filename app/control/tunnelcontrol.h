// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/appliedsettings.h"
#include "app/control/questions.h"
#include "app/control/tunnelcloser.h"
#include "app/helper/helperclient.h"
#include "app/model/tunnelmodel.h"
#include "app/secrets/signin.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>

namespace Farlan
{

class PasswordStore;

// Does with tunnels what a person wants, and asks the person what they need for that. How they fare
// is seen in the model. All calls return at once.
class TunnelControl final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelControl)

public:
    // All have to outlive it.
    TunnelControl(TunnelModel &model, ProfileStore &store, HelperClient &client,
                  PasswordStore &passwords, QObject *parent = nullptr);
    ~TunnelControl() override;

    // If it is under way or up already, no more happens than that it asks again.
    void open(const QUuid &profile, OpenedBy by = OpenedBy::Person);
    // Also what is still being opened, and its questions.
    void close(const TunnelRow &row);
    // One that the model does not show; by its path.
    void closeTunnel(const QString &name, const QString &path) { m_closer.close(name, path); }
    // Does what nextAction() says.
    void proceed(const TunnelRow &row);
    // What waits, now; what is up, anew; what has failed, again. If its profile has been changed
    // since it was opened, as the profile is now.
    void tryNow(const TunnelRow &row);
    // Whether changes of its profile wait for that.
    bool isOutdated(const TunnelRow &row) const { return m_applied.isOutdated(row); }
    // Leads to allClosed(), when all are gone or the helper has not answered for a while.
    void closeAll();
    // Asks once more for what the tunnel needs of a person.
    void review(const TunnelRow &row, OpenedBy by = OpenedBy::Person);
    void disconnectClient(const TunnelRow &row, quint64 client);

    // Answers passwordWanted(). The profile takes over user and keeping, if it can be changed.
    void answer(const QUuid &profile, const PasswordAnswer &answer);
    // No answer comes, to either kind of question.
    void decline(const QUuid &profile);
    // Has the profile trust exactly this certificate, and connects; unless it leads elsewhere than
    // when the question was put (InvalidState).
    Result<void> trust(const CertificateQuestion &question);

signals:
    void passwordWanted(const Farlan::PasswordQuestion &question);
    void certificateRefused(const Farlan::CertificateQuestion &question);
    // What was asked about this profile needs no answer any more.
    void questionOver(const QUuid &profile);
    // What was wanted of a tunnel did not work; what shows in the model is not told again.
    void failed(const QString &tunnel, const Farlan::Error &error);
    void allClosed();

private:
    // From the click to the first end of what it led to.
    struct Attempt {
        Profile profile;
        std::unique_ptr<SignIn> signIn;
        int number = 0; // answers about an earlier one are none
        QString path; // of the tunnel, once it is allowed
        bool isShown = false; // by the model
        QString replaced; // the path of the tunnel that has failed before
        PasswordPurpose purpose; // of what is asked for
        std::optional<Error> keyringProblem;
        OpenedBy openedBy = OpenedBy::Person;
        bool isAsking = false;
        bool isDoubted
            = false; // its server's certificate: it has the passwords, should that be trusted
        bool wasRefused = false;
        bool isUp = false;
    };

    Attempt *attemptOf(const QUuid &profile);
    std::optional<StoredProfile> stored(const QUuid &profile) const;
    void begin(const TunnelRow &row, OpenedBy by);
    bool goOn(const Profile &trusting);
    void makeSignIn(Attempt &attempt);
    void ask(const Attempt &attempt);
    void keepAnswer(const QUuid &profile, const QString &user, PasswordKeeping keeping);
    void start(const QUuid &profile, int number);
    void openTunnel(const QUuid &profile);
    void onOpened(const QUuid &profile, int number, const Result<QString> &path);
    void onRowsChanged(const QModelIndex &first, const QModelIndex &last);
    void forgetRemoved();
    void reopen(const TunnelRow &row);
    void onHelperStopped();
    void follow(const TunnelRow &row);
    void onFailed(Attempt &attempt, const TunnelRow &row);
    Reply<void> tellingFailure(const QString &tunnel);
    void forget(QUuid profile);
    void fail(const QUuid &profile, const Error &error);
    void show(const Attempt &attempt);

    TunnelModel &m_model;
    ProfileStore &m_store;
    HelperClient &m_client;
    PasswordStore &m_passwords;
    TunnelCloser m_closer;
    AppliedSettings m_applied;
    std::set<QUuid> m_reopening; // once they are closed
    std::map<QUuid, Attempt> m_attempts;
    int m_lastNumber = 0;
};

} // namespace Farlan
