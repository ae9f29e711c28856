// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/modelfetch.h"

#include "gui/bindings/modelofoptions.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/words.h"
#include "net/servicecheck.h"

#include <QComboBox>
#include <QPushButton>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

ModelFetch::ModelFetch(Fields fields, QObject *parent)
    : QObject(parent)
    , m_fields(fields)
{
}

ModelFetch::~ModelFetch() = default;

void ModelFetch::fetch(const core::RunOptions &options, const run::Environment &environment)
{
    if (m_isFetching) {
        if (m_discovery) {
            m_discovery->cancel();
        }
        return;
    }
    m_isFetching = true;
    retranslate();
    QtConcurrent::run([options, environment] { return modelOfOptions(options, environment); })
        .then(this,
            [this, proxies = environment.proxies](const core::Result<core::ModelSpec> &model) {
                if (!model) {
                    show(core::fail(model.error()));
                    return;
                }
                m_discovery = std::make_unique<net::ModelDiscovery>(proxies);
                m_discovery->fetch(*model).then(
                    this, [this](const core::Result<QStringList> &models) { show(models); });
            });
}

void ModelFetch::retranslate()
{
    m_fields.button.setText(m_isFetching ? tr("Cancel") : tr("Fetch list"));
    m_fields.button.setToolTip(tr("Asks the service which models it has."));
}

void ModelFetch::show(const core::Result<QStringList> &models)
{
    m_isFetching = false;
    retranslate();
    FormLabel &note = m_fields.note;
    note.setKind(models ? u"hint"_s : u"error"_s);
    note.setVisible(true);
    if (!models) {
        note.setText(describe(models.error()));
        return;
    }
    QComboBox &combo = m_fields.model;
    const QString current = combo.currentText();
    const QSignalBlocker blocker(&combo);
    combo.clear();
    combo.addItems(*models);
    combo.setCurrentText(current);
    note.setText(tr("%n models, the first is %1", nullptr, static_cast<int>(models->size()))
            .arg(models->value(0)));
    combo.showPopup();
}

} // namespace aisb::gui
