using Opik.Contracts;

namespace Opik.Storage.ContractTests.LogAnalytics;

/// <summary>Values of fields with their counts.</summary>
public abstract class LogValuesContract : StoreContract
{
    [Theory]
    [InlineData("name", "answer:960 plan:480")]
    [InlineData("tags", "refund:720 vip:360")]
    [InlineData("environment", "production:720 staging:720")]
    [InlineData("source", "sdk:1152 playground:288")]
    [InlineData("error_type", "Timeout:144")]
    [InlineData("metadata", "deep:1440 release:1440")]
    public async Task Values_of_traces_come_with_their_counts(string field, string expected)
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var values = await ValuesAsync(data.Query(), field);

        Assert.Equal(expected, Text(values));
        Assert.True(values.Complete);
        Assert.False(values.Precision.Estimated);
    }

    [Theory]
    [InlineData("model", "claude-sonnet-4-5:720 gpt-5-mini:720")]
    [InlineData("provider", "anthropic:720 openai:720")]
    [InlineData("type", "llm:1440")]
    [InlineData("name", "compose:1296 issue_refund:144")]
    public async Task Values_of_spans_come_with_their_counts(string field, string expected)
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        Assert.Equal(expected, Text(await ValuesAsync(data.Query(KpiEntity.Spans), field)));
    }

    [Fact]
    public async Task Range_and_filters_hold()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);
        var vip = new FilterClause("tags", FilterFieldType.List, FilterOperator.Contains, null, "vip");
        var firstHour = data.Query() with { To = LogData.Start.AddMinutes(59) };

        Assert.Equal("answer:40 plan:20", Text(await ValuesAsync(firstHour, "name")));
        Assert.Equal("refund:30 vip:15", Text(await ValuesAsync(firstHour, "tags")));
        Assert.Equal("answer:10 plan:5", Text(await ValuesAsync(firstHour with { Filters = [vip] }, "name")));
        Assert.Equal("refund:15 vip:15", Text(await ValuesAsync(firstHour with { Filters = [vip] }, "tags")));
    }

    [Fact]
    public async Task What_begins_with_the_prefix_comes_before_what_contains_it()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        Assert.Equal("plan:480", Text(await ValuesAsync(data.Query(), "name", prefix: "PL")));
        Assert.Equal("answer:960 plan:480", Text(await ValuesAsync(data.Query(), "name", prefix: "an")));
        Assert.Equal("plan:480 answer:960", Text(await ValuesAsync(data.Query() with { From = null, To = null }, "name", prefix: "p", more: "answer")));
    }

    [Fact]
    public async Task A_key_of_the_metadata_has_values()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var values = await Store.LogValues.ValuesAsync(Scope, new FieldValuesQuery(data.Query(), "metadata", "release", null, 1), Cancel);

        Assert.Equal("r0:720", Text(values));
        Assert.False(values.Complete);
    }

    [Fact]
    public async Task A_project_without_data_has_no_values()
    {
        var values = await ValuesAsync(new LogQuery { ProjectId = NewId(), Entity = KpiEntity.Traces }, "name");

        Assert.Empty(values.Values);
    }

    private async Task<FieldValues> ValuesAsync(LogQuery query, string field, string? prefix = null, string? more = null)
    {
        var values = await Store.LogValues.ValuesAsync(Scope, new FieldValuesQuery(query, field, null, prefix, 20), Cancel);
        return more is null ? values : values with { Values = [.. values.Values, .. (await ValuesAsync(query, field, more)).Values] };
    }

    private static string Text(FieldValues values) => string.Join(' ', values.Values.Select(value => $"{value.Text}:{value.Count}"));
}
