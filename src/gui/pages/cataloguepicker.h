// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/bindings/cataloguelist.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QTableView;

namespace aisb::gui {

class CatalogueModel;
class FormLabel;

// A searchable list of configurations with check boxes; the line below says how many are chosen and
// whether their data files are there. The catalogue is read in a pool thread.
class CataloguePicker : public QWidget
{
    Q_OBJECT
public:
    explicit CataloguePicker(config::ConfigKind kind, QWidget *parent = nullptr);
    ~CataloguePicker() override;

    // Reads the catalogue again.
    void load(const QString &configDir, const run::Environment &environment);
    [[nodiscard]] bool isBusy() const { return m_isReading; }
    [[nodiscard]] QStringList chosen() const;
    void setChosen(const QStringList &names);
    // The row the cursor is on, else the first that is chosen; empty: none.
    [[nodiscard]] QString current() const;
    [[nodiscard]] CatalogueModel *model() const { return m_model; }
    void retranslate();

Q_SIGNALS:
    void loaded(); // the catalogue was read
    void chosenChanged();
    void currentChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void applySearch();
    void refreshNote();
    void fitTable();

    config::ConfigKind m_kind;
    CatalogueModel *m_model;
    QLineEdit *m_search;
    QCheckBox *m_chosenOnly;
    QTableView *m_table;
    FormLabel *m_note;
    QStringList m_roots;
    QString m_configDir;
    run::Environment m_environment;
    bool m_isReading = false;
    bool m_isStale = false;
    QThreadPool m_pool; // one thread: reading many files must not hold up other work
    QFutureWatcher<CatalogueList> m_watcher;
};

// Pickers that a form can name.
class DatasetPicker : public CataloguePicker
{
    Q_OBJECT
public:
    explicit DatasetPicker(QWidget *parent = nullptr)
        : CataloguePicker(config::ConfigKind::Datasets, parent)
    {
    }
};

class ModelPicker : public CataloguePicker
{
    Q_OBJECT
public:
    explicit ModelPicker(QWidget *parent = nullptr)
        : CataloguePicker(config::ConfigKind::Models, parent)
    {
    }
};

} // namespace aisb::gui
