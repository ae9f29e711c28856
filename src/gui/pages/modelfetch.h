// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runoptions.h"
#include "run/environment.h"

#include <QObject>
#include <QStringList>

#include <memory>

class QComboBox;
class QPushButton;

namespace aisb::net {
class ModelDiscovery;
} // namespace aisb::net

namespace aisb::gui {

class FormLabel;

// "Fetch list": asks the service for its models and offers them in the model field.
class ModelFetch : public QObject
{
    Q_OBJECT
public:
    // Where the list is asked for and shown; all outlive the object.
    struct Fields
    {
        QPushButton &button;
        QComboBox &model;
        FormLabel &note;
    };
    explicit ModelFetch(Fields fields, QObject *parent = nullptr);
    ~ModelFetch() override;

    // While it asks, this cancels.
    void fetch(const core::RunOptions &options, const run::Environment &environment);
    void retranslate();

private:
    void show(const core::Result<QStringList> &models);

    Fields m_fields;
    std::unique_ptr<net::ModelDiscovery> m_discovery;
    bool m_isFetching = false;
};

} // namespace aisb::gui
