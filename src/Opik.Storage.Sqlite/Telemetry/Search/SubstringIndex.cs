using System.Collections.Immutable;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Substring search over payloads: signatures of new rows in memory, older ones in segment files. A committed row is
/// found at once; after a crash the rows that were only in memory are read again. Design and measurements: docs/adr/0003.
/// </summary>
internal sealed partial class SubstringIndex : ISubstringIndex, IPayloadObserver, IAsyncDisposable
{
    private static readonly PayloadParts[] Parts = [PayloadParts.Input, PayloadParts.Output, PayloadParts.Metadata];

    private readonly SqliteDatabase _database;
    private readonly SubstringIndexOptions _options;
    private readonly SignatureReader _signatureOf;
    private readonly SubstringIndexKind[] _kinds = [new(ScoredEntity.Trace), new(ScoredEntity.Span)];
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wake = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<SignatureSegment> _retired = [];
    private readonly Task _loop;
    private ImmutableList<SignatureSegment> _segments = [];
    private int _searches;
    private long _epoch;
    private long _nextId;
    private bool _loaded;
    private bool _failing;

    // Until the files are open nobody knows which rows they hold.
    private bool _redoAll = true;

    private SubstringIndex(SqliteDatabase database, SubstringIndexOptions options, SignatureReader signatureOf)
    {
        _database = database;
        _options = options;
        _signatureOf = signatureOf;
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Turns a stored payload blob into its signature.</summary>
    public delegate PayloadSignature SignatureReader(ReadOnlySpan<byte> payload);

    /// <summary>
    /// True when every row is in the index; false while rows from before the start are still read, or when the index
    /// gave up because its files could not be written.
    /// </summary>
    public bool IsComplete
    {
        get
        {
            lock (_gate)
                return _kinds.All(kind => kind.Complete);
        }
    }

    /// <summary>
    /// Starts the index of a database; it can narrow as soon as its files are open and the rows that were only in memory
    /// at the last stop are read again. Damaged or missing files make it start over.
    /// </summary>
    public static SubstringIndex Start(SqliteDatabase database, SubstringIndexOptions options, SignatureReader signatureOf)
    {
        Directory.CreateDirectory(options.Folder);
        return new SubstringIndex(database, options, signatureOf);
    }

    /// <inheritdoc />
    public bool TryFind(ScoredEntity kind, PayloadParts fields, string needle, out SeqBitmap candidates)
    {
        var needles = Array.FindAll(Parts, part => fields.HasFlag(part)).Select(part => PayloadSignature.Hashes(needle, part)).ToArray();
        if (!Array.Exists(needles, hashes => hashes.Length == 0))
            return TryFind(kind, needles, out candidates);
        candidates = new SeqBitmap();
        return false;
    }

    /// <inheritdoc />
    public bool TryFindAttribute(ScoredEntity kind, string path, string value, out SeqBitmap candidates) =>
        TryFind(kind, [[.. AttributeHashes.Of(path, value), .. PayloadSignature.Hashes(JsonPath.TrimNumber(value), PayloadParts.Metadata)]], out candidates);

    // A row that has all hashes of one of the needles.
    private bool TryFind(ScoredEntity kind, uint[][] needles, out SeqBitmap candidates)
    {
        candidates = new SeqBitmap();
        var state = Of(kind);
        ImmutableList<SignatureSegment> segments;
        SignatureBuffer active;
        SignatureBuffer? flushing;
        lock (_gate)
        {
            if (!state.Complete)
                return false;
            segments = _segments;
            active = state.Active;
            flushing = state.Flushing;
            _searches++;
        }

        try
        {
            foreach (var hashes in needles)
            {
                active.Find(hashes, candidates);
                flushing?.Find(hashes, candidates);
                foreach (var segment in segments)
                {
                    if (segment.Entry.Kind == kind)
                        segment.Find(hashes, candidates);
                }
            }

            return true;
        }
        finally
        {
            lock (_gate)
            {
                if (--_searches == 0)
                    DisposeRetired();
            }
        }
    }

    /// <inheritdoc />
    public void Writing(SqliteSession session, IReadOnlyList<PayloadRow> rows)
    {
        foreach (var row in rows)
        {
            // While a capture waits for its commit, nobody can say yet on which side of it a row will fall.
            if (_redoAll || row.Seq <= Of(row.Kind).Capturing)
                SegmentCatalog.Redo(session, row.Kind, row.Seq, _epoch);
        }
    }

    /// <inheritdoc />
    public void Committed(IReadOnlyList<PayloadRow> rows)
    {
        lock (_gate)
        {
            foreach (var row in rows)
                Of(row.Kind).Add(row.Seq, row.Signature);
            if (_kinds.Sum(kind => kind.Active.Bytes + (kind.Flushing?.Bytes ?? 0)) > _options.LimitBytes)
                GiveUp();
            else if (!NeedsFlush())
                return;
        }

        Wake();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        lock (_gate)
        {
            _retired.AddRange(_segments);
            _segments = [];
            DisposeRetired();
        }

        _stop.Dispose();
        _wake.Dispose();
    }

    private SubstringIndexKind Of(ScoredEntity kind) => _kinds[kind == ScoredEntity.Trace ? 0 : 1];

    private bool NeedsFlush() =>
        _kinds.Sum(kind => kind.Active.Count) >= _options.FlushRows || _kinds.Sum(kind => kind.Active.Bytes) >= _options.FlushBytes;

    private void GiveUp()
    {
        foreach (var kind in _kinds)
            kind.GiveUp();
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_wake.CurrentCount == 0)
                _wake.Release();
        }
    }

    // Called under the lock while no search runs: a search may still read from a segment that a merge has replaced.
    private void DisposeRetired()
    {
        foreach (var segment in _retired)
            segment.Dispose();
        _retired.Clear();
    }
}
