using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.Retention;
using Opik.Storage;
using Opik.Testing;

namespace Opik.Server.Tests.Features;

/// <summary>Times of scored traces and of files, the preview of a run, and the night in which it happens.</summary>
public sealed class RetentionKindTests : IAsyncLifetime
{
    private const string Kinds = "/v1/private/retention/kinds";

    private readonly ServerFixture _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Times_of_kinds_are_set_kept_and_taken_away()
    {
        Assert.Equal("{}", (await _server.SendAsync("GET", Kinds)).Body);
        Assert.Equal(200, (await _server.SendAsync("PUT", $"{Kinds}/scored", """{"retention":"extended_400d"}""")).Code);
        var set = (await _server.SendAsync("PUT", $"{Kinds}/attachments", """{"retention":"short_14d","apply_to_past":true}""")).Json;
        Assert.Equal(("extended_400d", "short_14d", true), (set.GetProperty("scored").GetProperty("retention").GetString(), set.GetProperty("attachments").GetProperty("retention").GetString(), set.GetProperty("attachments").GetProperty("apply_to_past").GetBoolean()));

        await _server.RestartAsync();

        Assert.Equal("short_14d", (await _server.SendAsync("GET", Kinds)).Json.GetProperty("attachments").GetProperty("retention").GetString());
        Assert.Equal(200, (await _server.SendAsync("PUT", $"{Kinds}/attachments", "{}")).Code);
        Assert.False((await _server.SendAsync("GET", Kinds)).Json.TryGetProperty("attachments", out _));
        Assert.Empty((await _server.SendAsync("GET", "/v1/private/retention/rules?include_inactive=true")).Json.GetProperty("content").EnumerateArray());
    }

    [Theory]
    [InlineData("scored", """{"retention":"a_week"}""", 400)]
    [InlineData("scored", """{"retention":7}""", 400)]
    [InlineData("spans", """{"retention":"short_14d"}""", 404)]
    public async Task A_time_that_says_nothing_is_refused(string kind, string body, int code) => Assert.Equal(code, (await _server.SendAsync("PUT", $"{Kinds}/{kind}", body)).Code);

