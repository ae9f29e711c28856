// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/formissues.h"

#include "core/optiontable.h"
#include "core/text/format.h"
#include "gui/bindings/phrasetext.h"
#include "gui/pages/formlabel.h"
#include "gui/widgets/buttons.h"

#include <QCoreApplication>
#include <QWidget>

#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

struct KeyOption
{
    QLatin1String key;
    QLatin1String option;
};
// Keys of configurations and the options that override them.
constexpr std::array kKeys = {KeyOption{"batch_size"_L1, "batch-size"_L1},
    KeyOption{"host_ip"_L1, "host-ip"_L1}, KeyOption{"host_port"_L1, "host-port"_L1},
    KeyOption{"url"_L1, "url"_L1}, KeyOption{"api_key"_L1, "api-key"_L1},
    KeyOption{"model"_L1, "model-name"_L1}, KeyOption{"max_out_len"_L1, "max-out-len"_L1},
    KeyOption{"retry"_L1, "retry"_L1}, KeyOption{"generation_kwargs"_L1, "generation-kwargs"_L1},
    KeyOption{"request_timeout"_L1, "request-timeout"_L1},
    KeyOption{"request_rate"_L1, "request-rate"_L1}, KeyOption{"burstiness"_L1, "burstiness"_L1},
    KeyOption{"time_limit_s"_L1, "time-limit"_L1}, KeyOption{"cool_down_s"_L1, "cool-down"_L1},
    KeyOption{"transport"_L1, "transport"_L1}, KeyOption{"RequestCount"_L1, "request-count"_L1},
    KeyOption{"StringConfig.Input"_L1, "input-length"_L1},
    KeyOption{"StringConfig.Output"_L1, "output-length"_L1}, KeyOption{"seed"_L1, "seed"_L1},
    KeyOption{"path"_L1, "custom-dataset-path"_L1},
    KeyOption{"meta_path"_L1, "custom-dataset-meta-path"_L1}};

bool isError(const core::Issue &issue)
{
    return issue.severity == core::Issue::Severity::Error;
}

QString limitText(double value)
{
    return core::displayDecimal(
        value, value == static_cast<double>(static_cast<qint64>(value)) ? 0 : 2);
}

} // namespace

QString optionOfPath(const QString &path)
{
    if (path.startsWith("--"_L1)) {
        return path.mid(2).section(u' ', 0, 0).section(u'=', 0, 0);
    }
    const QString key = path.section(u'.', 1);
    const bool isModel = path.startsWith("models"_L1);
    if (isModel && key == "path"_L1) {
        return u"path"_s; // of a data set it is the data file
    }
    for (const KeyOption &entry : kKeys) {
        const bool isKey = key == entry.key || key.endsWith(u"."_s + entry.key)
            || key.startsWith(entry.key + u"."_s) || key.contains(u"."_s + entry.key + u"."_s);
        if (isKey && !(isModel && entry.key == "path"_L1)) {
            return entry.option;
        }
    }
    return {};
}

QString issueText(const core::Issue &issue)
{
    using core::ErrorCode;
    const core::OptionInfo *info = core::findOption(optionOfPath(issue.path));
    const ErrorCode code = issue.error.code;
    const bool isRange = code == ErrorCode::UtilsType008 || code == ErrorCode::UtilsType010;
    if (info && isRange && info->min && info->max) {
        return QCoreApplication::translate("FormIssues", "Must be %1 to %2.")
            .arg(limitText(*info->min), limitText(*info->max));
    }
    if (info && isRange && info->min) {
        return QCoreApplication::translate("FormIssues", "Must be %1 or more.")
            .arg(limitText(*info->min));
    }
    if (info && code == ErrorCode::TmanCmd001) {
        return info->name == "models"_L1
            ? QCoreApplication::translate("FormIssues", "Choose at least one model.")
            : QCoreApplication::translate("FormIssues", "Choose at least one data set.");
    }
    return issue.error.phrase.isEmpty() ? issue.error.detail : phraseText(issue.error.phrase);
}

