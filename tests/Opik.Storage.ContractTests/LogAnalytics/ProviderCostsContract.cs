using Opik.Contracts;

namespace Opik.Storage.ContractTests.LogAnalytics;

/// <summary>Cost of the spans of a workspace by provider.</summary>
public abstract class ProviderCostsContract : StoreContract
{
    private static readonly DateTime End = LogData.Start.AddDays(1).AddMilliseconds(-1);

    [Fact]
    public async Task Costs_of_all_projects_are_added_up_by_the_provider_that_spans_name()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);
        await Store.SpanWrites.UpsertAsync(Scope, [Cost("OpenAI", 2, LogData.Start), Cost(null, 5, LogData.Start), Cost("openai", 7, LogData.Start.AddDays(-1))], Cancel);

        var day = await Store.ProviderCosts.SumAsync(Scope, LogData.Start, End, Cancel);

        Assert.Equal((9.2, 7.2, 2), (Math.Round(day.Usd["openai"], 6), Math.Round(day.Usd["anthropic"], 6), day.Usd.Count));
        Assert.False(day.Estimated);
    }

    [Fact]
    public async Task Among_many_projects_the_sums_come_from_roll_ups_and_stay_exact()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);
        await Store.SpanWrites.UpsertAsync(Scope, [.. Enumerable.Range(0, 2000).Select(i => Cost("openai", 1, LogData.Start.AddMinutes(i % 1440)))], Cancel);

        var day = await Store.ProviderCosts.SumAsync(Scope, LogData.Start, End, Cancel);
        var half = await Store.ProviderCosts.SumAsync(Scope, LogData.Start, LogData.Start.AddHours(12).AddMilliseconds(-1), Cancel);

        Assert.Equal((2007.2, 7.2), (Math.Round(day.Usd["openai"], 6), Math.Round(day.Usd["anthropic"], 6)));
        Assert.Equal(3.6, Math.Round(half.Usd["anthropic"], 6));
        Assert.False(day.Estimated);
    }

    [Fact]
    public async Task Without_spans_in_the_range_and_for_other_workspaces_there_is_nothing()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);

        Assert.Empty((await Store.ProviderCosts.SumAsync(Scope, LogData.Start.AddDays(3), End.AddDays(3), Cancel)).Usd);
        Assert.Empty((await Store.ProviderCosts.SumAsync(new Scope(NewId(), "stranger"), LogData.Start, End, Cancel)).Usd);
    }

    // In a project of its own.
    private Span Cost(string? provider, decimal cost, DateTime at) => NewSpan(NewId()) with
    {
        Id = UuidV7.Create(new DateTimeOffset(at)), ProjectId = NewId(), Type = SpanType.Llm, Provider = provider, StartTime = at, EndTime = at.AddSeconds(1), TotalEstimatedCost = cost, CostIsManual = true,
    };
}
