using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.Alerts.Sending;
using Opik.Storage;
using static Opik.Server.Tests.Alerts.AlertBodies;

namespace Opik.Server.Tests.Alerts;

/// <summary>A server whose alerts wait for moments instead of minutes, and a receiver.</summary>
internal sealed class AlertServer : IAsyncDisposable
{
    /// <summary>How long events are waited for.</summary>
    public static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(400);

    public ServerFixture Server { get; } = new();

    public WebhookReceiver Receiver { get; private set; } = null!;

    public static async Task<AlertServer> StartAsync(TimeSpan? interval = null)
    {
        var server = new AlertServer { Receiver = await WebhookReceiver.StartAsync() };
        await server.StartServerAsync(interval);
        return server;
    }

    public Task StartServerAsync(TimeSpan? interval = null) =>
        Server.StartAsync(options => options with { AllowPrivateEgress = true, AlertDebounce = Debounce, AlertInterval = interval ?? TimeSpan.FromMilliseconds(300) });

    public async Task<string> AlertAsync(string triggers, string more = "")
    {
        var answer = await SendAsync("POST", Root, Alert("watch", Receiver.Url, triggers, more), 201);
        return answer.Location![(answer.Location!.LastIndexOf('/') + 1)..];
    }

    public async Task<string> ProjectAsync(string name)
    {
        var answer = await SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""", 201);
        return answer.Location![(answer.Location!.LastIndexOf('/') + 1)..];
    }

    public async Task<Answer> SendAsync(string method, string path, string json, int code)
    {
        var answer = await Server.SendAsync(method, path, json);
        Assert.True(answer.Code == code, $"{method} {path}: {answer.Code} {answer.Body}");
        return answer;
    }

    /// <summary>Traces that began ten seconds ago; their ids.</summary>
    public async Task<string[]> TracesAsync(string project, int count, bool error = false, double? seconds = 1, string? thread = null)
    {
        var start = DateTime.UtcNow.AddSeconds(-10);
        var traces = Enumerable.Range(0, count).Select(_ => new
        {
            id = Guid.CreateVersion7(), project_name = project, name = "t", start_time = start, end_time = seconds is { } length ? start.AddSeconds(length) : (DateTime?)null,
            thread_id = thread, error_info = error ? new { exception_type = "E", traceback = "t" } : null,
        }).ToArray();
        await SendAsync("POST", "/v1/private/traces/batch", JsonSerializer.Serialize(new { traces }), 204);
        return [.. traces.Select(trace => trace.id.ToString())];
    }

    /// <summary>Asks until the answer is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> wanted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await SendAsync("GET", path, string.Empty, 200);
            if (wanted(answer.Json))
                return answer.Json;
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Waits as long as a message would need, and tells how many there are.</summary>
    public async Task<int> SettledAsync()
    {
        await Task.Delay(Debounce * 4, TestContext.Current.CancellationToken);
        return Receiver.Calls.Count;
    }

    /// <summary>Waits until messages under way are noted as sent: one that is not when the server stops is sent again.</summary>
    public async Task SentAsync()
    {
        var jobs = Server.Services.GetRequiredService<IJobs>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (await jobs.FindAsync(Scope.Default, AlertDelivery.KindName, null, limit.Token) is var found && (found.Count == 0 || found.Any(job => job.State != JobState.Completed)))
            await Task.Delay(20, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