    [Fact]
    public async Task A_preview_says_what_the_run_then_takes()
    {
        var name = $"kinds {Guid.NewGuid()}";
        var (plain, scored, kept, inSet) = (await TraceAsync(name, 30), await TraceAsync(name, 30), await TraceAsync(name, 5), await TraceAsync(name, 31));
        Assert.Equal(204, (await _server.SendAsync("PUT", $"/v1/private/traces/{scored}/feedback-scores", """{"name":"q","value":1,"source":"ui"}""")).Code);
        Assert.Equal(204, (await _server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_name":"cases","items":[{"source":"trace","trace_id":"{{inSet}}","data":{"a":1} }]}""")).Code);
        foreach (var trace in new[] { plain, scored, kept, inSet })
            await AttachAsync(trace, name, "0123456789");
        var project = (await _server.SendAsync("GET", $"/v1/private/traces/{plain}")).Json.GetProperty("project_id").GetString();
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/retention/rules", """{"retention":"short_14d","apply_to_past":true}""")).Code);
        await _server.SendAsync("PUT", $"{Kinds}/scored", """{"retention":"extended_400d"}""");
        await _server.SendAsync("PUT", $"{Kinds}/attachments", """{"retention":"short_14d","apply_to_past":true}""");

        var due = (await _server.SendAsync("GET", "/v1/private/retention/preview")).Json.GetProperty("next_run");
        // Of four files the young one stays, and that of the trace in a dataset goes with its trace.
        Assert.Equal((2, 1, 3, 30), (due.GetProperty("traces").GetInt32(), due.GetProperty("in_datasets").GetInt32(), due.GetProperty("attachments").GetInt32(), due.GetProperty("attachment_bytes").GetInt32()));
        var only = Assert.Single(due.GetProperty("projects").EnumerateArray());
        Assert.Equal((project, 2, 1), (only.GetProperty("project_id").GetString(), only.GetProperty("traces").GetInt32(), only.GetProperty("in_datasets").GetInt32()));
        // Without the longer time the scored one goes too.
        Assert.Equal(3, (await _server.SendAsync("GET", "/v1/private/retention/preview?scored=none")).Json.GetProperty("next_day").GetInt32());
        Assert.Equal(2, (await _server.SendAsync("GET", "/v1/private/retention/preview?attachments=unlimited")).Json.GetProperty("day").GetProperty("attachments").GetInt32());

        var outcome = await RunAsync(TimeProvider.System, onlyDue: false);

        Assert.Equal(new RetentionOutcome(2, 1), outcome);
        var codes = await Task.WhenAll(new[] { plain, scored, kept, inSet }.Select(async id => (await _server.SendAsync("GET", $"/v1/private/traces/{id}")).Code));
        Assert.Equal((int[])[404, 200, 200, 404], codes);
        Assert.Equal(1, (await _server.SendAsync("GET", $"/v1/private/datasets/items/{await ItemAsync()}")).Json.GetProperty("data").GetProperty("a").GetInt32());

        var files = (await _server.SendAsync("GET", $"/v1/private/attachment/list?project_id={project}&entity_type=trace&entity_id={scored}&path={Path()}")).Json;
        var file = Assert.Single(files.GetProperty("content").EnumerateArray());
        Assert.Equal((10, true), (file.GetProperty("file_size").GetInt32(), file.TryGetProperty("removed_at", out _)));
        var gone = await _server.SendAsync("GET", $"/v1/private/attachment/download?entity_type=trace&entity_id={scored}&file_name=f.txt");
        Assert.Equal(404, gone.Code);
        Assert.Contains("removed by retention", gone.Body, StringComparison.Ordinal);
        Assert.Equal("0123456789", (await _server.SendAsync("GET", $"/v1/private/attachment/download?entity_type=trace&entity_id={kept}&file_name=f.txt")).Body);
        Assert.Equal(default, await RunAsync(TimeProvider.System, onlyDue: false));
    }

    [Fact]
    public async Task A_run_waits_for_three_in_the_night_of_the_workspace_and_comes_once()
    {
        var name = $"night {Guid.NewGuid()}";
        var trace = await TraceAsync(name, 13);
        await _server.SendAsync("PUT", "/v1/private/workspaces/presentation", """{"time_zone":"Asia/Tokyo"}""");
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/retention/rules", """{"retention":"short_14d"}""")).Code);
        var next = (await _server.SendAsync("GET", "/v1/private/retention/preview")).Json.GetProperty("next_run").GetProperty("at").GetDateTime().ToUniversalTime();
        Assert.Equal(TimeSpan.FromHours(18), next.TimeOfDay);
        // A trace of 13 days becomes 14 in the second night.
        var (early, night) = (At(next.AddMinutes(-1)), At(next.AddDays(1).AddMinutes(1)));

        Assert.Equal(default, await RunAsync(early, onlyDue: true));
        Assert.Equal(default, await RunAsync(At(next.AddMinutes(1)), onlyDue: true));
        Assert.Equal(default, await RunAsync(At(next.AddHours(1)), onlyDue: true));
        Assert.Equal(new RetentionOutcome(1, 0), await RunAsync(night, onlyDue: true));

        Assert.Equal(404, (await _server.SendAsync("GET", $"/v1/private/traces/{trace}")).Code);
    }

    [Theory]
    [InlineData("2026-03-28T12:00Z", "Europe/Lisbon", "2026-03-29T02:00Z")]
    [InlineData("2026-10-24T12:00Z", "Europe/Lisbon", "2026-10-25T03:00Z")]
    // Clocks skip three in the night: it is four at once.
    [InlineData("2026-03-28T12:00Z", "Europe/Kyiv", "2026-03-29T01:00Z")]
    // Clocks show three twice: the first.
    [InlineData("2026-10-24T12:00Z", "Europe/Kyiv", "2026-10-25T00:00Z")]
    [InlineData("2026-10-24T03:00Z", "UTC", "2026-10-25T03:00Z")]
    public void A_night_is_at_three_whatever_clocks_do(string now, string zone, string night) =>
        Assert.Equal(Time(night), RetentionNight.After(Time(now), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    private static DateTime Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

    private static StoppedClock At(DateTime time) => new(time);

    private async Task<RetentionOutcome> RunAsync(TimeProvider clock, bool onlyDue) =>
        await ActivatorUtilities.CreateInstance<RetentionRun>(_server.Services, clock).RunAsync(onlyDue, TestContext.Current.CancellationToken);

    private async Task<Guid> TraceAsync(string project, int days)
    {
        var time = DateTimeOffset.UtcNow.AddDays(-days);
        var id = Guid.CreateVersion7(time);
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"{{project}}","start_time":"{{time:O}}"}""")).Code);
        return id;
    }

    private async Task AttachAsync(Guid trace, string project, string content)
    {
        using var body = new StringContent(content);
        using var answer = await _server.Client.PutAsync($"/v1/private/attachment/upload?file_name=f.txt&project_name={Uri.EscapeDataString(project)}&entity_type=trace&entity_id={trace}", body);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private async Task<string> ItemAsync()
    {
        var set = (await _server.SendAsync("GET", "/v1/private/datasets?name=cases")).Json.GetProperty("content")[0].GetProperty("id").GetString();
        return (await _server.SendAsync("GET", $"/v1/private/datasets/{set}/items")).Json.GetProperty("content")[0].GetProperty("id").GetString()!;
    }

    private static string Path() => Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes("http://localhost")));

    private sealed class StoppedClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }
}
