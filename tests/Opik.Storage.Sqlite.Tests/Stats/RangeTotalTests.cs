using Opik.Contracts;
using Opik.Testing;
using Xunit;

namespace Opik.Storage.Sqlite.Tests.Stats;

/// <summary>The total of a list over a range of time: whole hours come from roll-ups, what the range cuts from the index.</summary>
public sealed class RangeTotalTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Is_the_number_of_rows_in_the_range_whatever_the_range_cuts(int seed)
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
        await new RandomWrites(telemetry, seed).RunAsync(400);
        var random = new Random(seed);
        var project = RandomWrites.Projects[0];
        var (traces, spans) = (await TracesAsync(telemetry, project, null, null), await SpansAsync(telemetry, project, null, null));

        for (var i = 0; i < 60; i++)
        {
            var from = random.Next(6) == 0 ? (DateTime?)null : Moment(random);
            var to = random.Next(4) == 0 ? (DateTime?)null : Moment(random);
            bool Inside(Guid id) => UuidV7.UnixMilliseconds(id) is var at && (from is null || at >= Ms(from.Value)) && (to is null || at <= Ms(to.Value));

            Assert.Equal(traces.Ids.Count(Inside), (await TracesAsync(telemetry, project, from, to)).Total);
            Assert.Equal(spans.Ids.Count(Inside), (await SpansAsync(telemetry, project, from, to)).Total);
        }

        Assert.NotEmpty(traces.Ids);
        Assert.NotEmpty(spans.Ids);
    }

    // Also whole hours, which no edge is left of.
    private static DateTime Moment(Random random) =>
        random.Next(3) == 0 ? Start.AddHours(random.Next(-1, 7)) : Start.AddMilliseconds(random.NextInt64((long)TimeSpan.FromHours(6).TotalMilliseconds));

    private static long Ms(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();

    private static async Task<(IReadOnlyList<Guid> Ids, long Total)> TracesAsync(SqliteTelemetry telemetry, Guid project, DateTime? from, DateTime? to)
    {
        var page = await telemetry.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = project, FromTime = from, ToTime = to, Size = 100_000, Payload = PayloadParts.None }, default);
        return ([.. page.Content.Select(view => view.Trace.Id)], page.Total);
    }

    private static async Task<(IReadOnlyList<Guid> Ids, long Total)> SpansAsync(SqliteTelemetry telemetry, Guid project, DateTime? from, DateTime? to)
    {
        var page = await telemetry.SpanReads.FindAsync(Scope.Default, new SpanQuery { ProjectId = project, FromTime = from, ToTime = to, Size = 100_000, Payload = PayloadParts.None }, default);
        return ([.. page.Content.Select(view => view.Span.Id)], page.Total);
    }
}
