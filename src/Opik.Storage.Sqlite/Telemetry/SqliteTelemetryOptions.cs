using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>How the embedded telemetry store is opened.</summary>
public sealed record SqliteTelemetryOptions
{
    /// <summary>Folder that holds <c>telemetry.db</c>; made when absent.</summary>
    public required string Directory { get; init; }

    /// <summary>Computes the cost of spans whose client sent none; null: no cost is computed.</summary>
    public ISpanCost? Cost { get; init; }

    /// <summary>Server time: versions of rows whose client sent none, audit columns, thread activity.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Page cache of the writer, KiB. Default 64 MiB.</summary>
    public int WriterCacheKibibytes { get; init; } = 64 * 1024;

    /// <summary>Reads at a time. Default 8.</summary>
    public int Readers { get; init; } = 8;

    /// <summary>Writes waiting for the writer before further ones are refused. Default 4096.</summary>
    public int QueueLimit { get; init; } = 4096;

    /// <summary>Told when the files of the substring index cannot be written or read; searches go on, slower.</summary>
    public Action<Exception>? SearchFailed { get; init; }
}
