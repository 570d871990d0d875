using Opik.Contracts;
using Opik.OpenTelemetry.Tests.Wire;
using Opik.Server.Features.OpenTelemetry;
using Opik.OpenTelemetry.Mapping;
using Opik.Server.Features.OpenTelemetry.Mapping;
using Opik.OpenTelemetry.Mapping.Model;
using static Opik.OpenTelemetry.Tests.Mapping.SpanUnderTest;

namespace Opik.OpenTelemetry.Tests.Mapping;

public sealed class TraceMappingTests
{
    private static readonly byte[] ChildId = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly Guid OpikTrace = UuidV7.Create(DateTimeOffset.UnixEpoch.AddYears(56));
    private static readonly Guid OpikSpan = UuidV7.Create(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public void Only_a_root_makes_a_trace()
    {
        Assert.Single(Map(New()).Traces);
        Assert.Empty(Map(New() with { ParentSpanId = ChildId }).Traces);
    }

    [Fact]
    public void A_parent_of_zeros_is_none() => Assert.Single(Map(New() with { ParentSpanId = new byte[8] }).Traces);

    [Fact]
    public void Children_in_another_batch_find_their_parent()
    {
        var root = New();
        var child = New() with { SpanId = ChildId, ParentSpanId = root.SpanId, StartTimeUnixNano = OtlpBodies.Start + 5_000_000_000 };
        var first = new OtlpExport([new OtlpSpanGroup([], "tests", [child])], default);
        var ids = first.Earliest.ToDictionary(entry => entry.Key, entry => OtlpTraceIdentity.TraceId(entry.Key, entry.Value));

        var early = OtlpMapper.Map(first, new OtlpDestination(Project, ids)).Spans.Single();
        var late = OtlpMapper.Map(new OtlpExport([new OtlpSpanGroup([], "tests", [root])], default), new OtlpDestination(Project, ids));

        Assert.Equal(early.ParentSpanId, late.Spans.Single().Id);
        Assert.Equal(early.TraceId, late.Traces.Single().Id);
    }

    [Fact]
    public void Spans_that_name_their_Opik_trace_keep_its_ids_and_make_no_trace()
    {
        var mapped = Map(New(("opik.trace_id", OpikTrace.ToString()), ("opik.parent_span_id", OpikSpan.ToString())));

        Assert.Empty(mapped.Traces);
        Assert.Equal((OpikTrace, (Guid?)OpikSpan), (mapped.Spans.Single().TraceId, mapped.Spans.Single().ParentSpanId));
    }

    [Fact]
    public void An_Opik_trace_id_that_is_no_version_7_UUID_is_ignored() =>
        Assert.Single(Map(New(("opik.trace_id", Guid.NewGuid().ToString()))).Traces);

    [Fact]
    public void A_request_that_continues_a_trace_puts_its_roots_below_the_parent()
    {
        var root = New();
        var child = New() with { SpanId = ChildId, ParentSpanId = root.SpanId };

        var mapped = MapFrom(new OtlpSpanGroup([], "tests", [root, child]), destination => destination with { ParentTraceId = OpikTrace, ParentSpanId = OpikSpan });

        Assert.Empty(mapped.Traces);
        Assert.All(mapped.Spans, span => Assert.Equal(OpikTrace, span.TraceId));
        Assert.Equal(OpikSpan, mapped.Spans[0].ParentSpanId);
        Assert.Equal(mapped.Spans[0].Id, mapped.Spans[1].ParentSpanId);
    }

    [Fact]
    public void A_span_without_an_end_stays_open() => Assert.Null(Map(New() with { EndTimeUnixNano = 0 }).Spans.Single().EndTime);

    [Fact]
    public void A_span_that_ends_before_it_begins_ends_when_it_begins()
    {
        var span = Map(New() with { EndTimeUnixNano = OtlpBodies.Start - 1_000_000_000 }).Spans.Single();

        Assert.Equal(span.StartTime, span.EndTime);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    public void A_span_without_a_start_begins_when_it_ends(long start)
    {
        var span = Map(New() with { StartTimeUnixNano = (ulong)start }).Spans.Single();

        Assert.Equal(span.EndTime, span.StartTime);
        Assert.NotEqual(DateTime.UnixEpoch, span.StartTime);
    }

    [Fact]
    public void Spans_with_unusable_ids_or_times_are_rejected_and_the_others_kept()
    {
        var export = new OtlpExport(
            [new OtlpSpanGroup([], "tests", [New(), New() with { TraceId = new byte[16] }, New() with { SpanId = new byte[4] }, New() with { ParentSpanId = new byte[3] }, New() with { StartTimeUnixNano = ulong.MaxValue }])],
            default);

        Assert.Single(export.Spans);
        Assert.Equal(4, export.Rejected);
        Assert.NotNull(export.RejectedBecause);
    }

    [Fact]
    public void Usage_that_a_child_carries_is_not_counted_on_its_parent()
    {
        var parent = New(("gen_ai.usage.input_tokens", 10), ("gen_ai.operation.name", "invoke_agent"));
        var child = New(("gen_ai.usage.input_tokens", 10)) with { SpanId = ChildId, ParentSpanId = parent.SpanId };

        var spans = Map(parent, child).Spans;

        Assert.Null(spans[0].Usage);
        Assert.Equal(10, spans[1].Usage!["prompt_tokens"]);
    }

    [Fact]
    public void Usage_is_not_counted_twice_when_the_parent_comes_in_a_later_request()
    {
        var (parent, child) = ParentAndChild();
        var lineage = new UsageLineage();

        lineage.Settle([child], out var none);
        var settled = lineage.Settle([parent], out var stored);

        Assert.Empty(none);
        Assert.Null(settled.Single().Usage);
        Assert.Empty(stored);
    }

    [Fact]
    public void Usage_is_not_counted_twice_when_the_child_comes_in_a_later_request()
    {
        var (parent, child) = ParentAndChild();
        var lineage = new UsageLineage();

        Assert.NotNull(lineage.Settle([parent], out _).Single().Usage);
        var settled = lineage.Settle([child], out var stored);

        Assert.NotNull(settled.Single().Usage);
        Assert.Equal([parent.Id], stored);
    }

    [Fact]
    public void A_request_that_is_sent_again_changes_nothing()
    {
        var (parent, child) = ParentAndChild();
        var lineage = new UsageLineage();

        var once = lineage.Settle([parent, child], out _);
        var twice = lineage.Settle(RepeatedUsage.Remove([parent, child]), out var stored);

        Assert.Empty(stored);
        Assert.Equal(once[1].Usage, twice[1].Usage);
    }

    private static (Span Parent, Span Child) ParentAndChild()
    {
        var usage = new Dictionary<string, long> { ["total_tokens"] = 10 };
        var parent = new Span { Id = UuidV7.Create(DateTimeOffset.UnixEpoch), ProjectId = Project, TraceId = OpikTrace, Usage = usage };
        return (parent, new Span { Id = UuidV7.Create(DateTimeOffset.UnixEpoch), ProjectId = Project, TraceId = OpikTrace, ParentSpanId = parent.Id, Usage = usage });
    }
}
