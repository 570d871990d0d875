namespace Opik.Storage.Sqlite;

/// <summary>Cuts a request of threads down to as many as can be read, each with all its traces.</summary>
internal static class ThreadSample
{
    private const int MostThreads = 3_000;

    /// <summary>The request itself while threads are few, else one of a sample.</summary>
    public static StatsRequest Of(SqliteSession session, StatsRequest request)
    {
        // What reaches into the range was written in it, or by a clock that is a day off at most.
        var since = Math.Max(0, request.Window.From - (24 * StatsWindow.Hour)) * 1000;
        var count = session.Prepare("SELECT count(*) FROM thread INDEXED BY thread_recent WHERE project = ?1 AND last_updated_at >= ?2").Bind(1, request.Project).Bind(2, since);
        count.Step();
        var stride = RowSample.Stride(count.Int64(0), MostThreads);
        count.Reset();
        return stride == 1 ? request : request with { Stride = stride, ThreadsSince = since };
    }
}
