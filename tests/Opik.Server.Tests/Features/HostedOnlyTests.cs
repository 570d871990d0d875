using System.Net.Http.Headers;

namespace Opik.Server.Tests.Features;

/// <summary>What is kept, and what is refused, of the features of the hosted product.</summary>
public sealed class HostedOnlyTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task An_insights_job_is_made_disabled_once_switched_and_survives_a_restart()
    {
        var job = $"/v1/private/agent-insights/jobs/{await ProjectAsync("insights")}";
        Assert.Equal(404, (await server.SendAsync("GET", job)).Code);
        Assert.Equal("disabled", (await server.SendAsync("POST", job)).Json.GetProperty("status").GetString());
        Assert.Equal(409, (await server.SendAsync("POST", job)).Code);
        Assert.Equal(422, (await server.SendAsync("PATCH", job, "{}")).Code);
        Assert.Equal(200, (await server.SendAsync("PATCH", job, """{"status":"enabled"}""")).Code);
        Assert.Equal(202, (await server.SendAsync("POST", job + "/trigger")).Code);
        await server.RestartAsync();
        Assert.Equal("enabled", (await server.SendAsync("GET", job)).Json.GetProperty("status").GetString());
        Assert.Equal(404, (await server.SendAsync("PUT", job + "/guidance", """{"guidance":"g"}""")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", $"/v1/private/agent-insights/jobs/{Guid.CreateVersion7()}")).Code);
    }

    [Fact]
    public async Task Enrolment_makes_jobs_counts_changes_and_names_unknown_projects()
    {
        var (project, unknown) = (await ProjectAsync("enrolment"), Guid.CreateVersion7());
        var body = $$"""{"enrolled":true,"project_ids":["{{project}}","{{unknown}}"]}""";

        var first = (await server.SendAsync("POST", "/v1/internal/agent-insights/enrollment", body)).Json;
        var second = (await server.SendAsync("POST", "/v1/internal/agent-insights/enrollment", body)).Json;
        var cleared = (await server.SendAsync("POST", "/v1/internal/agent-insights/enrollment", body.Replace("true", "false", StringComparison.Ordinal))).Json;

        Assert.Equal((1, 0), (first.GetProperty("enrolled").GetInt32(), first.GetProperty("cleared").GetInt32()));
        Assert.Equal(unknown, first.GetProperty("unknown_project_ids")[0].GetGuid());
        Assert.Equal(0, second.GetProperty("enrolled").GetInt32());
        Assert.Equal(1, cleared.GetProperty("cleared").GetInt32());
        Assert.False((await server.SendAsync("GET", $"/v1/private/agent-insights/jobs/{project}")).Json.GetProperty("auto_first_run_enrolled").GetBoolean());
        Assert.Equal(403, (await server.SendAsync("POST", "/v1/internal/agent-insights/enrollment", body, request => request.Headers.Add("X-Forwarded-For", "10.0.0.1"))).Code);
    }

    [Fact]
    public async Task Preferences_are_null_until_somebody_sets_them()
    {
        var path = $"/v1/private/projects/{await ProjectAsync("preferences")}/reports/preferences";

        Assert.Equal("null", (await server.SendAsync("GET", path)).Body);
        Assert.Equal(422, (await server.SendAsync("PUT", path, """{"schedule_time":"25:00:00"}""")).Code);
        Assert.Equal(200, (await server.SendAsync("PUT", path, """{"enabled":true,"schedule_time":"06:30:00"}""")).Code);
        Assert.Equal("06:30:00", (await server.SendAsync("GET", path)).Json.GetProperty("schedule_time").GetString());
    }

    [Fact]
    public async Task Failures_are_kept_newest_first()
    {
        var project = await ProjectAsync("failures");
        foreach (var reason in (string[])["first", "second"])
            Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/report-failures", $$"""{"type":"agent_insights","project_id":"{{project}}","reason":"{{reason}}"}""")).Code);

        var page = (await server.SendAsync("GET", $"/v1/private/report-failures?type=agent_insights&project_id={project}&size=1")).Json;

        Assert.Equal(2, page.GetProperty("total").GetInt32());
        Assert.Equal("second", page.GetProperty("content")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task State_of_the_assistant_is_a_gzip_file_that_is_replaced_read_and_cleared()
    {
        Assert.Equal(204, (await server.SendAsync("DELETE", "/v1/private/ollie/state")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", "/v1/private/ollie/state")).Code);
        byte[] state = [0x1F, 0x8B, 8, 0, 1, 2, 3];

        Assert.Equal(400, await PutAsync("no gzip"u8.ToArray()));
        Assert.Equal(204, await PutAsync([0x1F, 0x8B, 9]));
        Assert.Equal(204, await PutAsync(state));

        Assert.Equal(state, await server.Client.GetByteArrayAsync("/v1/private/ollie/state", TestContext.Current.CancellationToken));
        Assert.Equal(204, (await server.SendAsync("DELETE", "/v1/private/ollie/state")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", "/v1/private/ollie/state")).Code);
    }

    private async Task<int> PutAsync(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/gzip");
        using var answer = await server.Client.PutAsync("/v1/private/ollie/state", content, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private async Task<Guid> ProjectAsync(string name)
    {
        var created = await server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}} {{Guid.NewGuid()}}"}""");
        return Guid.Parse(created.Location![(created.Location!.LastIndexOf('/') + 1)..]);
    }
}
