using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.Retention;
using Opik.Storage;

namespace Opik.Server.Tests.Features;

/// <summary>Retention rules and what a run of them deletes.</summary>
public sealed class RetentionTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/retention/rules";

    [Fact]
    public async Task Old_traces_go_with_their_spans_and_scores_but_not_those_of_experiments()
    {
        var (project, name) = await ProjectAsync();
        var old = await TraceAsync(name, days: 30);
        var used = await TraceAsync(name, days: 30);
        var fresh = await TraceAsync(name, days: 3);
        await ExperimentAsync(used);
        var stray = await SpanAsync(name, Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-20)), days: 20);
        Assert.Equal(201, (await server.SendAsync("POST", Root, $$"""{"project_id":"{{project}}","retention":"short_14d","apply_to_past":true}""")).Code);

        var deleted = await RunAsync();

        Assert.Equal(1, deleted);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/traces/{old.Trace}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/spans/{old.Span}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/spans/{stray}")).Code);
        Assert.Equal(200, (await server.SendAsync("GET", $"/v1/private/traces/{used.Trace}")).Code);
        Assert.Equal(200, (await server.SendAsync("GET", $"/v1/private/spans/{used.Span}")).Code);
        Assert.Equal(200, (await server.SendAsync("GET", $"/v1/private/traces/{fresh.Trace}")).Code);
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task What_was_too_old_when_the_rule_was_made_stays_unless_the_rule_says_otherwise()
    {
        var (project, name) = await ProjectAsync();
        var old = await TraceAsync(name, days: 30);
        Assert.Equal(201, (await server.SendAsync("POST", Root, $$"""{"project_id":"{{project}}","retention":"short_14d"}""")).Code);

        Assert.Equal(0, await RunAsync());

        Assert.Equal(200, (await server.SendAsync("GET", $"/v1/private/traces/{old.Trace}")).Code);
    }

    [Fact]
    public async Task A_rule_of_the_project_wins_and_a_new_rule_takes_the_place_of_the_last()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        var (kept, keptName) = await ProjectAsync(own);
        var (_, otherName) = await ProjectAsync(own);
        var (inKept, inOther) = (await TraceAsync(keptName, 100, own), await TraceAsync(otherName, 100, own));
        Assert.Equal("project", (await own.SendAsync("POST", Root, $$"""{"project_id":"{{kept}}","retention":"unlimited"}""")).Json.GetProperty("level").GetString());
        Assert.Equal("workspace", (await own.SendAsync("POST", Root, """{"retention":"short_14d","apply_to_past":true}""")).Json.GetProperty("level").GetString());
        var last = (await own.SendAsync("POST", Root, """{"retention":"base_60d","apply_to_past":true}""")).Json;

        Assert.Equal(1, await RunAsync(own));

        Assert.Equal(200, (await own.SendAsync("GET", $"/v1/private/traces/{inKept.Trace}")).Code);
        Assert.Equal(404, (await own.SendAsync("GET", $"/v1/private/traces/{inOther.Trace}")).Code);
        Assert.Equal(2, (await own.SendAsync("GET", Root)).Json.GetProperty("total").GetInt32());
        Assert.Equal(3, (await own.SendAsync("GET", Root + "?include_inactive=true")).Json.GetProperty("total").GetInt32());
        await own.RestartAsync();
        Assert.True((await own.SendAsync("GET", $"{Root}/{last.GetProperty("id")}")).Json.GetProperty("catch_up_done").GetBoolean());
        Assert.Equal(204, (await own.SendAsync("DELETE", $"{Root}/{last.GetProperty("id")}")).Code);
        Assert.False((await own.SendAsync("GET", $"{Root}/{last.GetProperty("id")}")).Json.GetProperty("enabled").GetBoolean());
    }

    [Theory]
    [InlineData("unlimited")]
    [InlineData("extended_400d")]
    public async Task A_rule_that_is_changed_while_it_runs_takes_effect_before_the_next_piece(string retention)
    {
        var (project, name) = await ProjectAsync();
        await TracesAsync(name, 300);
        var rule = (await server.SendAsync("POST", Root, $$"""{"project_id":"{{project}}","retention":"short_14d","apply_to_past":true}""")).Json.GetProperty("id").GetString();

        var (deleted, _) = await ChangedRun(project, async () => Assert.Equal(201, (await server.SendAsync("POST", Root, $$"""{"project_id":"{{project}}","retention":"{{retention}}"}""")).Code))
            .RunAsync(onlyDue: false, TestContext.Current.CancellationToken);

        Assert.InRange(deleted, 1, 299);
        Assert.Equal(300 - deleted, await CountAsync(project));
        Assert.False((await server.SendAsync("GET", $"{Root}/{rule}")).Json.GetProperty("catch_up_done").GetBoolean());
    }

    [Fact]
    public async Task A_project_that_is_deleted_while_its_rule_runs_ends_the_run_of_it()
    {
        var (project, name) = await ProjectAsync();
        await TracesAsync(name, 300);
        Assert.Equal(201, (await server.SendAsync("POST", Root, $$"""{"project_id":"{{project}}","retention":"short_14d","apply_to_past":true}""")).Code);

        var (deleted, _) = await ChangedRun(project, async () => Assert.Equal(204, (await server.SendAsync("DELETE", $"/v1/private/projects/{project}")).Code)).RunAsync(onlyDue: false, TestContext.Current.CancellationToken);

        Assert.InRange(deleted, 1, 299);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_ended_by_the_next_server()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        var (project, name) = await ProjectAsync(own);
        await TracesAsync(name, 300, own);
        var rule = (await own.SendAsync("POST", Root, $$"""{"project_id":"{{project}}","retention":"short_14d","apply_to_past":true}""")).Json.GetProperty("id").GetString();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ChangedRun(project, stop.CancelAsync, own).RunAsync(onlyDue: false, stop.Token));
        await own.RestartAsync();
        Assert.InRange(await CountAsync(project, own), 1, 299);

        await RunAsync(own);

        Assert.Equal(0, await CountAsync(project, own));
        Assert.True((await own.SendAsync("GET", $"{Root}/{rule}")).Json.GetProperty("catch_up_done").GetBoolean());
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{"retention":"a_week"}""", 400)]
    [InlineData("""{"retention":"base_60d","project_id":"0199a5f0-0000-7000-8000-000000000001"}""", 404)]
    [InlineData("""{"retention":"base_60d","project_id":"0199a5f0-0000-7000-8000-000000000001","organization_level":true}""", 422)]
    public async Task A_rule_that_says_nothing_is_refused(string body, int status) => Assert.Equal(status, (await server.SendAsync("POST", Root, body)).Code);

    [Fact]
    public async Task A_preview_counts_what_is_too_old_and_what_comes_to_be_it()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        var (a, nameA) = await ProjectAsync(own);
        var (b, nameB) = await ProjectAsync(own);
        await TracesAsync(nameA, 5, own);
        await TracesAsync(nameB, 3, own);
        var used = await TraceAsync(nameA, days: 30, own);
        await ExperimentAsync(used, own);
        var soon = DateTimeOffset.UtcNow.AddDays(-14).AddHours(5);
        Assert.Equal(201, (await own.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{Guid.CreateVersion7(soon)}}","project_name":"{{nameA}}","start_time":"{{soon:O}}"}""")).Code);

        Assert.Equal((1, 5, 1, 1), await PreviewAsync(own, $"short_14d&project_id={a}"));
        Assert.Equal((1, 0, 0, 0), await PreviewAsync(own, $"base_60d&project_id={a}"));
        var workspace = await PreviewAsync(own, "short_14d");
        Assert.Equal((8, 1, 1), (workspace.Older, workspace.NextDay, workspace.Used));

        // A project with a rule of its own is none of the workspace's.
        await own.SendAsync("POST", Root, $$"""{"project_id":"{{b}}","retention":"unlimited"}""");
        Assert.Equal((workspace.Projects - 1, 5, 1, 1), await PreviewAsync(own, "short_14d"));
        Assert.Equal((1, 0, 0, 0), await PreviewAsync(own, $"unlimited&project_id={b}"));
    }

    [Theory]
    [InlineData("?retention=a_week", 400)]
    [InlineData("?scored=a_week", 400)]
    [InlineData("?attachments=always", 400)]
    [InlineData("?retention=base_60d&project_id=0199a5f0-0000-7000-8000-000000000001", 404)]
    [InlineData("?retention=base_60d&project_id=none", 404)]
    public async Task A_preview_of_nothing_is_refused(string query, int status) => Assert.Equal(status, (await server.SendAsync("GET", "/v1/private/retention/preview" + query)).Code);

    private static async Task<(int Projects, int Older, int NextDay, int Used)> PreviewAsync(ServerFixture server, string retention)
    {
        var json = (await server.SendAsync("GET", $"/v1/private/retention/preview?retention={retention}")).Json;
        return (Number("projects"), Number("older"), Number("next_day"), Number("used_by_experiments"));

        int Number(string name) => json.GetProperty(name).GetInt32();
    }

    private async Task<long> RunAsync(ServerFixture? other = null) => (await (other ?? server).Services.GetRequiredService<RetentionRun>().RunAsync(onlyDue: false, TestContext.Current.CancellationToken)).Traces;

    private RetentionRun ChangedRun(string project, Func<Task> change, ServerFixture? other = null)
    {
        var services = (other ?? server).Services;
        var rules = new ChangingRules(services.GetRequiredService<IRetentionRules>(), Guid.Parse(project), change);
        return ActivatorUtilities.CreateInstance<RetentionRun>(services, rules, new RetentionPlans(rules, services.GetRequiredService<IRetentionKinds>(), services.GetRequiredService<IRetentionRuns>(), services.GetRequiredService<IReportZones>()));
    }

    private async Task TracesAsync(string project, int count, ServerFixture? other = null)
    {
        var time = DateTimeOffset.UtcNow.AddDays(-30);
        var rows = string.Join(',', Enumerable.Range(0, count).Select(_ => $$"""{"id":"{{Guid.CreateVersion7(time)}}","project_name":"{{project}}","start_time":"{{time:O}}"}"""));
        Assert.Equal(204, (await (other ?? server).SendAsync("POST", "/v1/private/traces/batch", $$"""{"traces":[{{rows}}]}""")).Code);
    }

    private async Task<int> CountAsync(string project, ServerFixture? other = null) =>
        (await (other ?? server).SendAsync("GET", $"/v1/private/traces?project_id={project}&size=1")).Json.GetProperty("total").GetInt32();

    private async Task<(string Id, string Name)> ProjectAsync(ServerFixture? other = null)
    {
        var name = $"retention {Guid.NewGuid()}";
        var created = await (other ?? server).SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""");
        return (created.Location![(created.Location!.LastIndexOf('/') + 1)..], name);
    }

    private async Task<(Guid Trace, Guid Span)> TraceAsync(string project, int days, ServerFixture? other = null)
    {
        var time = DateTimeOffset.UtcNow.AddDays(-days);
        var trace = Guid.CreateVersion7(time);
        Assert.Equal(201, (await (other ?? server).SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{trace}}","project_name":"{{project}}","start_time":"{{time:O}}","input":{"a":1} }""")).Code);
        return (trace, await SpanAsync(project, trace, days, other));
    }

    private async Task<Guid> SpanAsync(string project, Guid trace, int days, ServerFixture? other = null)
    {
        var time = DateTimeOffset.UtcNow.AddDays(-days);
        var span = Guid.CreateVersion7(time);
        Assert.Equal(201, (await (other ?? server).SendAsync("POST", "/v1/private/spans", $$"""{"id":"{{span}}","trace_id":"{{trace}}","project_name":"{{project}}","start_time":"{{time:O}}","type":"llm"}""")).Code);
        return span;
    }

    private async Task ExperimentAsync((Guid Trace, Guid Span) used, ServerFixture? other = null)
    {
        var (experiment, item) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(201, (await (other ?? server).SendAsync("POST", "/v1/private/experiments", $$"""{"id":"{{experiment}}","name":"e","dataset_name":"d {{experiment}}"}""")).Code);
        Assert.Equal(204, (await (other ?? server).SendAsync("POST", "/v1/private/experiments/items", $$"""{"experiment_items":[{"id":"{{item}}","experiment_id":"{{experiment}}","dataset_item_id":"{{Guid.CreateVersion7()}}","trace_id":"{{used.Trace}}"}]}""")).Code);
    }
}
