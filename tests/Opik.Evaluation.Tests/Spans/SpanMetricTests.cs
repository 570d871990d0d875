using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation.Tests.Spans;

public sealed class SpanMetricTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.5, 1, 1)]
    [InlineData(3, 0.8, 0.7)]
    [InlineData(12, 0.5, 0.5)]
    public void Time_is_scored_by_its_bounds(double seconds, double execution, double performance)
    {
        var span = Span(SpanType.General, seconds);

        Assert.Equal((execution, performance), (new ExecutionTimeMetric().Score(span).Value, new PerformanceMetric().Score(span).Value));
    }

    [Fact]
    public void A_task_without_an_end_scores_0() => Assert.Equal(0, new ExecutionTimeMetric().Score(Span(SpanType.General, null)).Value);

    [Fact]
    public void Bounds_are_choices() => Assert.Equal(1, new ExecutionTimeMetric(new TimeBoundsOptions { Fast = TimeSpan.FromSeconds(20) }).Score(Span(SpanType.General, 12)).Value);

    [Theory]
    [InlineData(3, 2, 0.96)]
    [InlineData(6, 1, 0.6)]
    [InlineData(6, 0, 0.4)]
    [InlineData(0, 1, 0.3)]
    [InlineData(0, 0, 0.1)]
    public void A_hierarchy_is_scored_by_balance_and_depth(int models, int tools, double value) =>
        Assert.Equal(value, new HierarchyAnalysisMetric(new HierarchyAnalysisOptions { GoodDepth = 2 }).Score(Agent(models, tools)).Value, 1e-12);

    [Fact]
    public void Tools_are_compared_as_a_set_or_strictly_in_order()
    {
        var span = Span(SpanType.General, 1, Tool("search", 2), Tool("open", 1));

        Assert.Equal(1, new ToolAdherenceMetric().Score(span, ["search", "open"]).Value);
        Assert.Equal(0, new ToolAdherenceMetric(new ToolAdherenceOptions { IsStrict = true }).Score(span, ["search", "open"]).Value);
        Assert.Equal(1, new ToolAdherenceMetric(new ToolAdherenceOptions { IsStrict = true }).Score(span, ["open", "search"]).Value);
        Assert.Equal((1.0, 0.0), (new ToolSelectionQualityMetric().Score(span, "open").Value, new ToolSelectionQualityMetric().Score(span, "search").Value));
    }

    [Fact]
    public async Task Expected_tools_are_an_argument_and_the_span_is_another()
    {
        var arguments = new ScoreArguments(new JsonObject { ["expected_tools"] = new JsonArray("open"), ["output"] = "a" }) { TaskSpan = Span(SpanType.General, 1, Tool("open", 1)) };

        Assert.Equal(1, Assert.Single(await new ToolAdherenceMetric().ScoreAsync(arguments.For(new ToolAdherenceMetric()), TestContext.Current.CancellationToken)).Value);
    }

    [Theory]
    [InlineData(1, 6, 0.4)]
    [InlineData(1, 2, 0.2)]
    [InlineData(2, 6, 0.2)]
    [InlineData(3, 6, 0)]
    public void Errors_count_by_their_number_and_that_of_the_steps(int errors, int steps, double value)
    {
        var span = Span(SpanType.General, 1, [.. Enumerable.Range(0, steps - 1).Select(i => Span(SpanType.Tool, 1) with { ErrorInfo = i < errors ? new ErrorInfo("E", null, "t") : null })]);

        Assert.Equal(value, new TaskExecutionQualityMetric().Score(span).Value);
        Assert.Equal(0, new ErrorAnalysisMetric().Score(span).Value);
    }

    [Fact]
    public void Without_errors_the_output_and_then_the_time_count()
    {
        Assert.Equal(0.3, new TaskExecutionQualityMetric().Score(Span(SpanType.General, 40) with { Output = new JsonObject() }).Value);
        Assert.Equal(0.6, new TaskExecutionQualityMetric().Score(Span(SpanType.General, 40)).Value);
        Assert.Equal((1.0, 1.0), (new TaskExecutionQualityMetric().Score(Span(SpanType.General, 4)).Value, new ErrorAnalysisMetric().Score(Span(SpanType.General, 4)).Value));
    }

    [Theory]
    [InlineData(5, 4, 1)]
    [InlineData(4, 2, 0.9)]
    [InlineData(4, 1, 0.7)]
    [InlineData(6, 0, 0.2)]
    [InlineData(4, 0, 0.4)]
    [InlineData(2, 0, 0.8)]
    [InlineData(0, 0, 0.5)]
    public void Caches_count_by_the_share_of_calls_that_used_one(int calls, int hits, double value)
    {
        var span = Span(SpanType.General, 1, [.. Enumerable.Range(0, calls).Select(i => Span(SpanType.Llm, 1) with { Usage = new Dictionary<string, long> { ["original_usage.prompt_tokens_details.cached_tokens"] = i < hits ? 9 : 0 } })]);

        Assert.Equal(value, new CacheEfficiencyMetric().Score(span).Value);
    }

    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(0, 2, 0.4)]
    [InlineData(2, 0, 0.3)]
    [InlineData(0, 0, 0.1)]
    [InlineData(10, 10, 0.6)]
    public void A_trajectory_is_scored_by_steps_balance_depth_and_density(int models, int tools, double value) =>
        Assert.Equal(value, new AgentTrajectoryMetric().Score(Agent(models, tools)).Value, 1e-12);

    [Fact]
    public async Task Without_a_recorded_span_nothing_can_be_scored() =>
        await Assert.ThrowsAsync<MetricComputationException>(async () => await new ErrorAnalysisMetric().ScoreAsync(new ScoreArguments([]), TestContext.Current.CancellationToken));

    private static TaskSpan Agent(int models, int tools) =>
        Span(SpanType.General, 1, [.. Enumerable.Repeat(Span(SpanType.Llm, 1), models), .. Enumerable.Repeat(Span(SpanType.Tool, 1), tools)]);

    private static TaskSpan Tool(string name, int second) => Span(SpanType.Tool, 1) with { Name = name, StartTime = Start.AddSeconds(second) };

    private static TaskSpan Span(SpanType type, double? seconds, params TaskSpan[] below) => new()
    {
        Id = Guid.CreateVersion7(), Type = type, StartTime = Start, EndTime = seconds is { } length ? Start.AddSeconds(length) : null, Output = "done", Spans = below,
    };
}
