// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/loadtokenizer.h"

#include "core/text/json.h"
#include "tokens/sentencepiece.h"
#include "tokens/tokenizerjson.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <mutex>

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

constexpr qint64 kMaxFileBytes = 128LL * 1024 * 1024;

core::Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorCode::UtilsFile003, file.errorString());
    if (file.size() > kMaxFileBytes)
        return core::fail(ErrorCode::UtilsFile003,
            u"%1 bytes (expected %2 at most)"_s.arg(file.size()).arg(kMaxFileBytes));
    return file.read(kMaxFileBytes);
}

// Models of the Llama family begin every text unless their configuration says otherwise.
core::Result<SentencePieceOptions> readOptions(const QString &modelFile)
{
    const QString path = QFileInfo(modelFile).dir().filePath(u"tokenizer_config.json"_s);
    if (!QFileInfo::exists(path))
        return SentencePieceOptions{};
    const core::Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return core::fail(bytes.error().in(path));
    const core::Result<core::Json> json = core::readJson(*bytes);
    if (!json)
        return core::fail(ErrorCode::UtilsFile003, path + u": "_s + json.error().detail);
    const bool isLlama = (*json)[u"tokenizer_class"].toString().startsWith("Llama"_L1);
    return SentencePieceOptions{
        (*json)[u"add_bos_token"].toBool(isLlama), (*json)[u"add_eos_token"].toBool(false)};
}

core::Result<core::TokenizerPtr> loadFile(const QString &path)
{
    const core::Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return core::fail(bytes.error().in(path));
    core::Result<core::TokenizerPtr> loaded;
    if (path.endsWith(".json"_L1)) {
        loaded = readTokenizerJson(*bytes);
    } else {
        const core::Result<SentencePieceOptions> options = readOptions(path);
        if (!options)
            return core::fail(options.error());
        loaded = readSentencePiece(*bytes, *options);
    }
    if (!loaded)
        return core::fail(loaded.error().in(path));
    return loaded;
}

struct Kept
{
    std::once_flag once;
    core::Result<core::TokenizerPtr> loaded;
};

} // namespace

core::Result<core::TokenizerPtr> loadTokenizer(const QString &path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists())
        return core::fail(ErrorCode::UtilsFile002, u"%1: there is no such folder"_s.arg(path));
    if (info.isFile())
        return loadFile(path);
    for (const QString &name : {u"tokenizer.json"_s, u"tokenizer.model"_s}) {
        const QString file = QDir(path).filePath(name);
        if (QFileInfo(file).isFile())
            return loadFile(file);
    }
    return core::fail(ErrorCode::UtilsFile002,
        u"%1: there is neither tokenizer.json nor tokenizer.model"_s.arg(path));
}

core::TokenizerSource tokenizerSource(const QString &path)
{
    return [path, kept = std::make_shared<Kept>()] {
        std::call_once(kept->once, [&] { kept->loaded = loadTokenizer(path); });
        return kept->loaded;
    };
}

} // namespace aisb::tokens