void FormIssues::watch(const std::vector<QWidget *> &forms)
{
    m_forms = forms;
    m_fields.clear();
    for (std::size_t i = 0; i < forms.size(); ++i) {
        FormLabel *lineNote = nullptr;
        for (QWidget *child : forms[i]->findChildren<QWidget *>()) {
            auto *own = forms[i]->findChild<FormLabel *>(child->objectName() + u"Note"_s);
            lineNote = own && !child->objectName().isEmpty() ? own : lineNote;
            const QString option = child->property("option").toString();
            if (!option.isEmpty()) {
                m_fields.push_back({child, lineNote, lineNote ? lineNote->text() : QString(),
                    option, static_cast<int>(i)});
            }
        }
    }
    for (Field &field : m_fields) {
        if (field.note) {
            field.note->setVisible(!field.hint.isEmpty());
        }
    }
}

bool FormIssues::isShown(const Field &field) const
{
    return field.input && field.input->isVisibleTo(m_forms[static_cast<std::size_t>(field.form)]);
}

void FormIssues::mark(Field &field, const QString &error)
{
    field.isInvalid = true;
    if (field.note && !m_errors.contains(field.note)) {
        m_errors.insert(field.note, error);
    }
}

void FormIssues::refreshNotes()
{
    for (const Field &field : m_fields) {
        if (field.input) {
            setStyleProperty(*field.input, "invalid", field.isInvalid);
        }
        if (!field.note) {
            continue;
        }
        const QString error = m_errors.value(field.note);
        field.note->setKind(error.isEmpty() ? u"hint"_s : u"error"_s);
        field.note->setText(error.isEmpty() ? field.hint : error);
        field.note->setVisible(!field.note->text().isEmpty());
    }
}

void FormIssues::setHint(const QString &option, const QString &hint)
{
    const auto at = std::ranges::find(m_fields, option, &Field::option);
    if (at == m_fields.end() || at->hint == hint) {
        return;
    }
    at->hint = hint;
    if (at->note && !m_errors.contains(at->note)) {
        at->note->setText(hint);
        at->note->setVisible(!hint.isEmpty());
    }
}

void FormIssues::show(const std::vector<core::Issue> &issues)
{
    m_errors.clear();
    m_others.clear();
    m_unplaced = 0;
    for (Field &field : m_fields) {
        field.isInvalid = false;
    }
    for (const core::Issue &issue : issues) {
        const QString option = optionOfPath(issue.path);
        const auto at = std::ranges::find_if(
            m_fields, [&option](const Field &field) { return field.option == option; });
        if (at != m_fields.end() && isError(issue) && isShown(*at)) {
            mark(*at, issueText(issue));
        } else {
            m_others.push_back(issue);
            m_unplaced += isError(issue) ? 1 : 0;
        }
    }
    refreshNotes();
}

int FormIssues::errorsIn(const QWidget *form) const
{
    return static_cast<int>(std::ranges::count_if(m_fields, [&](const Field &field) {
        return field.isInvalid && m_forms[static_cast<std::size_t>(field.form)] == form;
    }));
}

int FormIssues::errors() const
{
    return m_unplaced + static_cast<int>(std::ranges::count_if(m_fields, [](const Field &field) {
        return field.isInvalid;
    }));
}

QWidget *FormIssues::firstInvalid() const
{
    const auto at =
        std::ranges::find_if(m_fields, [](const Field &field) { return field.isInvalid; });
    return at == m_fields.end() ? nullptr : at->input.data();
}

int FormIssues::formOfFirstInvalid() const
{
    const auto at =
        std::ranges::find_if(m_fields, [](const Field &field) { return field.isInvalid; });
    return at == m_fields.end() ? -1 : at->form;
}

} // namespace aisb::gui
