namespace Opik.Server.Tests.Features;

public sealed class UsageTests
{
    private static readonly string Workspace = Opik.Storage.Scope.DefaultWorkspaceId.ToString();

    [Fact]
    public async Task Usage_counts_what_arrived_on_the_previous_day()
    {
        var clock = new DayClock();
        await using var server = new ServerFixture();
        await server.StartAsync(options => options with { Clock = clock });
        var trace = Guid.CreateVersion7();
        await IngestAsync(server, "traces", $$"""{"id":"{{trace}}","project_name":"used","name":"t","start_time":"2026-11-20T10:00:00Z"}""");
        await IngestAsync(server, "spans", Span(trace), Span(trace));
        Assert.Equal("""{"bi_information":[]}""", (await server.SendAsync("GET", "/v1/internal/usage/bi-traces")).Body);

        clock.Now = clock.Now.AddDays(1);
        await IngestAsync(server, "spans", Span(trace));

        var project = (await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"used"}""")).Json.GetProperty("id").GetString();
        Assert.Equal($$"""{"workspaces_traces_count":[{"workspace":"{{Workspace}}","trace_count":1}]}""", await UsageAsync(server, "workspace-trace-counts"));
        Assert.Equal($$"""{"workspaces_spans_count":[{"workspace":"{{Workspace}}","span_count":2}]}""", await UsageAsync(server, "workspace-span-counts"));
        Assert.Equal($$"""{"bi_information":[{"workspace_id":"{{Workspace}}","user":"admin","count":1}]}""", await UsageAsync(server, "bi-traces"));
        Assert.Equal($$"""{"bi_information":[{"workspace_id":"{{Workspace}}","user":"admin","count":2}]}""", await UsageAsync(server, "bi-spans"));
        Assert.Equal(
            $$"""{"breakdown":[{"workspace_id":"{{Workspace}}","project_id":"{{project}}","project_name":"used","user":"admin","count":2}]}""",
            await UsageAsync(server, "workspace-span-counts-breakdown"));

        await server.SendAsync("DELETE", "/v1/private/projects/" + project);
        Assert.DoesNotContain("project_name", await UsageAsync(server, "workspace-span-counts-breakdown"), StringComparison.Ordinal);
    }

    private static string Span(Guid trace) =>
        $$"""{"id":"{{Guid.CreateVersion7()}}","trace_id":"{{trace}}","project_name":"used","name":"s","type":"general","start_time":"2026-11-20T10:00:00Z"}""";

    private static async Task IngestAsync(ServerFixture server, string kind, params string[] rows) =>
        Assert.Equal(204, (await server.SendAsync("POST", $"/v1/private/{kind}/batch", $$"""{"{{kind}}":[{{string.Join(',', rows)}}]}""")).Code);

    private static async Task<string> UsageAsync(ServerFixture server, string path) => (await server.SendAsync("GET", "/v1/internal/usage/" + path)).Body;

    private sealed class DayClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
