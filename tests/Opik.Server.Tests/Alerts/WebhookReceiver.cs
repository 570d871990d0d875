using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Opik.Server.Tests.Alerts;

/// <summary>The other end of webhooks: keeps what it got, and answers what it is told to.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<Call> _calls = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private LoopbackServer _server = null!;

    /// <summary>Answers a call; the number counts from 1.</summary>
    public Func<int, HttpContext, Task> Answer { get; set; } = static (_, _) => Task.CompletedTask;

    public string Url => new Uri(_server.Address, "/hook").ToString();

    public IReadOnlyList<Call> Calls => [.. _calls];

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        receiver._server = await LoopbackServer.StartAsync(receiver.ReceiveAsync);
        return receiver;
    }

    /// <summary>The next call that nobody has waited for.</summary>
    public async Task<Call> NextAsync(int number = 1)
    {
        Assert.True(await _arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), "No call arrived.");
        return Calls[number - 1];
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        _calls.Enqueue(new Call(http.Request.Path, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        var number = _calls.Count;
        await Answer(number, http);
        _arrived.Release();
    }

    /// <summary>What arrived.</summary>
    internal sealed record Call(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    }
}
