// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/helperlauncher.h"

#include "app/helper/programpath.h"
#include "contract/errornames.h"
#include "contract/messagechannel.h"

#include <QFile>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <string>
#include <vector>

namespace Farlan
{

namespace
{

constexpr int kHelpersChannel = 3; // see helper/broker/main.cpp

class SpawnActions final
{
public:
    SpawnActions() { posix_spawn_file_actions_init(&m_actions); }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&m_actions); }
    Q_DISABLE_COPY_MOVE(SpawnActions)

    posix_spawn_file_actions_t *get() { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

class SpawnAttributes final
{
public:
    SpawnAttributes()
    {
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnAttributes() { posix_spawnattr_destroy(&m_attributes); }
    Q_DISABLE_COPY_MOVE(SpawnAttributes)

    posix_spawnattr_t *get() { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes{};
};

} // namespace

Result<UniqueFd> launchHelper(HelperOutput output, bool debug)
{
    const QByteArray program = QFile::encodeName(programPath(QStringLiteral("farlan-helper")));
    if (program.isEmpty()) {
        return Error{ ErrorName::HelperFailed, QStringLiteral("farlan-helper was not found."),
                      QStringLiteral("Install Farlan again; farlan-helper belongs to it.") };
    }
    auto ends = MessageChannel::createPair();
    if (!ends) {
        return ends.error();
    }
    // Above 3, so that dup2() in the child always makes a descriptor that stays open.
    const UniqueFd channel(fcntl(ends->second.get(), F_DUPFD_CLOEXEC, kHelpersChannel + 1));
    SpawnActions actions;
    posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (output == HelperOutput::Journal) {
        posix_spawn_file_actions_addopen(actions.get(), STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(actions.get(), STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    posix_spawn_file_actions_adddup2(actions.get(), channel.get(), kHelpersChannel);
    // Our caller's other descriptors are none of the helper's business.
    posix_spawn_file_actions_addclosefrom_np(actions.get(), kHelpersChannel + 1);

    SpawnAttributes attributes;
    std::vector<std::string> texts{ program.toStdString(), "--channel" };
    if (output == HelperOutput::Terminal) {
        texts.emplace_back("--stderr");
    }
    if (debug) {
        texts.emplace_back("--debug");
    }
    std::vector<char *> arguments;
    for (std::string &text : texts) {
        arguments.push_back(text.data());
    }
    arguments.push_back(nullptr);
    // Nothing of the caller's environment may change what a root process does.
    std::array<std::string, 2> variables{ "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8" };
    std::array<char *, 3> environment{ variables[0].data(), variables[1].data(), nullptr };

    pid_t pid = 0;
    const int failure = posix_spawn(&pid, program.constData(), actions.get(), attributes.get(),
                                    arguments.data(), environment.data());
    if (failure != 0) {
        return Error{ ErrorName::HelperFailed,
                      QStringLiteral("farlan-helper could not be started: %1.")
                          .arg(QString::fromLocal8Bit(std::strerror(failure))) };
    }
    return std::move(ends->first);
}

} // namespace Farlan
