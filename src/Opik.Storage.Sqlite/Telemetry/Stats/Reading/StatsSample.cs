namespace Opik.Storage.Sqlite;

/// <summary>Cuts a request down to as many rows as can be read; its <see cref="StatsRequest.Stride"/> says what each stands for.</summary>
internal static class StatsSample
{
    /// <summary>The request itself while its rows are few, else one of a sample.</summary>
    /// <param name="session">The reader.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="windows">The ranges that are read.</param>
    /// <param name="rows">Rows at most, about.</param>
    public static StatsRequest Of(SqliteSession session, StatsRequest request, IEnumerable<StatsWindow> windows, int rows)
    {
        if (request.Entity == StatsEntity.Thread)
            return ThreadSample.Of(session, request);
        if (request.Selection is RowSelection selection)
        {
            var (found, stride) = selection.Sample(session, rows, Math.Min(rows, LogCells.MostPayloads));
            return request with { Selection = found, Stride = stride };
        }

        return request with { Stride = RowSample.Stride(windows.Sum(window => IndexCounts.Rows(session, request, window)), rows) };
    }
}
