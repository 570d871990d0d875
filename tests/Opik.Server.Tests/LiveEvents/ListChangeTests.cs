using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.LiveEvents;
using Opik.Storage;

namespace Opik.Server.Tests.LiveEvents;

/// <summary>Open pages hear which lists changed, on the one stream of their project.</summary>
public sealed class ListChangeTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/v1/private/feedback-definitions", """{"name":"{n}","type":"numerical","details":{"min":0,"max":1}}""", "feedback-definitions")]
    [InlineData("POST", "/api/v1/private/environments/", """{"name":"{n}"}""", "environments")]
    [InlineData("POST", "/v1/private/projects", """{"name":"{n}"}""", "projects")]
    [InlineData("PUT", "/v1/private/workspaces/configurations", """{"truncation_on_tables":true}""", "workspaces")]
    public async Task A_successful_write_names_its_list(string method, string path, string json, string list)
    {
        using var events = await OpenAsync();

        var answer = await server.SendAsync(method, path, json.Replace("{n}", $"n{Guid.NewGuid():N}", StringComparison.Ordinal));

        Assert.InRange(answer.Code, 200, 299);
        Assert.Equal([list], Lists(await NextAsync(events)));
    }

    [Fact]
    public async Task Reads_refused_writes_questions_and_telemetry_name_no_list()
    {
        using var events = await OpenAsync();
        await server.SendAsync("GET", "/v1/private/feedback-definitions");
        Assert.Equal(422, (await server.SendAsync("POST", "/v1/private/feedback-definitions", "{}")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"nobody made this"}""")).Code);
        Assert.Equal(200, (await server.SendAsync("POST", "/v1/private/traces/search", """{"project_name":"lists"}""")).Code);

        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", """{"project_name":"lists","start_time":"2026-11-21T03:00:00Z"}""")).Code);

        var first = await NextAsync(events);
        Assert.Equal(1, first.GetProperty("traces").GetInt32());
        Assert.Empty(Lists(first));
    }

    [Fact]
    public async Task Changes_between_two_events_are_told_once_and_together()
    {
        using var events = await OpenAsync();
        var changes = server.Services.GetRequiredService<ListChanges>();
        changes.Raise(Scope.DefaultWorkspaceId, "warm-up");
        Assert.Equal(["warm-up"], Lists(await NextAsync(events)));

        // The stream is silent for half a second now: all of these fall into one event.
        for (var i = 0; i < 1000; i++)
            changes.Raise(Scope.DefaultWorkspaceId, i % 2 == 0 ? "prompts" : "datasets");
        changes.Raise(Guid.CreateVersion7(), "of-another-workspace");

        Assert.Equal(["datasets", "prompts"], Lists(await NextAsync(events)));
        changes.Raise(Scope.DefaultWorkspaceId, "alerts");
        Assert.Equal(["alerts"], Lists(await NextAsync(events)));
    }

    [Fact]
    public async Task A_page_that_comes_back_hears_only_of_what_comes_after()
    {
        var changes = server.Services.GetRequiredService<ListChanges>();
        using (await OpenAsync())
            changes.Raise(Scope.DefaultWorkspaceId, "prompts");

        using var again = await OpenAsync();
        changes.Raise(Scope.DefaultWorkspaceId, "datasets");

        Assert.Equal(["datasets"], Lists(await NextAsync(again)));
    }

    private static IEnumerable<string> Lists(JsonElement data) =>
        data.TryGetProperty("lists", out var lists) ? lists.EnumerateArray().Select(list => list.GetString()!) : [];

    // One stream per project; it also tells of the lists of the workspace.
    private async Task<StreamReader> OpenAsync()
    {
        await server.SendAsync("POST", "/v1/private/traces", """{"project_name":"lists","start_time":"2026-11-21T03:00:00Z"}""");
        var project = (await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"lists"}""")).Json.GetProperty("id").GetString();
        var response = await server.Client.GetAsync($"/v1/private/projects/{project}/events", HttpCompletionOption.ResponseHeadersRead, Cancel);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal(": open", await reader.ReadLineAsync(Cancel));
        return reader;
    }

    private static async Task<JsonElement> NextAsync(StreamReader reader)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return JsonDocument.Parse(line["data: ".Length..]).RootElement;
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
