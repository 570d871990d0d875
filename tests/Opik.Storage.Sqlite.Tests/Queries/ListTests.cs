using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Queries;

/// <summary>Order, pages, streams, free text and time ranges of lists.</summary>
public sealed class ListTests(StoredRows rows)
{
    private static readonly string[] PlainOrders =
        ["start_time", "end_time", "duration", "ttft", "total_estimated_cost", "span_count", "llm_span_count", "usage.prompt_tokens", "feedback_scores.Accuracy", "created_at", "last_updated_at", "thread_id"];

    public static TheoryData<string, bool> TraceOrders() => Orders(SortFields.Traces, "usage.cached", "feedback_scores.Accuracy");

    public static TheoryData<string, bool> SpanOrders() => Orders(SortFields.Spans, "usage.cached", "feedback_scores.tone");

    public static TheoryData<string, bool> ThreadOrders() => Orders(SortFields.Threads, "usage.cached", "feedback_scores.tone");

    [Theory]
    [MemberData(nameof(TraceOrders))]
    public async Task Every_order_of_traces_shows_each_row_once_over_its_pages(string field, bool descending)
    {
        var seen = new List<Guid>();
        for (var page = 1; page <= 40; page++)
        {
            var result = await rows.TraceReads.FindAsync(
                Scope.Default, new TraceQuery { ProjectId = rows.Project, Sort = new SortClause(field, descending), Page = page, Size = 30, Payload = PayloadParts.None }, default);
            Assert.Equal(rows.Traces.Count(row => !row.Hidden), result.Total);
            if (result.Content.Count == 0)
                break;
            seen.AddRange(result.Content.Select(view => view.Trace.Id));
        }

        Assert.Equal(Newest(rows.Traces.Where(row => !row.Hidden)), seen.OrderByDescending(Text, StringComparer.Ordinal));
        if (PlainOrders.Contains(field))
            AssertOrdered(seen.ConvertAll(id => Value(rows.Traces.Find(row => row.Id == id)!, field)), descending);
    }

    [Theory]
    [MemberData(nameof(SpanOrders))]
    public async Task Every_order_of_spans_shows_each_row_once(string field, bool descending)
    {
        var page = await rows.SpanReads.FindAsync(
            Scope.Default, new SpanQuery { ProjectId = rows.Project, Sort = new SortClause(field, descending), Size = 1000, Payload = PayloadParts.None }, default);

        Assert.Equal(Newest(rows.Spans), page.Content.Select(view => view.Span.Id).OrderByDescending(Text, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ThreadOrders))]
    public async Task Every_order_of_threads_shows_each_row_once(string field, bool descending)
    {
        var page = await rows.ThreadReads.FindAsync(Scope.Default, new ThreadQuery { ProjectId = rows.Project, Sort = new SortClause(field, descending), Size = 1000 }, default);

        Assert.Equal(Newest(rows.Threads), page.Content.Select(view => view.ModelId).OrderByDescending(Text, StringComparer.Ordinal));
        if (field is "start_time" or "duration" or "number_of_messages" or "end_time" or "id")
            AssertOrdered(page.Content.Select(view => rows.Threads.Find(row => row.Id == view.ModelId)![field]).ToList(), descending);
    }

    [Fact]
    public async Task A_stream_gives_every_row_once_in_full_pieces()
    {
        FilterClause[] filters = [new("output", FilterFieldType.String, FilterOperator.Contains, null, "e")];
        var expected = Newest(rows.Traces.Where(row => row.Matches(filters[0]) && !row.Hidden));
        var seen = new List<Guid>();
        while (true)
        {
            var piece = await rows.TraceReads.ReadAsync(
                Scope.Default, new TraceQuery { ProjectId = rows.Project, Filters = filters, Size = 9, LastRetrievedId = seen.Count == 0 ? null : seen[^1] }, default);
            seen.AddRange(piece.Select(view => view.Trace.Id));
            if (piece.Count < 9)
                break;
        }

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task A_stream_of_threads_goes_by_model_id()
    {
        var first = await rows.ThreadReads.ReadAsync(Scope.Default, new ThreadQuery { ProjectId = rows.Project, Size = 5 }, default);
        var rest = await rows.ThreadReads.ReadAsync(Scope.Default, new ThreadQuery { ProjectId = rows.Project, Size = 500, LastRetrievedModelId = first[^1].ModelId }, default);

        Assert.Equal(Newest(rows.Threads), first.Concat(rest).Select(view => view.ModelId));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("HELLO WORLD")]
    [InlineData("größe")]
    [InlineData("said \"hi\"")]
    [InlineData("chat")]
    [InlineData("timeouterror")]
    [InlineData("thread-1")]
    [InlineData("beta")]
    [InlineData("漢字")]
    [InlineData("no such text anywhere")]
    public async Task Free_text_looks_everywhere(string text)
    {
        string[] fields = ["name", "input", "output", "metadata", "error_type", "thread_id"];
        bool Has(NaiveRow row) => fields.Any(field => ((string?)row[field] ?? "").Replace("\\\"", "\"", StringComparison.Ordinal).Contains(text, StringComparison.OrdinalIgnoreCase))
            || ((IReadOnlyList<string>)row["tags"]!).Any(tag => tag.Contains(text, StringComparison.OrdinalIgnoreCase))
            || (row["error_info"] as ErrorInfo)?.Message?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

        var page = await rows.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Search = text, Size = 1000 }, default);

