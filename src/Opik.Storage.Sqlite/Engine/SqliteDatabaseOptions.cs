namespace Opik.Storage.Sqlite;

/// <summary>How one database file is opened.</summary>
public sealed record SqliteDatabaseOptions
{
    /// <summary>The file; its folder must exist.</summary>
    public required string Path { get; init; }

    /// <summary>Schema, in order.</summary>
    public required IReadOnlyList<SqliteMigration> Migrations { get; init; }

    /// <summary>Page cache of the writer, KiB. Default 64 MiB.</summary>
    public int WriterCacheKibibytes { get; init; } = 64 * 1024;

    /// <summary>Page cache of each reader, KiB. Default 16 MiB.</summary>
    public int ReaderCacheKibibytes { get; init; } = 16 * 1024;

    /// <summary>Reads at a time; further ones wait. Default 8.</summary>
    public int Readers { get; init; } = 8;

    /// <summary>Writes waiting for the writer; beyond it a write fails with <see cref="StoreUnavailableException"/>. Default 4096.</summary>
    public int QueueLimit { get; init; } = 4096;

    /// <summary>Writes that share a commit at most. Default 256.</summary>
    public int GroupLimit { get; init; } = 256;

    /// <summary>Time after which a group is committed although more writes wait. Default 100 ms.</summary>
    public TimeSpan GroupTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Time that a commit waits for callers which wrote in the one before. Default 300 µs; a single caller never waits.</summary>
    public TimeSpan LingerTime { get; init; } = TimeSpan.FromMicroseconds(300);

    /// <summary>Size of the write-ahead log that makes the checkpointer run. Default 16 MiB.</summary>
    public long CheckpointBytes { get; init; } = 16 * 1024 * 1024;
}
