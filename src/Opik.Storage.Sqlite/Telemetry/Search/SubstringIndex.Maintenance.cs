using System.Collections.Immutable;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <content>The background side: reading rows again, flushing, merging, sweeping.</content>
internal sealed partial class SubstringIndex
{
    private const int CatchUpRows = 512;

    private async Task LoopAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _wake.WaitAsync(_stop.Token).ConfigureAwait(false);
                await LoadAsync().ConfigureAwait(false);
                foreach (var kind in _kinds)
                    await CatchUpAsync(kind).ConfigureAwait(false);
                await FlushAsync(onlyWhenLarge: true).ConfigureAwait(false);
                await MergeAsync().ConfigureAwait(false);
                await SweepAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                // Whatever it is, the rows themselves are safe, and a loop that ended here would never be missed: it goes
                // on after a pause. Until then the index holds new rows in memory or gives up, and searches scan.
                Report(exception);
                await PauseAsync().ConfigureAwait(false);
                Wake();
            }
        }

        await FinishAsync().ConfigureAwait(false);
    }

    private void Report(Exception exception)
    {
        if (!_failing)
            _options.Failed?.Invoke(exception);
        _failing = true;
    }

    private async Task LoadAsync()
    {
        if (_loaded)
            return;
        var state = await SegmentState.LoadAsync(_database, _options.Folder).ConfigureAwait(false);
        await _database.WriteAsync(
            static _ => { },
            () =>
            {
                lock (_gate)
                {
                    _segments = [.. state.Segments];
                    _nextId = state.NextId;
                    _epoch = state.Epoch;
                    foreach (var kind in _kinds)
                        kind.Loaded(kind.Kind == ScoredEntity.Trace ? state.IndexedTraces : state.IndexedSpans);
                    _redoAll = false;
                    _loaded = true;
                }
            }).ConfigureAwait(false);
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(_options.RetryAfter, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the loop ends by itself.
        }
    }

    // A clean stop leaves nothing to be read again; one that cannot write leaves it to the next start.
    private async Task FinishAsync()
    {
        if (!_loaded)
            return;
        try
        {
            await FlushAsync(onlyWhenLarge: false).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Report(exception);
        }
    }

    private async Task CatchUpAsync(SubstringIndexKind kind)
    {
        if (kind.Complete)
            return;
        await AddAsync(kind, await ReadAsync(kind, RedoSql(kind), 0, int.MaxValue).ConfigureAwait(false), null).ConfigureAwait(false);
        var last = kind.Covered;
        while (true)
        {
            _stop.Token.ThrowIfCancellationRequested();
            var rows = await ReadAsync(kind, $"SELECT seq, data FROM {kind.Table} WHERE seq > ? ORDER BY seq LIMIT ?", last, CatchUpRows).ConfigureAwait(false);
            if (rows.Count == 0)
                break;
            last = rows[^1].Seq;
            await AddAsync(kind, rows, last).ConfigureAwait(false);
            await FlushAsync(onlyWhenLarge: true).ConfigureAwait(false);
        }

        // What was written during the last read was added by its own commit.
        await _database.WriteAsync(
            static _ => { },
            () =>
            {
                lock (_gate)
                    kind.Completed();
            }).ConfigureAwait(false);
    }

    private static string RedoSql(SubstringIndexKind kind) =>
        $"SELECT r.seq, p.data FROM search_redo r JOIN {kind.Table} p ON p.seq = r.seq WHERE r.kind = {(int)kind.Kind} AND r.seq > ? LIMIT ?";

    private Task<List<(long Seq, PayloadSignature Signature)>> ReadAsync(SubstringIndexKind kind, string sql, long after, int limit) =>
        _database.ReadAsync(
            session =>
            {
                var rows = new List<(long, PayloadSignature)>();
                var statement = session.Prepare(sql).Bind(1, after).Bind(2, (long)limit);
                while (statement.Step())
                    rows.Add((statement.Int64(0), _signatureOf(statement.Blob(1))));
                statement.Reset();
                return rows;
            },
            _stop.Token);

    // Through the writer, because only its thread adds rows.
    private Task AddAsync(SubstringIndexKind kind, List<(long Seq, PayloadSignature Signature)> rows, long? caughtUp) =>
        _database.WriteAsync(
            static _ => { },
            () =>
            {
                lock (_gate)
                {
                    foreach (var (seq, signature) in rows)
                        kind.Add(seq, signature);
                    if (caughtUp is { } last)
                        kind.CaughtUp(last);
                }
            });

    private async Task FlushAsync(bool onlyWhenLarge)
    {
        bool waiting;
        lock (_gate)
        {
            waiting = Array.Exists(_kinds, kind => kind.Flushing is not null);
            if (!waiting && (onlyWhenLarge ? !NeedsFlush() : _kinds.Sum(kind => kind.Active.Count) == 0))
                return;
        }

        if (!waiting)
            await CaptureAsync().ConfigureAwait(false);
        var epoch = _epoch;
        var written = _kinds.SelectMany(WriteSegments).ToList();
        await _database.WriteAsync(
            session =>
            {
                foreach (var segment in written)
                    SegmentCatalog.Add(session, segment.Entry);
                foreach (var kind in _kinds)
                    SegmentCatalog.SetIndexed(session, kind.Kind, kind.Capturing);
                if (Array.TrueForAll(_kinds, kind => kind.Complete))
                    SegmentCatalog.Forget(session, epoch);
            },
            () =>
            {
                lock (_gate)
                {
                    _segments = _segments.AddRange(written);
                    foreach (var kind in _kinds)
                        kind.Captured();
                    _failing = false;
                }
            }).ConfigureAwait(false);
    }

    private Task CaptureAsync() => _database.WriteAsync(
        _ =>
        {
            _redoAll = true;
            _epoch++;
        },
        () =>
        {
            lock (_gate)
            {
                foreach (var kind in _kinds)
                    kind.Capture();
                _redoAll = false;
            }
        });

    private IEnumerable<SignatureSegment> WriteSegments(SubstringIndexKind kind)
    {
        if (kind.Flushing is not { Count: > 0 } buffer)
            yield break;
        foreach (var group in buffer.Rows.ToArray().GroupBy(row => row.Signature.Width))
            yield return Opened(SegmentWriter.Write(_options.Folder, _nextId++, kind.Kind, group.Key, [.. group]));
    }

    private SignatureSegment Opened(SegmentEntry entry)
    {
        var path = SegmentWriter.PathOf(_options.Folder, entry.Id);
        return SignatureSegment.Open(entry, path) ?? throw new IOException($"The index file {path} cannot be read back.");
    }

    private async Task MergeAsync()
    {
        while (NextMerge() is { } old)
        {
            var merged = Opened(SegmentWriter.Merge(_options.Folder, _nextId++, old));
            await _database.WriteAsync(
                session =>
                {
                    SegmentCatalog.Add(session, merged.Entry);
                    foreach (var segment in old)
                        SegmentCatalog.Remove(session, segment.Entry.Id);
                },
                () => Replace(old, merged)).ConfigureAwait(false);
            DeleteFiles(old);
        }
    }

    private void Replace(IReadOnlyList<SignatureSegment> old, SignatureSegment? replacement)
    {
        lock (_gate)
        {
            _segments = _segments.RemoveRange(old);
            if (replacement is not null)
                _segments = _segments.Add(replacement);
            _retired.AddRange(old);
            if (_searches == 0)
                DisposeRetired();
        }
    }

    // Not on the writer's thread: large files take their time. What a crash leaves of them is removed at the next start.
    private static void DeleteFiles(IReadOnlyList<SignatureSegment> segments)
    {
        foreach (var segment in segments)
            File.Delete(segment.Path);
    }

    // Segments of about one size (same power of the merge factor) are merged when enough of them are there.
    private IReadOnlyList<SignatureSegment>? NextMerge() =>
        _segments
            .Where(segment => segment.Entry.Bytes * _options.MergeFactor <= _options.MergeLimitBytes)
            .GroupBy(segment => (segment.Entry.Kind, segment.Entry.Width, Level: (int)Math.Log(segment.Entry.Bytes, _options.MergeFactor)))
            .Where(group => group.Count() >= _options.MergeFactor)
            .Select(group => group.Take(_options.MergeFactor).ToList())
            .FirstOrDefault();
}
