using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// The embedded telemetry store: traces, spans and what belongs to them in one file, <c>telemetry.db</c>. Opened once
/// per process; its members are safe to use concurrently.
/// </summary>
public sealed partial class SqliteTelemetry : ITelemetryChanges, IAsyncDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "telemetry.db";

    private const string SearchFolder = "search";

    private readonly SubstringIndex _search;
    private int _disposed;

    private SqliteTelemetry(SqliteTelemetryOptions options, SqliteDatabase database)
    {
        Database = database;
        Clock = options.Clock;
        Cost = options.Cost;
        Rollups = new RollupObserver(Clock, new RollupStore(), Projects);
        RowObservers = [Rollups];
        database.Deferred = Rollups;
        _search = SubstringIndex.Start(database, new SubstringIndexOptions { Folder = Path.Combine(options.Directory, SearchFolder), Failed = options.SearchFailed }, SignatureOf);
        PayloadObservers = [_search];
        TraceWrites = new SqliteTraceWrites(this);
        SpanWrites = new SqliteSpanWrites(this);
        ThreadWrites = new SqliteThreadWrites(this);
        FeedbackScores = new SqliteFeedbackScores(this);
        Comments = new SqliteComments(this);
        GuardrailResults = new SqliteGuardrailResults(this);
        AssertionResults = new SqliteAssertionResults(this);
    }

    /// <inheritdoc />
    public event Action<TelemetryChange>? Changed;

    /// <summary>The file.</summary>
    public SqliteDatabase Database { get; }

    /// <summary>Writes of traces.</summary>
    public ITraceWrites TraceWrites { get; }

    /// <summary>Writes of spans.</summary>
    public ISpanWrites SpanWrites { get; }

    /// <summary>Writes of threads.</summary>
    public IThreadWrites ThreadWrites { get; }

    /// <summary>Feedback scores.</summary>
    public IFeedbackScores FeedbackScores { get; }

    /// <summary>Comments.</summary>
    public IComments Comments { get; }

    /// <summary>Guardrail results.</summary>
    public IGuardrailResults GuardrailResults { get; }

    /// <summary>Results of test-suite assertions.</summary>
    public IAssertionResults AssertionResults { get; }

    /// <summary>Interned texts: names, models, providers, environments, users.</summary>
    internal TermTable Terms { get; } = new();

    /// <summary>Small numbers of workspaces and projects.</summary>
    internal ProjectKeys Projects { get; } = new();

    /// <summary>Server time.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>Computes costs that clients did not send.</summary>
    internal ISpanCost? Cost { get; }

    /// <summary>What is derived from rows in the transaction that writes them, in order.</summary>
    internal IReadOnlyList<IRowObserver> RowObservers { get; }

    /// <summary>Who hears of written payloads.</summary>
    internal IReadOnlyList<IPayloadObserver> PayloadObservers { get; }

    /// <summary>Narrows searches in payloads.</summary>
    internal ISubstringIndex Search => _search;

    /// <summary>Counts changed rows; runs when rows and trace totals of a write are in their final state.</summary>
    internal RollupObserver Rollups { get; }

    /// <summary>Opens or creates the store and brings its schema up to date.</summary>
    /// <exception cref="SqliteException">The file is not a database, is damaged, or cannot be opened.</exception>
    /// <exception cref="InvalidOperationException">The file was written by a newer version.</exception>
    public static SqliteTelemetry Open(SqliteTelemetryOptions options)
    {
        Directory.CreateDirectory(options.Directory);
        var database = SqliteDatabase.Open(new SqliteDatabaseOptions
        {
            Path = Path.Combine(options.Directory, FileName),
            Migrations = SqliteMigration.FromResources("Telemetry.Migrations"),
            WriterCacheKibibytes = options.WriterCacheKibibytes,
            Readers = options.Readers,
            QueueLimit = options.QueueLimit,
        });
        return new SqliteTelemetry(options, database);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // A container that hands out the store under several interfaces disposes it once for each.
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _search.DisposeAsync().ConfigureAwait(false);
        await Database.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Runs <paramref name="work"/> on the writer; observers see its changes in the same transaction, listeners after
    /// the commit. Completes when the commit is on disk.
    /// </summary>
    internal Task<T> WriteAsync<T>(Scope scope, Func<TelemetryWrite, T> work, CancellationToken cancellationToken)
    {
        TelemetryWrite? write = null;
        return Database.WriteAsync(
            session =>
            {
                write = new TelemetryWrite(this, session, scope);
                var result = work(write);
                write.Derive();
                return result;
            },
            _ => write!.Committed(),
            cancellationToken);
    }

    /// <summary>Like <see cref="WriteAsync{T}"/> for work without a result.</summary>
    internal Task WriteAsync(Scope scope, Action<TelemetryWrite> work, CancellationToken cancellationToken) =>
        WriteAsync(
            scope,
            write =>
            {
                work(write);
                return true;
            },
            cancellationToken);

    private static PayloadSignature SignatureOf(ReadOnlySpan<byte> blob)
    {
        var payload = PayloadCodec.Decode(blob, PayloadParts.Input | PayloadParts.Output | PayloadParts.Metadata);
        return PayloadSignature.Compute(payload.Input, payload.Output, payload.Metadata);
    }

    /// <summary>Server time, microseconds since 1970.</summary>
    internal long Now => SqliteTime.ToMicroseconds(Clock.GetUtcNow().UtcDateTime);

    internal void Raise(in TelemetryChange change) => Changed?.Invoke(change);
}
