// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1String>

#include <optional>
#include <span>

namespace aisb::core {

// Every error the program can show, named after its printed code: UtilsCfg002 is "UTILS-CFG-002".
// Source: spec/workflow.md 10 and spec/models.md 20. Order follows the modules there.
enum class ErrorCode
{
    TmanCfg001,
    TmanCfg002,
    TmanCfg003,
    TmanCmd001,
    TmanCmd002,
    TmanUnk001,
    PartiFile001,
    PartiUnk001,
    SummFile001,
    SummMtrc001,
    SummType001,
    SummUnk001,
    RunnerTask001,
    RunnerUnk001,
    TaskUnk001,
    TinferImpl001,
    TinferParam001,
    TinferParam002,
    TinferParam004,
    TinferParam005,
    TinferParam006,
    TinferRuntime001,
    TinferUnk001,
    TevalParam001,
    TevalUnk001,
    SwebData001,
    SwebData002,
    SwebData003,
    SwebDependency001,
    SwebDependency002,
    SwebFile001,
    SwebFile002,
    SwebFile003,
    SwebParam001,
    SwebParam002,
    SwebRuntime001,
    SwebRuntime002,
    SwebUnk001,
    SwebpData001,
    SwebpData002,
    SwebpData003,
    SwebpDependency001,
    SwebpDependency002,
    SwebpFile001,
    SwebpFile002,
    SwebpFile003,
    SwebpParam001,
    SwebpParam002,
    SwebpRuntime001,
    SwebpRuntime002,
    SwebpUnk001,
    TmonUnk001,
    TsmanUnk001,
    IcliFile001,
    IcliFile002,
    IcliImpl004,
    IcliImpl006,
    IcliImpl008,
    IcliImpl010,
    IcliParam001,
    IcliParam002,
    IcliParam003,
    IcliParam004,
    IcliParam006,
    IcliParam007,
    IcliRuntime001,
    IcliUnk001,
    IcleData002,
    IcleUnk001,
    IclrImpl002,
    IclrImpl003,
    IclrParam001,
    IclrParam002,
    IclrParam003,
    IclrParam004,
    IclrType001,
    IclrType002,
    IclrUnk001,
    DsetCfg001,
    DsetData002,
    DsetData005,
    DsetData006,
    DsetDependency002,
    DsetFile001,
    DsetMtrc001,
    DsetMtrc003,
    DsetParam002,
    DsetParam004,
    DsetParam005,
    DsetUnk001,
    ModelCfg001,
    ModelData001,
    ModelData002,
    ModelData003,
    ModelImpl001,
    ModelImpl002,
    ModelMod001,
    ModelParam002,
    ModelParam003,
    ModelParam004,
    ModelParam005,
    ModelType001,
    ModelType002,
    ModelType003,
    ModelType004,
    ModelUnk001,
    CalcData001,
    CalcData002,
    CalcFile001,
    CalcMtrc001,
    CalcUnk001,
    UtilsCfg001,
    UtilsCfg002,
    UtilsCfg003,
    UtilsCfg004,
    UtilsCfg008,
    UtilsDependency001,
    UtilsFile002,
    UtilsFile003,
    UtilsFile004,
    UtilsMatch001,
    UtilsParam001,
    UtilsParam002,
    UtilsParam003,
    UtilsParam004,
    UtilsParam005,
    UtilsParam006,
    UtilsParam007,
    UtilsParam008,
    UtilsType001,
    UtilsType002,
    UtilsType003,
    UtilsType004,
    UtilsType005,
    UtilsType006,
    UtilsType007,
    UtilsType008,
    UtilsType009,
    UtilsType010,
    UtilsUnk001,
    UnkUnk001,
};

// What code branches on; the codes are for people.
enum class ErrorKind
{
    BadInput,
    NotFound,
    Format,
    Network,
    Storage,
    Cancelled,
    Unsupported,
    Bug,
};

// One card of the error help. All texts are English, plain, without a final stop.
struct ErrorEntry
{
    ErrorCode code;
    ErrorKind kind;
    QLatin1String id; // "UTILS-CFG-002"
    QLatin1String headline;
    QLatin1String cause; // may be empty
    QLatin1String cure;
};

// All entries, in the order of ErrorCode.
[[nodiscard]] std::span<const ErrorEntry> errorCatalogue();
[[nodiscard]] const ErrorEntry &entryOf(ErrorCode code);
// The entry whose printed code is id, letter case ignored.
[[nodiscard]] std::optional<ErrorCode> errorCodeFromId(QLatin1String id);

} // namespace aisb::core
