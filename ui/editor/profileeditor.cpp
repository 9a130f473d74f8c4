// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/profileeditor.h"

#include "app/profiles/profilecheck.h"
#include "app/secrets/passwordstore.h"
#include "ui/editor/clientpage.h"
#include "ui/editor/field.h"
#include "ui/editor/fieldtext.h"
#include "ui/editor/formarea.h"
#include "ui/editor/serverpage.h"
#include "ui/editor/testpanel.h"
#include "ui/text/errortext.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/noticebar.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

ProfileEditor::ProfileEditor(ProfileStore &store, PasswordStore &passwords, const Profile &profile,
                             Kind kind, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_passwords(passwords)
    , m_original(profile)
    , m_kind(kind)
    , m_banner(new NoticeBar(NoticeBar::Dismissal::Impossible, this))
{
    if (profile.settings.mode == TunnelMode::Client) {
        m_page = m_client = new ClientPage(store, passwords);
    } else {
        m_page = m_server = new ServerPage(store);
    }
    m_area = new FormArea(m_page, this);
    m_test = new TestPanel(passwords, this);
    m_test->hide();
    connect(m_test, &TestPanel::certificateRefused, this, &ProfileEditor::certificateRefused);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ProfileEditor::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ProfileEditor::reject);
    auto *row = new QHBoxLayout;
    if (m_client) {
        m_testButton = new QPushButton(tr("&Test Connection"), this);
        connect(m_testButton, &QPushButton::clicked, this, &ProfileEditor::test);
        row->addWidget(m_testButton);
    }
    row->addStretch();
    row->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_banner);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_test);
    layout->addLayout(row);

    if (m_original.id.isNull()) {
        m_original.id = QUuid::createUuid();
    }
    if (kind == Kind::New && !m_original.name().isEmpty()) {
        m_original.settings.name = freeName(store, m_original.name(), m_original.id);
    }
    setValues(m_original);
    connect(m_page, &EditorPage::changed, this, &ProfileEditor::check);
    connect(&store, &ProfileStore::changed, this, &ProfileEditor::onStoreChanged);
    m_page->line(u"name"_s)->setFocus();
}

ProfileEditor::~ProfileEditor() = default;

void ProfileEditor::setValues(const Profile &profile)
{
    m_original = profile;
    m_page->setValues(profile);
    if (m_client) {
        m_client->setForgettable(m_kind == Kind::Existing);
    }
    m_loaded = m_page->values();
    const bool isClient = m_client != nullptr;
    setWindowTitle(m_kind == Kind::Existing ? tr("Edit Tunnel %1").arg(profile.name())
                       : isClient           ? tr("New Tunnel: Connect to a Server")
                                            : tr("New Tunnel: Accept Connections"));
    check();
}

void ProfileEditor::check()
{
    m_mayDiscard = false;
    const QVariantMap values = m_page->values();
    QMap<QString, QString> texts = m_page->ownProblems();
    const QMap<QString, Error> problems = problemsOf(values);
    for (auto each = problems.begin(); each != problems.end(); ++each) {
        texts.insert(each.key(), FieldText::problem(each.key(), each.value()));
    }
    const QString name = values.value(u"name"_s).toString();
    if (isNameTaken(m_store, name, m_original.id)) {
        //: %1 is the name of a tunnel, %2 one that is free
        texts.insert(u"name"_s,
                     tr("Another tunnel is already called %1. Suggested: %2")
                         .arg(name, freeName(m_store, name, m_original.id)));
    }
    for (Field *field : m_page->fields()) {
        field->setProblem(texts.value(field->key()));
    }
}

bool ProfileEditor::isRight()
{
    m_page->settle();
    check();
    const QList<Field *> fields = m_page->fields();
    const auto wrong = std::find_if(fields.begin(), fields.end(), [this](const Field *field) {
        // What belongs to another choice than the one that is made is hidden, unlike what is only
        // folded up.
        return field->hasProblem() && !field->isHidden();
    });
    if (wrong == fields.end()) {
        return true;
    }
    for (Field *field : fields) {
        field->demand();
    }
    m_page->jumpTo(*wrong);
    m_area->ensureWidgetVisible(*wrong);
    return false;
}

std::optional<Profile> ProfileEditor::entered()
{
    if (!isRight()) {
        return std::nullopt;
    }
    const Result<Profile> profile = decodeProfile(m_page->values());
    if (!profile) { // about what has no field
        showError(profile.error());
        return std::nullopt;
    }
    return *profile;
}

bool ProfileEditor::isTouched() const
{
    return m_page->values() != m_loaded || (m_server && m_server->hasUserChanges());
}

const StoredProfile *ProfileEditor::stored() const
{
    const auto &all = m_store.profiles();
    const auto found = std::find_if(all.begin(), all.end(), [this](const StoredProfile &each) {
        return each.profile().id == m_original.id;
    });
    return found == all.end() ? nullptr : &*found;
}

