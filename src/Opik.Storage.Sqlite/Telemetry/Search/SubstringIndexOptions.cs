namespace Opik.Storage.Sqlite;

/// <summary>Sizes of the substring index.</summary>
internal sealed record SubstringIndexOptions
{
    /// <summary>Folder of the segment files.</summary>
    public required string Folder { get; init; }

    /// <summary>Rows in memory that make a flush start. Default 8,192: after a crash at most about that many are read again.</summary>
    public int FlushRows { get; init; } = 8192;

    /// <summary>Bytes of signatures in memory that make a flush start. Default 16 MiB.</summary>
    public long FlushBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of signatures in memory at which the index gives up and reads the rows again later. Default 64 MiB.</summary>
    public long LimitBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Segments of one size that are merged into one. Default 8.</summary>
    public int MergeFactor { get; init; } = 8;

    /// <summary>Size above which a segment is not merged any more. Default 32 MiB.</summary>
    public long MergeLimitBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Deleted rows after which segments are looked through for their space. Default 8,192.</summary>
    public int SweepRows { get; init; } = 8192;

    /// <summary>Pause after a failed flush (disk full). Default 10 s.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Told of the first of a row of failures to write or read the files; searches go on without the index.</summary>
    public Action<Exception>? Failed { get; init; }
}