        var expected = Newest(rows.Traces.Where(row => !row.Hidden && Has(row)));
        Assert.Equal(expected, page.Content.Select(view => view.Trace.Id));
        Assert.Equal(expected.Count, page.Total);
        var walked = await rows.WalkingTraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Search = text, Size = 1000 }, default);
        Assert.Equal(expected, walked.Content.Select(view => view.Trace.Id));
    }

    [Fact]
    public async Task Free_text_finds_ids_by_their_beginning()
    {
        var row = rows.Traces.Find(row => !row.Hidden)!;

        var page = await rows.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Search = row.Id.ToString()[..18] }, default);

        Assert.Contains(row.Id, page.Content.Select(view => view.Trace.Id));
    }

    [Fact]
    public async Task A_time_range_includes_both_ends()
    {
        var ids = Newest(rows.Traces.Where(row => !row.Hidden));
        var (last, first) = (ids[20], ids[60]);

        var page = await rows.TraceReads.FindAsync(
            Scope.Default,
            new TraceQuery { ProjectId = rows.Project, Size = 1000, FromTime = Time(first), ToTime = Time(last) },
            default);

        Assert.Equal(ids.Skip(20).Take(41), page.Content.Select(view => view.Trace.Id));
        Assert.Equal(41, page.Total);
    }

    [Fact]
    public async Task A_count_that_would_take_too_long_is_estimated()
    {
        var hurried = new SqliteTraceReads(rows.Telemetry, new QueryBudget { Rows = TimeSpan.FromHours(1), Payloads = TimeSpan.Zero });
        FilterClause[] filters = [new("output", FilterFieldType.String, FilterOperator.NotContains, null, "漢")];
        var exact = rows.Traces.Count(row => !row.Hidden && row.Matches(filters[0]));

        var page = await hurried.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Filters = filters, Size = 50 }, default);

        Assert.True(page.TotalEstimated);
        Assert.Equal(50, page.Content.Count);
        Assert.InRange(page.Total, exact * 0.7, exact * 1.3);
    }

    [Fact]
    public async Task Pages_behind_the_end_and_unknown_projects_are_empty()
    {
        var behind = await rows.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Page = 1_000_000, Size = 1000 }, default);
        var unknown = await rows.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = Guid.NewGuid() }, default);

        Assert.Empty(behind.Content);
        Assert.Equal(rows.Traces.Count(row => !row.Hidden), behind.Total);
        Assert.Equal((0, 0L), (unknown.Content.Count, unknown.Total));
    }

    [Fact]
    public async Task What_is_excluded_is_not_there()
    {
        var query = new TraceQuery { ProjectId = rows.Project, Size = 1000, Payload = PayloadParts.None, Exclude = new HashSet<string> { "feedback_scores", "span_feedback_scores", "comments", "usage" } };

        var page = await rows.TraceReads.FindAsync(Scope.Default, query, default);

        Assert.All(page.Content, view => Assert.True(view is { FeedbackScores: null, SpanFeedbackScores: null, Usage: null, Trace: { Input: null, Metadata: null } }));
        Assert.Contains(page.Content, view => view.SpanCount > 0);
    }

    private static TheoryData<string, bool> Orders(SortFieldSet fields, params string[] dynamic)
    {
        var orders = new TheoryData<string, bool>();
        foreach (var field in fields.Names.Where(name => !name.EndsWith('*')).Concat(dynamic).Append("usage.prompt_tokens"))
        {
            orders.Add(field, true);
            orders.Add(field, false);
        }

        return orders;
    }

    // Rows without a value come last in both directions.
    private static void AssertOrdered(List<object?> values, bool descending)
    {
        var present = values.TakeWhile(value => value is not null).ToList();
        Assert.All(values.Skip(present.Count), Assert.Null);
        for (var i = 1; i < present.Count; i++)
        {
            var order = present[i] is string text ? string.CompareOrdinal((string)present[i - 1]!, text) : ((IComparable)present[i - 1]!).CompareTo(present[i]);
            Assert.True(descending ? order >= 0 : order <= 0, $"{present[i - 1]} before {present[i]}");
        }
    }

    private object? Value(NaiveRow row, string field)
    {
        if (field.StartsWith("feedback_scores.", StringComparison.Ordinal))
            return rows.Scores.GetValueOrDefault((ScoredEntity.Trace, row.Id))?.TryGetValue(field["feedback_scores.".Length..], out var score) == true ? score : null;
        // Traces without spans have no sums, and a cost of nothing is none.
        if (row["span_count"] is 0.0 && (field is "span_count" or "llm_span_count" || field.StartsWith("usage.", StringComparison.Ordinal)))
            return null;
        if (field.StartsWith("usage.", StringComparison.Ordinal))
            return rows.Usage(row.Id, field["usage.".Length..]);
        return field == "total_estimated_cost" && row.IsMissing(field) ? null : row[field];
    }

    private static DateTime Time(Guid id) => DateTime.UnixEpoch.AddMilliseconds(UuidV7.UnixMilliseconds(id));

    private static string Text(Guid id) => id.ToString();

    private static List<Guid> Newest(IEnumerable<NaiveRow> some) => some.Select(row => row.Id).OrderByDescending(Text, StringComparer.Ordinal).ToList();
}
