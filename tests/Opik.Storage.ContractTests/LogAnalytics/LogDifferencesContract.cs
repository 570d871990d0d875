using Opik.Contracts;

namespace Opik.Storage.ContractTests.LogAnalytics;

/// <summary>What distinguishes a part of logs from the rest.</summary>
public abstract class LogDifferencesContract : StoreContract
{
    private static readonly FilterClause Failed = new("error_info", FilterFieldType.ErrorContainer, FilterOperator.IsNotEmpty, null, "");

    [Fact]
    public async Task Failed_traces_are_told_by_their_span_environment_and_model()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var found = await Store.LogDifferences.CompareAsync(Scope, new LogSelection(data.Query(), [Failed], null, null), 20, Cancel);

        Assert.Equal((144, 1296, false), (found.Selected, found.Rest, found.Sampled));
        Assert.Equal(["error_type", "failed_span"], found.Values.Take(2).Select(value => value.Field).Order());
        Assert.Contains(found.Values, value => value is { Field: "environment", Value: "production", Selected: 1 } && Math.Abs(value.Rest - (576 / 1296.0)) < 1e-9 && value.P < 1e-9);
        Assert.Contains(found.Values, value => value is { Field: "model", Value: "gpt-5-mini", Selected: 1 });
        Assert.DoesNotContain(found.Values, value => value.Field is "name" or "metadata");
    }

    [Fact]
    public async Task A_part_of_the_time_is_told_by_the_release_that_ran()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var found = await Store.LogDifferences.CompareAsync(Scope, new LogSelection(data.Query(), [], LogData.Start.AddHours(12), null), 20, Cancel);

        var release = Assert.Single(found.Values);
        Assert.Equal(("metadata", "release", "r1", 1.0, 0.0), (release.Field, release.Key, release.Value, release.Selected, release.Rest));
        Assert.True(release.Lift > 100);
    }

    [Fact]
    public async Task A_part_like_the_rest_is_told_by_nothing()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var found = await Store.LogDifferences.CompareAsync(Scope, new LogSelection(data.Query(), [], LogData.Start.AddHours(2), LogData.Start.AddHours(6)), 20, Cancel);

        Assert.Equal(["metadata"], found.Values.Select(value => value.Field).Distinct());
        Assert.True(found.Compared > 1);
    }

    [Fact]
    public async Task Spans_are_compared_by_their_own_fields()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);
        var openai = new FilterClause("provider", FilterFieldType.String, FilterOperator.Equal, null, "openai");

        var found = await Store.LogDifferences.CompareAsync(Scope, new LogSelection(data.Query(KpiEntity.Spans), [openai], null, null), 20, Cancel);

        Assert.Equal("gpt-5-mini", found.Values[0].Value);
        Assert.DoesNotContain(found.Values, value => value.Field == "provider");
    }
}
