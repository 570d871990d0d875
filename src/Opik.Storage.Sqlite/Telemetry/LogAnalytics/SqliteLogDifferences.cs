using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Compares a part of a list with the rest, on samples of both.</summary>
internal sealed class SqliteLogDifferences(SqliteTelemetry telemetry) : ILogDifferences
{
    private const int MostRows = 8_000;

    // Fewer rows than this with a value say nothing.
    private const int FewestRows = 5;
    private const double FalseDiscoveries = 0.01;

    /// <inheritdoc />
    public Task<LogDifferences> CompareAsync(Scope scope, LogSelection selection, int limit, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var requests = new StatsRequests(telemetry, session, scope);
                if (requests.Of(selection.Logs) is not { } all || requests.Of(selection.Part) is not { } part)
                    return new LogDifferences(0, 0, 0, false, []);
                var rows = new FieldRows(session, cancellationToken);
                var columns = LogFeatures.Columns(all.Entity);
                var (selected, rest) = (new LogFeatures(session, telemetry.Terms, all.Entity), new LogFeatures(session, telemetry.Terms, all.Entity));
                var seqs = new HashSet<long>();
                var stride = rows.Visit(part, MostRows, columns, (row, _) =>
                {
                    seqs.Add(row.Int64(0));
                    selected.Add(row);
                });
                // A sample of the whole with a multiple of the stride: what of it lies in the part is in the part's sample too.
                var others = rows.Visit(
                    all, MostRows, columns,
                    (row, _) =>
                    {
                        if (!seqs.Contains(row.Int64(0)))
                            rest.Add(row);
                    },
                    stride);
                selected.Complete(cancellationToken);
                rest.Complete(cancellationToken);
                var given = selection.Filters.Where(clause => clause.Operator is FilterOperator.Equal or FilterOperator.In).Select(clause => clause.Field).ToHashSet(StringComparer.Ordinal);
                var (compared, values) = Rank(selected, rest, given, limit);
                return new LogDifferences(selected.Rows, rest.Rows, compared, stride > 1 || others > 1, values);
            },
            cancellationToken);

    // Values of a field that the part was chosen by would only say so.
    private static (int Compared, IReadOnlyList<LogDifference> Values) Rank(LogFeatures selected, LogFeatures rest, HashSet<string> given, int limit)
    {
        var tested = new List<(LogDifference Difference, double AtLeast)>();
        foreach (var (value, count) in selected.Counts)
        {
            var (rows, others, other) = (selected.RowsOf(value.Field), rest.RowsOf(value.Field), rest.Counts.GetValueOrDefault(value));
            if (count < FewestRows || others == 0 || given.Contains(value.Field))
                continue;
            var (share, otherShare) = ((double)count / rows, (double)other / others);
            if (share <= otherShare)
                continue;
            var lift = share / (other > 0 ? otherShare : 0.5 / others);
            var error = Math.Sqrt((share * (1 - share) / rows) + (otherShare * (1 - otherShare) / others));
            tested.Add((new LogDifference(value.Field, value.Key, value.Value, share, otherShare, lift, GTest.P(count, rows, other, others)), share - otherShare - (1.96 * error)));
        }

        var threshold = GTest.Threshold(tested.Select(one => one.Difference.P), FalseDiscoveries);
        return (tested.Count,
        [
            .. tested.Where(one => one.Difference.P <= threshold && one.AtLeast > 0)
                .OrderByDescending(one => one.AtLeast).ThenByDescending(one => one.Difference.Lift).ThenBy(one => one.Difference.Value, StringComparer.Ordinal)
                .Take(limit).Select(one => one.Difference),
        ]);
    }
}
