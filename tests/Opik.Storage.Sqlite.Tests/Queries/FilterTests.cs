using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Queries;

/// <summary>Every field with every operator, against a plain walk over the same rows.</summary>
public sealed class FilterTests(StoredRows rows)
{
    private static readonly string[] NotOfThreads = ["source"];

    public static TheoryData<string, FilterOperator> OfTraces() => Cases(FilterFields.Traces);

    public static TheoryData<string, FilterOperator> OfSpans() => Cases(FilterFields.Spans);

    public static TheoryData<string, FilterOperator> OfThreads() => Cases(FilterFields.Threads, NotOfThreads);

    [Theory]
    [MemberData(nameof(OfTraces))]
    public async Task Traces_match_like_the_plain_rows(string field, FilterOperator @operator)
    {
        foreach (var clause in Samples(FilterFields.Traces, field, @operator, rows.Traces))
        {
            var expected = Newest(rows.Traces.Where(row => row.Matches(clause) && (!row.Hidden || field == "visibility_mode")));
            var page = await rows.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Filters = [clause], Size = 1000, Payload = PayloadParts.None }, default);
            AssertSame(clause, expected, page.Content.Select(view => view.Trace.Id));
            Assert.Equal(expected.Count, page.Total);

            var second = await rows.WalkingTraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Filters = [clause], Size = 7, Page = 2, Payload = PayloadParts.None }, default);
            AssertSame(clause, expected.Skip(7).Take(7).ToList(), second.Content.Select(view => view.Trace.Id));
            Assert.Equal(expected.Count, second.Total);
        }
    }

    [Theory]
    [MemberData(nameof(OfSpans))]
    public async Task Spans_match_like_the_plain_rows(string field, FilterOperator @operator)
    {
        foreach (var clause in Samples(FilterFields.Spans, field, @operator, rows.Spans))
        {
            var expected = Newest(rows.Spans.Where(row => row.Matches(clause)));
            var page = await rows.SpanReads.FindAsync(Scope.Default, new SpanQuery { ProjectId = rows.Project, Filters = [clause], Size = 1000, Payload = PayloadParts.None }, default);
            AssertSame(clause, expected, page.Content.Select(view => view.Span.Id));
            Assert.Equal(expected.Count, page.Total);
        }
    }

    [Theory]
    [MemberData(nameof(OfThreads))]
    public async Task Threads_match_like_the_plain_rows(string field, FilterOperator @operator)
    {
        foreach (var clause in Samples(FilterFields.Threads, field, @operator, rows.Threads))
        {
            var expected = Newest(rows.Threads.Where(row => row.Matches(clause)));
            var page = await rows.ThreadReads.FindAsync(Scope.Default, new ThreadQuery { ProjectId = rows.Project, Filters = [clause], Size = 1000 }, default);
            AssertSame(clause, expected, page.Content.Select(view => view.ModelId).OrderByDescending(id => id.ToString(), StringComparer.Ordinal));
            Assert.Equal(page.Content.Select(view => view.LastUpdatedAt).OrderDescending(), page.Content.Select(view => view.LastUpdatedAt));
            Assert.Equal(expected.Count, page.Total);
        }
    }

    [Fact]
    public async Task Conditions_on_different_fields_are_joined()
    {
        var random = new Random(5);
        var clauses = FilterFields.Traces.All.Where(field => field.Type != FilterFieldType.Custom)
            .SelectMany(field => Enum.GetValues<FilterOperator>().Where(field.Accepts).SelectMany(@operator => ClauseSamples.Of(field, @operator, rows.Traces))).ToArray();
        for (var i = 0; i < 300; i++)
        {
            var some = random.GetItems(clauses, 2 + (i % 2));
            var expected = Newest(rows.Traces.Where(row => some.All(row.Matches) && (!row.Hidden || some.Any(clause => clause.Field == "visibility_mode"))));
            var page = await rows.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Filters = some, Size = 1000, Payload = PayloadParts.None }, default);
            Assert.True(expected.SequenceEqual(page.Content.Select(view => view.Trace.Id)), string.Join(" AND ", some.Select(clause => clause.ToString())));
            Assert.Equal(expected.Count, page.Total);
        }
    }

    [Fact]
    public async Task A_group_holds_where_one_of_its_alternatives_does()
    {
        var random = new Random(7);
        var ofTraces = All(FilterFields.Traces, rows.Traces);
        for (var i = 0; i < 200; i++)
        {
            FilterClause[] some = [FilterClause.AnyOf([random.GetItems(ofTraces, 1), random.GetItems(ofTraces, 1 + (i % 2)), .. i % 5 == 0 ? [random.GetItems(ofTraces, 1)] : Array.Empty<FilterClause[]>()]), .. i % 3 == 0 ? random.GetItems(ofTraces, 1) : []];
            var expected = Newest(rows.Traces.Where(row => some.All(row.Matches) && (!row.Hidden || some.Any(clause => clause.Mentions("visibility_mode")))));
            foreach (var reads in (ITraceReads[])[rows.TraceReads, rows.WalkingTraceReads])
            {
                var page = await reads.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Filters = some, Size = 1000, Payload = PayloadParts.None }, default);
                Assert.True(expected.SequenceEqual(page.Content.Select(view => view.Trace.Id)), Words(some));
                Assert.Equal(expected.Count, page.Total);
            }
        }
    }

    [Fact]
    public async Task Groups_of_spans_and_threads_mean_the_same()
    {
        var random = new Random(11);
        var (ofSpans, ofThreads) = (All(FilterFields.Spans, rows.Spans), All(FilterFields.Threads, rows.Threads, NotOfThreads));
        for (var i = 0; i < 100; i++)
        {
            var spans = FilterClause.AnyOf([random.GetItems(ofSpans, 1), random.GetItems(ofSpans, 2)]);
            var foundSpans = await rows.SpanReads.FindAsync(Scope.Default, new SpanQuery { ProjectId = rows.Project, Filters = [spans], Size = 1000, Payload = PayloadParts.None }, default);
            Assert.True(Newest(rows.Spans.Where(row => row.Matches(spans))).SequenceEqual(foundSpans.Content.Select(view => view.Span.Id)), Words([spans]));

            var threads = FilterClause.AnyOf([random.GetItems(ofThreads, 1), random.GetItems(ofThreads, 2)]);
            var foundThreads = await rows.ThreadReads.FindAsync(Scope.Default, new ThreadQuery { ProjectId = rows.Project, Filters = [threads], Size = 1000 }, default);
            Assert.True(Newest(rows.Threads.Where(row => row.Matches(threads))).SequenceEqual(foundThreads.Content.Select(view => view.ModelId).OrderByDescending(id => id.ToString(), StringComparer.Ordinal)), Words([threads]));
        }
    }

    [Fact]
    public async Task Traces_tell_the_models_of_their_spans_when_asked()
    {
        var page = await rows.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = rows.Project, Size = 1000, Models = true, Payload = PayloadParts.None }, default);

        var byId = rows.Traces.ToDictionary(row => row.Id);
        Assert.All(page.Content, view => Assert.Equal(((IReadOnlyList<string>)byId[view.Trace.Id]["model"]!).Order(StringComparer.Ordinal), view.Models));
        Assert.Contains(page.Content, view => view.Models!.Count > 0);
    }

    private static FilterClause[] All(FilterFieldSet set, IReadOnlyList<NaiveRow> rows, params string[] without) =>
        [.. set.All.Where(field => field.Type != FilterFieldType.Custom && !without.Contains(field.Name))
            .SelectMany(field => Enum.GetValues<FilterOperator>().Where(field.Accepts).SelectMany(@operator => ClauseSamples.Of(field, @operator, rows)))];

    private static string Words(IEnumerable<FilterClause> clauses) =>
        string.Join(" AND ", clauses.Select(clause => clause.Alternatives is { } any ? $"({string.Join(" OR ", any.Select(Words))})" : $"{clause.Field}.{clause.Key} {clause.Operator} {clause.Value}"));

    private static IEnumerable<FilterClause> Samples(FilterFieldSet set, string field, FilterOperator @operator, IReadOnlyList<NaiveRow> rows) =>
        set.TryFind(field, null, out var found) ? ClauseSamples.Of(found, @operator, rows) : [];

    private static TheoryData<string, FilterOperator> Cases(FilterFieldSet fields, params string[] without)
    {
        var cases = new TheoryData<string, FilterOperator>();
        foreach (var field in fields.All.Where(field => field.Type != FilterFieldType.Custom && !without.Contains(field.Name)))
        {
            foreach (var @operator in Enum.GetValues<FilterOperator>().Where(field.Accepts))
                cases.Add(field.Name, @operator);
        }

        return cases;
    }

    private static List<Guid> Newest(IEnumerable<NaiveRow> rows) => rows.Select(row => row.Id).OrderByDescending(id => id.ToString(), StringComparer.Ordinal).ToList();

    private static void AssertSame(FilterClause clause, List<Guid> expected, IEnumerable<Guid> actual)
    {
        var found = actual.ToList();
        Assert.True(expected.SequenceEqual(found), $"{clause}: expected {expected.Count} rows, found {found.Count}, {found.Intersect(expected).Count()} of them right");
    }
}
