namespace Opik.Storage.ContractTests.LogAnalytics;

/// <summary>Percentiles by name and where a run lies.</summary>
public abstract class LogPercentilesContract : StoreContract
{
    [Theory]
    [InlineData(KpiEntity.Traces, "plan", 480)]
    [InlineData(KpiEntity.Spans, "issue_refund", 144)]
    public async Task Percentiles_are_those_of_the_runs_of_the_name(KpiEntity entity, string name, int count)
    {
        await new LogData(Store, Project).WriteAsync(Cancel);

        var found = await Store.LogPercentiles.ByNameAsync(Scope, Query(entity, name, "unknown"), Cancel);

        var one = Assert.Single(found);
        Assert.Equal((name, count, 1.0), (one.Name, one.Count, one.Sample));
        var step = LogData.Count / count;
        Assert.Equal(1 + (step * (count - 1) * 0.95), one.Duration!.P95, 6);
        Assert.Equal(new ValueQuantiles(0.01, 0.01, 0.01), one.Cost);
    }

    [Fact]
    public async Task The_range_holds()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);

        var found = await Store.LogPercentiles.ByNameAsync(Scope, Query(KpiEntity.Traces, "plan") with { To = LogData.Start.AddMinutes(29) }, Cancel);

        Assert.Equal(10, Assert.Single(found).Count);
    }

    [Fact]
    public async Task A_run_lies_above_those_that_take_less()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);

        var found = await Store.LogPercentiles.DistributionAsync(Scope, Query(KpiEntity.Traces, "plan"), duration: 361, cost: 0.02, Cancel);

        Assert.Equal(120.5 / 480, found.Duration!.Below!.Value, 6);
        Assert.Equal(1, found.Cost!.Below);
        Assert.Equal(480, found.Duration.Counts.Sum());
        Assert.Equal(found.Duration.Counts.Count + 1, found.Duration.Bounds.Count);
        Assert.InRange(361, found.Duration.Bounds[0], found.Duration.Bounds[^1]);
        Assert.InRange(0.02, found.Cost.Bounds[0], found.Cost.Bounds[^1] + 1e-9);
    }

    [Fact]
    public async Task A_name_without_runs_has_no_distribution()
    {
        var found = await Store.LogPercentiles.DistributionAsync(Scope, Query(KpiEntity.Spans, "nobody"), 1, 1, Cancel);

        Assert.Equal(new NameDistribution(0, 1, null, null), found);
    }

    private NameQuery Query(KpiEntity entity, params string[] names) => new(Project, entity, names, LogData.Start, LogData.Start.AddDays(1));
}
