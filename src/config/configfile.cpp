// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/catalogue.h"

#include "config/jsonexpansion.h"
#include "config/pythonreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxFileBytes = 8 * 1024 * 1024;
constexpr int kMaxImportDepth = 20;
constexpr int kMaxReads = 1000;

tl::unexpected<core::Error> unreadable(const QString &path, const QString &why)
{
    return core::fail(core::ErrorCode::TmanCfg001, u"%1: %2"_s.arg(path, why));
}

core::Result<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return unreadable(path, u"there is no such file"_s);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    QByteArray text = file.read(kMaxFileBytes + 1);
    if (text.size() > kMaxFileBytes)
        return unreadable(path, u"larger than %1 bytes"_s.arg(kMaxFileBytes));
    return text;
}

// Reads files and follows their imports, which must not go round in circles.
class FileReader
{
public:
    explicit FileReader(const CatalogueRoots &roots)
        : m_roots(roots)
    {
    }

    core::Result<ConfigModule> read(const QString &path)
    {
        if (m_open.contains(path))
            return unreadable(path, u"imports itself by way of %1"_s.arg(m_open.last()));
        if (m_open.size() >= kMaxImportDepth)
            return unreadable(path, u"imports are nested too deeply"_s);
        if (++m_reads > kMaxReads)
            return unreadable(path, u"more than %1 imports"_s.arg(kMaxReads));
        const auto text = readAll(path);
        if (!text)
            return core::fail(text.error());
        m_open.append(path);
        auto module = path.endsWith(u".json"_s, Qt::CaseInsensitive)
            ? readJsonConfig(*text, path)
            : readPythonConfig(*text, path);
        m_open.removeLast();
        return module;
    }

private:
    core::Result<ConfigModule> readJsonConfig(const QByteArray &text, const QString &path) const
    {
        const QByteArrayView body =
            text.startsWith("\xef\xbb\xbf") ? QByteArrayView(text).sliced(3) : text;
        const auto json = core::readJson(body);
        if (!json)
            return unreadable(path, json.error().detail);
        if (!json->isObject())
            return unreadable(
                path, u"expected a JSON object with the variables of the configuration"_s);
        ConfigModule module;
        module.files = QStringList{path};
        const auto expanded = expandForEach(*json);
        if (!expanded)
            return core::fail(expanded.error().in(path));
        const Value variables = Value::fromJson(*expanded);
        for (const auto &[name, value] : variables.members())
            module.variables.emplace_back(name.toString(), value);
        return module;
    }

    core::Result<ConfigModule> readPythonConfig(const QByteArray &text, const QString &path)
    {
        PythonReadOptions options;
        options.maxBytes = kMaxFileBytes;
        options.loader = [this](const QString &module, const QString &importingFile) {
            return import(module, importingFile);
        };
        return readPython(text, path, options);
    }

    core::Result<ConfigModule> import(const QString &module, const QString &importingFile)
    {
        const QString path =
            module.startsWith(u'.') ? relativeFile(module, importingFile) : absoluteFile(module);
        if (path.isEmpty())
            return core::fail(core::ErrorCode::TmanCfg001,
                u"there is no configuration for the import of '%1'"_s.arg(module.left(200)));
        return read(path);
    }

    static QString existing(const QString &stem)
    {
        for (const QString &extension : {u".py"_s, u".json"_s})
            if (QFileInfo(stem + extension).isFile())
                return QFileInfo(stem + extension).absoluteFilePath();
        return {};
    }

    // ".x.y" is x/y.py beside the importing file, "..x.y" one folder higher.
    static QString relativeFile(const QString &module, const QString &importingFile)
    {
        qsizetype dots = 0;
        while (dots < module.size() && module[dots] == u'.')
            ++dots;
        QString stem = QFileInfo(importingFile).absolutePath();
        for (qsizetype up = 1; up < dots; ++up)
            stem += u"/.."_s;
        stem += u'/' + module.sliced(dots).replace(u'.', u'/');
        return existing(QDir::cleanPath(stem));
    }

    // "<package>.configs.models.vllm_api.x" is the shipped models/vllm_api/x, or a file of that
    // name below models.
    QString absoluteFile(const QString &module) const
    {
        QString tail = module;
        if (const qsizetype configs = module.lastIndexOf(u".configs."_s); configs >= 0)
            tail = module.sliced(configs + 9);
        QStringList parents{m_roots.builtIn};
        parents += m_roots.userRoots;
        for (const QString &parent : std::as_const(parents)) {
            const QString base = QDir(m_roots.currentDir).absoluteFilePath(parent);
            const QString path =
                existing(QDir::cleanPath(base + u'/' + QString(tail).replace(u'.', u'/')));
            if (!path.isEmpty())
                return path;
        }
        return byName(tail);
    }

    QString byName(const QString &tail) const
    {
        const QString folder = tail.section(u'.', 0, 0);
        ConfigKind kind = ConfigKind::Models;
        if (folder == u"datasets" || folder == u"dataset_collections")
            kind = ConfigKind::Datasets;
        else if (folder == u"summarizers")
            kind = ConfigKind::Summarizers;
        else if (folder != u"models")
            return {};
        const QString name = tail.section(u'.', -1);
        for (const CatalogueEntry &entry : listConfigs(kind, {}, m_roots))
            if (entry.name == name)
                return entry.file;
        return {};
    }

    const CatalogueRoots &m_roots;
    QStringList m_open;
    int m_reads = 0;
};

} // namespace

core::Result<ConfigModule> readConfigFile(const QString &path, const CatalogueRoots &roots)
{
    const QString absolute = QDir::cleanPath(QDir(roots.currentDir).absoluteFilePath(path));
    return FileReader(roots).read(absolute);
}

} // namespace aisb::config
