namespace Opik.Storage.Sqlite;

/// <summary>Cost by provider, from the roll-ups of every project; a project with few spans in the range is added up span by span.</summary>
internal sealed class SqliteProviderCosts(SqliteTelemetry telemetry) : IProviderCosts
{
    // Some 200 ms in all, however many projects there are: beyond its share a project is read from roll-ups, and sampled only
    // while these are being built.
    private const int RowsOfAll = 40_000;
    private const int FewestRows = 20;
    private const int MostRows = 10_000;

    /// <inheritdoc />
    public Task<ProviderCosts> SumAsync(Scope scope, DateTime from, DateTime to, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var projects = StoredProject.Of(telemetry, session, scope);
                var limit = Math.Clamp(RowsOfAll / Math.Max(1, projects.Count), FewestRows, MostRows);
                var cells = new CellSource(session, telemetry.Terms, cancellationToken, limit, limit);
                var (usd, estimated) = (new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase), false);
                foreach (var project in projects)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var table = cells.Read(project.Spans(from, to), MetricBuckets.Single, new MetricBreakdown(BreakdownField.Provider, null, null));
                    estimated |= table.Precision.Estimated;
                    foreach (var (provider, sums) in table.Groups)
                    {
                        if (provider is not (MetricBreakdown.Unknown or MetricBreakdown.Others) && sums[0] is { } sum)
                            usd[provider] = usd.GetValueOrDefault(provider) + sum.CostUsd;
                    }
                }

                return new ProviderCosts(usd, estimated);
            },
            cancellationToken);
}
