namespace Opik.Delivery;

/// <summary>Limits and times of the delivery engine; the defaults are those of a program in production.</summary>
internal sealed record DeliverySettings
{
    /// <summary>Items that may wait in memory.</summary>
    public int MaximalQueueSize { get; init; } = 100_000;

    /// <summary>Bytes that may wait in memory, as the items estimate themselves.</summary>
    public long MaximalQueueBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How long a first item waits for company before it is sent.</summary>
    public TimeSpan BatchDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most items of one request; the server accepts 1,000.</summary>
    public int BatchItems { get; init; } = 1000;

    /// <summary>A request is closed when its items have this size before compression; a larger item travels alone.</summary>
    public int BatchBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Passes that may wait in memory between the intake and the sender; more are spooled.</summary>
    public int WaitingPasses { get; init; } = 2;

    /// <summary>Longest wait of a flush that names none; null: until done.</summary>
    public TimeSpan? DefaultFlushTimeout { get; init; }

    /// <summary>How long messages of a kind are not even tried after the server refused the key.</summary>
    public TimeSpan UnauthorizedRetryInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>First wait after a failure of the server; doubled each time up to <see cref="PingInterval"/>.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How often a request is repeated that the server answered with 500, before its halves are tried.</summary>
    public int ServerErrorRetries { get; init; } = 2;

    /// <summary>Longest time between two questions whether the server is back.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long such a question may take.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Spooled requests sent in a row after an outage, before a rest of <see cref="ReplayDelay"/>.</summary>
    public int ReplayBatchSize { get; init; } = 50;

    /// <summary>Rest between runs of spooled requests; a flush skips it.</summary>
    public TimeSpan ReplayDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>What a process may take for sending when it ends without having been told to before.</summary>
    public TimeSpan ExitBudget { get; init; } = TimeSpan.FromSeconds(1.2);

    /// <summary>Longest drain of a disposal; what is left then is spooled.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Files uploaded at once.</summary>
    public int UploadWorkers { get; init; } = 16;

    /// <summary>Largest input and output of one object, MiB; 0 or less: no limit.</summary>
    public int MaximalPayloadMegabytes { get; init; } = 20;

    /// <summary>Whether base64 in payloads is uploaded as files.</summary>
    public bool ExtractsFiles { get; init; } = true;

    /// <summary>Shortest base64 text that is uploaded as a file, in characters.</summary>
    public int MinEmbeddedFileLength { get; init; } = 256_000;

    /// <summary>Folder of the spool; null: none, everything waits in memory.</summary>
    public string? SpoolFolder { get; init; }

    /// <summary>Most bytes on disk.</summary>
    public long MaximalSpoolBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>The settings a user chose.</summary>
    public static DeliverySettings From(OpikOptions options) => new()
    {
        MaximalQueueSize = Math.Max(1, options.MaximalQueueSize),
        DefaultFlushTimeout = options.DefaultFlushTimeout,
        UnauthorizedRetryInterval = options.UnauthorizedMessageTypeRetryInterval,
        PingInterval = options.ConnectionMonitorPingInterval,
        PingTimeout = options.ConnectionMonitorCheckTimeout,
        ReplayBatchSize = options.ReplayBatchSize,
        ReplayDelay = options.ReplayBatchReplayDelay,
        MaximalPayloadMegabytes = options.MaxPayloadSizeMb,
        ExtractsFiles = options.IsAttachmentExtractionActive,
        MinEmbeddedFileLength = options.MinBase64EmbeddedAttachmentSize,
        UploadWorkers = options.FileUploadBackgroundWorkers,
        SpoolFolder = Spool.SpoolFolder.DefaultPath,
    };
}