void ProfileEditor::accept()
{
    m_banner->clear();
    const std::optional<Profile> profile = entered();
    if (!profile) {
        return;
    }
    const StoredProfile *before = stored();
    if (before && m_kind == Kind::Existing && before->profile() != m_original) {
        showConflict();
        return;
    }
    if (const Result<void> written = write(*profile); !written) {
        showError(written.error());
        return;
    }
    const PasswordKeeping keeping = m_original.keepPassword;
    m_kind = Kind::Existing;
    m_original = *profile;
    m_loaded = m_page->values();
    onSaved(keeping);
}

// The users first: a profile must not name a file that is not there.
Result<void> ProfileEditor::write(const Profile &profile)
{
    m_isWriting = true;
    Result<void> written = m_server ? m_server->saveUsers() : Result<void>();
    if (written) {
        written = stored() ? m_store.save(profile) : m_store.add(profile);
    }
    m_isWriting = false;
    return written;
}

void ProfileEditor::onSaved(PasswordKeeping before)
{
    emit saved(m_original.id);
    if (m_original.keepPassword >= before) {
        QDialog::accept();
        return;
    }
    // One that was to be kept longer goes.
    setEnabled(false);
    m_passwords.forget(m_original.id, [self = QPointer(this)](const Result<int> &count) {
        if (!self) {
            return;
        }
        self->setEnabled(true);
        if (count) {
            self->QDialog::accept();
        } else {
            self->m_banner->tell({ .title = tr("The tunnel is saved, but its old password could "
                                               "not be removed from the keyring."),
                                   .text = ReasonText::translated(count.error().message),
                                   .kind = Notice::Kind::Warning });
        }
    });
}

void ProfileEditor::showError(const Error &error)
{
    m_banner->tell({ .title = tr("The tunnel could not be saved."),
                     .text = ReasonText::whole(error),
                     .kind = Notice::Kind::Error });
}

void ProfileEditor::onStoreChanged()
{
    if (m_isWriting) {
        return;
    }
    const StoredProfile *now = stored();
    if (m_kind == Kind::Existing && now && now->profile() != m_original) {
        if (isTouched()) {
            showConflict();
        } else {
            loadAgain();
        }
    } else if (m_kind == Kind::Existing && !now) {
        m_banner->tell({ .title = tr("This tunnel has been deleted meanwhile."),
                         .text = tr("Saving creates it again."),
                         .kind = Notice::Kind::Warning });
    }
    check(); // other tunnels may have other names now
}

void ProfileEditor::showConflict()
{
    m_banner->tell({ .title = tr("Another program has changed this tunnel meanwhile."),
                     .text = tr("Nothing was saved."),
                     .choices = { { tr("Load Its Changes"), [this] { loadAgain(); } },
                                  { tr("Save Mine Anyway"), [this] { saveAnyway(); } } },
                     .kind = Notice::Kind::Warning });
}

void ProfileEditor::loadAgain()
{
    m_banner->clear();
    if (const StoredProfile *now = stored()) {
        const Profile profile = now->profile();
        if (profile.settings.mode == m_original.settings.mode) {
            setValues(profile);
        }
    }
}

void ProfileEditor::saveAnyway()
{
    if (const StoredProfile *now = stored()) {
        m_original = now->profile();
    }
    accept();
}

void ProfileEditor::reject()
{
    if (!isTouched() || m_mayDiscard) {
        QDialog::reject();
        return;
    }
    m_mayDiscard = true;
    const auto goOn = [this] {
        m_mayDiscard = false;
        m_banner->clear();
    };
    m_banner->tell({ .title = tr("The changes are not saved."),
                     .choices = { { tr("Discard Changes"), [this] { QDialog::reject(); } },
                                  { tr("Keep Editing"), goOn } },
                     .kind = Notice::Kind::Warning });
}

bool ProfileEditor::trust(const CertificateQuestion &question)
{
    if (!m_client || m_client->location() != question.location) {
        return false;
    }
    m_client->trust(question.report.chain.value(0).sha256);
    return true;
}

void ProfileEditor::jumpTo(const QString &key)
{
    if (Field *field = m_page->field(key)) {
        m_page->jumpTo(field);
        m_area->ensureWidgetVisible(field);
    }
}

void ProfileEditor::test()
{
    m_banner->clear();
    if (const std::optional<Profile> profile = entered()) {
        m_test->show();
        m_test->start(*profile);
    }
}

bool ProfileEditor::event(QEvent *event)
{
    const bool isHandled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible()) {
        fitIn();
    }
    return isHandled;
}

void ProfileEditor::showEvent(QShowEvent *event)
{
    fitIn();
    QDialog::showEvent(event);
}

// Grows with what is opened and said, as far as the screen goes. Never shrinks under the pointer.
void ProfileEditor::fitIn()
{
    constexpr int kColumns = 96;
    const QSize room = screen()->availableGeometry().size() * 9 / 10;
    const int columns = kColumns * fontMetrics().averageCharWidth();
    // The width first: how high texts are follows from it.
    resize(size().expandedTo({ std::max(sizeHint().width(), columns), 0 }).boundedTo(room));
    layout()->activate();
    resize(size().expandedTo({ 0, sizeHint().height() }).boundedTo(room));
}

} // namespace Farlan
