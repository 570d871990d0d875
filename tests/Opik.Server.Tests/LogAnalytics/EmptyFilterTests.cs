using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Tests.LogAnalytics;

/// <summary>What is missing is found: <c>is_empty</c> of texts and numbers of logs, an extension of ours (docs/api-extensions.md).</summary>
public sealed class EmptyFilterTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddMinutes(-10);

    [Theory]
    [InlineData("traces", "name", "bare blank")]
    [InlineData("traces", "input", "bare blank")]
    [InlineData("traces", "output", "bare blank")]
    [InlineData("traces", "duration", "bare")]
    [InlineData("traces", "ttft", "bare blank")]
    [InlineData("traces", "total_estimated_cost", "bare blank")]
    [InlineData("traces", "usage.total_tokens", "bare blank")]
    [InlineData("traces", "thread_id", "bare blank")]
    [InlineData("traces", "model", "bare blank")]
    [InlineData("traces", "provider", "bare blank")]
    [InlineData("traces", "error_type", "bare blank")]
    [InlineData("traces", "environment", "bare blank")]
    [InlineData("spans", "model", "blank")]
    [InlineData("spans", "provider", "blank")]
    [InlineData("spans", "total_estimated_cost", "blank")]
    [InlineData("spans", "usage.prompt_tokens", "blank")]
    [InlineData("spans", "parent_span_id", "blank full")]
    [InlineData("threads", "first_message", "")]
    [InlineData("threads", "total_estimated_cost", "")]
    [InlineData("threads", "duration", "")]
    public async Task What_is_missing_or_an_empty_text_is_empty_and_the_rest_is_not(string level, string field, string empty)
    {
        var project = await WrittenAsync(level + field);
        string[] all = level switch { "traces" => ["bare", "blank", "full"], "spans" => ["blank", "full"], _ => ["full"] };

        Assert.Equal(Words(empty), await FindAsync(project, level, $$"""[{"field":"{{field}}","operator":"is_empty"}]"""));
        Assert.Equal(all.Except(Words(empty)), await FindAsync(project, level, $$"""[{"field":"{{field}}","operator":"is_not_empty","value":"ignored"}]"""));
        // In a group, beside an alternative that nothing meets.
        Assert.Equal(Words(empty), await FindAsync(project, level, $$"""[{"any":[{"field":"{{field}}","operator":"is_empty"},{"field":"created_by","operator":"=","value":"nobody"}]}]"""));
    }

    [Fact]
    public async Task Figures_and_statistics_count_the_same_rows()
    {
        var project = await WrittenAsync("figures");
        var filters = Uri.EscapeDataString("""[{"field":"output","operator":"is_empty"}]""");

        var figures = await server.SendAsync("GET", $"/v1/private/projects/{project}/logs/figures?filters={filters}");
        var stats = await server.SendAsync("GET", $"/v1/private/traces/stats?project_id={project}&filters={filters}");

        Assert.Equal(2, figures.Json.GetProperty("current").GetProperty("count").GetInt32());
        Assert.Equal(2, Metrics.MetricData.Stat(stats, "trace_count").GetInt32());
    }

    [Theory]
    [InlineData("span_count")]
    [InlineData("start_time")]
    public async Task What_is_never_missing_has_no_such_operator(string field)
    {
        var answer = await server.SendAsync("GET", $"/v1/private/traces?project_name=none&filters={Uri.EscapeDataString($$"""[{"field":"{{field}}","operator":"is_empty"}]""")}");

        Assert.Equal(400, answer.Code);
        Assert.Contains($"Invalid operator 'is_empty' for field '{field}'", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spans", "unknown", "free")]
    [InlineData("traces", "unknown", "free mixed paid")]
    [InlineData("threads", "unknown", "free mixed paid")]
    public async Task A_cost_of_0_that_a_client_told_is_known_and_not_empty(string level, string empty, string known)
    {
        var project = await WithCostsAsync("cost-" + level);
        const string Empty = """[{"field":"total_estimated_cost","operator":"is_empty"}]""";

        Assert.Equal(Words(empty), (await FindAsync(project, level, Empty)).Distinct());
        Assert.Equal(level == "spans" ? ["free", "paid"] : Words(known), (await FindAsync(project, level, Empty.Replace("is_empty", "is_not_empty", StringComparison.Ordinal))).Distinct());
        // Compared, nothing counts as 0, as documented.
        Assert.Equal(["free", "unknown"], (await FindAsync(project, level, """[{"field":"total_estimated_cost","operator":"=","value":"0"}]""")).Distinct());
    }

    [Fact]
    public async Task Only_previews_tell_a_cost_of_0_from_none()
    {
        var project = await WithCostsAsync("cost-wire");
        foreach (var path in new[] { "traces", "spans", "traces/threads" })
        {
            var documented = await server.SendAsync("GET", $"/v1/private/{path}?project_id={project}");
            var previews = await server.SendAsync("GET", $"/v1/private/{path}?project_id={project}&preview=true");

            Assert.DoesNotContain(0m, Costs(documented));
            Assert.Contains(0m, Costs(previews));
        }
    }

    private static IEnumerable<decimal> Costs(Answer page) =>
        page.Json.GetProperty("content").EnumerateArray().Where(row => row.TryGetProperty("total_estimated_cost", out _)).Select(row => row.GetProperty("total_estimated_cost").GetDecimal());

    // Traces, each a thread of its own: with a span that cost nothing, with one of unknown cost, with both kinds and one that cost something.
    private async Task<string> WithCostsAsync(string name)
    {
        foreach (var (tag, costs) in new (string, double?[])[] { ("free", [0, null]), ("unknown", [null]), ("paid", [0.5]), ("mixed", [0, 0.25]) })
        {
            var trace = UuidV7.Create(Start.AddSeconds(1));
            await PostAsync("traces", new { id = trace, project_name = name, thread_id = tag, start_time = Start, tags = new[] { tag } });
            foreach (var cost in costs)
                await PostAsync("spans", new { id = UuidV7.Create(Start.AddSeconds(2)), trace_id = trace, project_name = name, name = "call", type = "llm", start_time = Start, total_estimated_cost = cost, tags = new[] { cost is null ? "unknown" : cost == 0 ? "free" : "paid" } });
        }

        return (await server.SendAsync("POST", "/v1/private/projects/retrieve", JsonSerializer.Serialize(new { name }))).Json.GetProperty("id").GetString()!;
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<IEnumerable<string>> FindAsync(string project, string level, string filters)
    {
        var path = level == "threads" ? "traces/threads" : level;
        var answer = await server.SendAsync("GET", $"/v1/private/{path}?project_id={project}&filters={Uri.EscapeDataString(filters)}");
        Assert.True(answer.Code == 200, answer.Body);
        return answer.Json.GetProperty("content").EnumerateArray()
            .Select(row => level == "threads" ? row.GetProperty("id").GetString()! : row.GetProperty("tags")[0].GetString()!).Order();
    }

    // Three traces, told apart by their tag: one with nothing, one with empty texts, one with everything. The last two have a span.
    private async Task<string> WrittenAsync(string part)
    {
        var name = "empty-" + part;
        var known = await server.SendAsync("POST", "/v1/private/projects/retrieve", JsonSerializer.Serialize(new { name }));
        if (known.Code == 200)
            return known.Json.GetProperty("id").GetString()!;
        Guid Id(int at) => UuidV7.Create(Start.AddSeconds(at));
        var (bare, blank, full) = (Id(0), Id(1), Id(2));
        await PostAsync("traces", new { id = bare, project_name = name, start_time = Start, tags = new[] { "bare" } });
        await PostAsync("traces", new { id = blank, project_name = name, name = "", start_time = Start, end_time = Start.AddSeconds(1), input = "", output = "", tags = new[] { "blank" } });
        await PostAsync("traces", new { id = full, project_name = name, name = "answer", thread_id = "full", start_time = Start, end_time = Start.AddSeconds(1), ttft = 20.5, input = new { q = "?" }, output = "yes", environment = "production", error_info = new { exception_type = "Late", message = "m", traceback = "t" }, tags = new[] { "full" } });
        await PostAsync("spans", new { id = Id(3), trace_id = blank, project_name = name, name = "step", type = "general", start_time = Start, tags = new[] { "blank" } });
        await PostAsync("spans", new { id = Id(4), trace_id = full, project_name = name, name = "call", type = "llm", start_time = Start, end_time = Start.AddSeconds(1), model = "m-1", provider = "acme", total_estimated_cost = 0.5, usage = new { prompt_tokens = 3, completion_tokens = 4, total_tokens = 7 }, tags = new[] { "full" } });
        return (await server.SendAsync("POST", "/v1/private/projects/retrieve", JsonSerializer.Serialize(new { name }))).Json.GetProperty("id").GetString()!;
    }

    private async Task PostAsync(string path, object body)
    {
        var answer = await server.SendAsync("POST", "/v1/private/" + path, JsonSerializer.Serialize(body));
        Assert.True(answer.Code == 201, answer.Body);
    }
}
