using System.Text.Json;

namespace Opik.Server.Tests.LiveEvents;

public sealed class LiveEventTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_write_is_told_to_the_open_streams_of_its_project_and_workspace()
    {
        await WriteAsync("live");
        await WriteAsync("elsewhere");
        var project = (await server.SendAsync("GET", "/v1/private/traces?project_name=live")).Json.GetProperty("content")[0].GetProperty("project_id").GetString()!;
        using var ofProject = await OpenAsync($"/v1/private/projects/{project}/events");
        using var ofWorkspace = await OpenAsync("/api/v1/private/events");

        await WriteAsync("elsewhere");
        var seenByWorkspace = await NextAsync(ofWorkspace);
        await WriteAsync("live");
        var seenByProject = await NextAsync(ofProject);

        Assert.DoesNotContain(project, seenByWorkspace.GetProperty("projects").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(1, seenByProject.GetProperty("traces").GetInt32());
        Assert.False(seenByProject.TryGetProperty("spans", out _));
        Assert.Equal(1, seenByProject.GetProperty("trace_ids").GetArrayLength());
        Assert.False(seenByWorkspace.TryGetProperty("trace_ids", out _));
        Assert.EndsWith("Z", seenByProject.GetProperty("at").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_ends_open_streams_without_waiting_for_them()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        using var response = await own.Client.GetAsync("/v1/private/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await reader.ReadLineAsync();

        var stopping = own.StopAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(stopping.IsCompletedSuccessfully);
    }

    private async Task WriteAsync(string project) =>
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", $$"""{"project_name":"{{project}}","start_time":"2026-11-21T03:00:00Z"}""")).Code);

    private async Task<StreamReader> OpenAsync(string path)
    {
        var response = await server.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(": open", await reader.ReadLineAsync());
        return reader;
    }

    private static async Task<JsonElement> NextAsync(StreamReader reader)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return JsonDocument.Parse(line["data: ".Length..]).RootElement;
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
