using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Tests.SimilarRuns;

/// <summary>What other traces of the same name did, over the wire.</summary>
public sealed class SimilarRunsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);

    private readonly string _project = $"similar-{Guid.CreateVersion7()}";

    [Fact]
    public async Task Usual_steps_say_what_follows_and_how_often()
    {
        var own = await RunAsync(0, "refund", ("plan", 0, 10, false), ("refund", 20, 30, true), ("refund", 60, 30, true), ("answer", 100, 10, false));
        for (var i = 1; i <= 3; i++)
            await RunAsync(i, "refund", ("plan", 0, 10, false), ("refund", 20, 30, false), ("confirm", 60, 5, false), ("answer", 100, 10, false));
        await RunAsync(4, "refund", ("plan", 0, 10, false), ("refund", 20, 30, true), ("answer", 100, 10, false));
        await RunAsync(5, "other", ("never", 0, 10, false));

        var usual = (await server.SendAsync("GET", $"/v1/private/traces/{own}/usual-steps")).Json;

        Assert.Equal(4, usual.GetProperty("runs").GetInt32());
        var refund = usual.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("name").GetString() == "refund");
        Assert.Equal((4, 1, 30), (refund.GetProperty("calls").GetInt32(), refund.GetProperty("errors").GetInt32(), refund.GetProperty("duration").GetDouble()));
        Assert.Equal(0.15, refund.GetProperty("share").GetDouble(), 6);
        Assert.Equal(
            [("confirm", 3, 0), ("answer", 1, 1)],
            refund.GetProperty("next").EnumerateArray().Select(next => (next.GetProperty("name").GetString()!, next.GetProperty("calls").GetInt32(), next.GetProperty("on_error").GetInt32())));
        var answer = usual.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("name").GetString() == "answer");
        Assert.Equal(JsonValueKind.Null, Assert.Single(answer.GetProperty("next").EnumerateArray()).GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task Steps_that_overlap_both_follow_the_one_before_and_lead_to_the_one_after()
    {
        var own = await RunAsync(0, "fork", ("plan", 0, 10, false));
        await RunAsync(1, "fork", ("plan", 0, 10, false), ("booking", 20, 50, false), ("policy", 30, 60, false), ("answer", 120, 10, false));

        var usual = (await server.SendAsync("GET", $"/v1/private/traces/{own}/usual-steps")).Json;

        Assert.Equal(
            ["plan>booking", "plan>policy", "booking>answer", "policy>answer"],
            usual.GetProperty("steps").EnumerateArray().SelectMany(step => step.GetProperty("next").EnumerateArray()
                .Where(next => next.GetProperty("name").GetString() is not null).Select(next => $"{step.GetProperty("name")}>{next.GetProperty("name")}")));
    }

    [Fact]
    public async Task Steps_inside_of_a_span_are_asked_by_its_name()
    {
        var own = await RunAsync(0, "deep", ("plan", 0, 10, false));
        await RunAsync(1, "deep", ("plan", 0, 10, false), ("answer", 20, 10, false));

        var inside = (await server.SendAsync("GET", $"/v1/private/traces/{own}/usual-steps?parent=handle")).Json;

        Assert.Equal(["plan", "answer"], inside.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString()));
        Assert.Equal(0, (await server.SendAsync("GET", $"/v1/private/traces/{own}/usual-steps?parent=nobody")).Json.GetProperty("runs").GetInt32());
    }

    [Fact]
    public async Task Good_runs_are_the_nearest_and_the_one_with_the_most_similar_input()
    {
        await RunAsync(0, "good", "where is my refund", ("plan", 0, 10, false));
        await RunAsync(1, "good", "book a hotel in Porto", ("plan", 0, 10, false));
        var own = await RunAsync(2, "good", "where is my refund now", ("plan", 0, 10, true));
        await RunAsync(3, "good", "failed too", ("plan", 0, 10, true));
        await RunAsync(4, "good", "hello", ("plan", 0, 10, false));

        var found = (await server.SendAsync("GET", $"/v1/private/traces/{own}/good-runs")).Json;

        Assert.Equal(Start.AddMinutes(1), found.GetProperty("before").GetProperty("start_time").GetDateTimeOffset());
        Assert.Equal(Start.AddMinutes(4), found.GetProperty("after").GetProperty("start_time").GetDateTimeOffset());
        Assert.Equal(Start, found.GetProperty("alike").GetProperty("start_time").GetDateTimeOffset());
        Assert.Equal(5.0 / 6, found.GetProperty("alike").GetProperty("input_likeness").GetDouble(), 6);
    }

    [Fact]
    public async Task First_differences_say_where_failed_runs_leave_the_way_of_good_ones()
    {
        var own = await RunAsync(0, "pair", ("plan", 0, 10, false), ("refund", 20, 30, true), ("answer", 100, 10, false));
        var second = await RunAsync(1, "pair", ("plan", 0, 10, false), ("refund", 20, 30, false), ("answer", 100, 10, false));
        var third = await RunAsync(2, "pair", ("plan", 0, 10, false), ("refund", 20, 30, true), ("answer", 100, 10, false));
        await RunAsync(3, "pair", ("plan", 0, 10, false), ("refund", 20, 30, false), ("answer", 100, 10, true));
        var last = await RunAsync(4, "pair", ("plan", 0, 10, false), ("refund", 20, 30, true));

        var found = (await server.SendAsync("GET", $"/v1/private/traces/{own}/first-differences")).Json;

        Assert.Equal(3, found.GetProperty("pairs").GetInt32());
        Assert.Equal([("refund", 2), ("answer", 1)], found.GetProperty("steps").EnumerateArray().Select(step => (step.GetProperty("name").GetString()!, step.GetProperty("pairs").GetInt32())));
        var runs = found.GetProperty("steps")[0].GetProperty("runs").EnumerateArray().Select(pair => (pair.GetProperty("failed").GetGuid(), pair.GetProperty("good").GetGuid())).ToList();
        Assert.Equal([(last, second), (third, second)], runs);
    }

    [Theory]
    [InlineData("usual-steps")]
    [InlineData("good-runs")]
    [InlineData("first-differences")]
    public async Task An_unknown_trace_is_not_found(string route) =>
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/traces/{Guid.CreateVersion7()}/{route}")).Code);

    [Fact]
    public async Task A_range_that_ends_before_it_begins_is_refused()
    {
        var own = await RunAsync(0, "range", ("plan", 0, 10, false));

        Assert.Equal(400, (await server.SendAsync("GET", $"/v1/private/traces/{own}/usual-steps?from_time=2026-03-04T12:00:00Z&to_time=2026-03-04T11:00:00Z")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", $"/v1/private/traces/{own}/usual-steps?parent={new string('x', 1001)}")).Code);
    }

    private Task<Guid> RunAsync(int minute, string name, params (string Name, int At, int Length, bool Failed)[] steps) => RunAsync(minute, name, "hello", steps);

    /// <summary>A run of 200 ms with steps inside of one span <c>handle</c>.</summary>
    private async Task<Guid> RunAsync(int minute, string name, string input, params (string Name, int At, int Length, bool Failed)[] steps)
    {
        var start = Start.AddMinutes(minute);
        var id = UuidV7.Create(start);
        var root = UuidV7.Create(start);
        var error = new { exception_type = "Timeout", message = "late", traceback = "here" };
        await PostAsync("traces/batch", new { traces = new[] { new { id, project_name = _project, name, start_time = start, end_time = start.AddMilliseconds(200), input = new { q = input } } } });
        var spans = new List<object> { new { id = root, trace_id = id, project_name = _project, name = "handle", type = "general", start_time = start, end_time = start.AddMilliseconds(200) } };
        spans.AddRange(steps.Select(step => new
        {
            id = UuidV7.Create(start.AddMilliseconds(step.At)), trace_id = id, parent_span_id = root, project_name = _project, name = step.Name, type = "tool",
            start_time = start.AddMilliseconds(step.At), end_time = start.AddMilliseconds(step.At + step.Length), error_info = step.Failed ? error : null,
        }));
        await PostAsync("spans/batch", new { spans });
        return id;
    }

    private async Task PostAsync(string path, object body) => Assert.Equal(204, (await server.SendAsync("POST", $"/v1/private/{path}", JsonSerializer.Serialize(body))).Code);
}
