using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Opik.Testing.FakeLlm;

/// <summary>
/// Model providers in one small server on a free loopback port: the interfaces of OpenAI (Azure's too), Anthropic, Gemini (both on Vertex AI too), Bedrock and Ollama, and
/// a token endpoint. It answers what <see cref="Enqueue"/> has queued, then what <see cref="Answer"/> says. At most 10,000
/// calls are remembered, bodies are at most 4 MB.
/// </summary>
public sealed class FakeLlmServer : IAsyncDisposable
{
    private const int MostRemembered = 10_000;
    private readonly ConcurrentQueue<FakeLlmAnswer> _queued = new();
    private readonly ConcurrentQueue<FakeLlmRequest> _requests = new();
    private readonly WebApplication _app;
    private int _cancelled;

    private FakeLlmServer(WebApplication app) => _app = app;

    /// <summary>The root, with a slash at the end; Ollama's own interface is here.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Where the interface of OpenAI is.</summary>
    public Uri OpenAi => new(Address, "v1");

    /// <summary>Where the interface of Anthropic is.</summary>
    public Uri Anthropic => new(Address, "anthropic/v1");

    /// <summary>Where the interface of Gemini is.</summary>
    public Uri Gemini => new(Address, "gemini/v1beta");

    /// <summary>Where tokens are given: <c>{"access_token":"token-1","expires_in":3600}</c>, with a new number each time.</summary>
    public Uri Token => new(Address, "token");

    /// <summary>What is answered when nothing is queued. Default: <c>Hello</c> and the last words of the user.</summary>
    public Func<FakeLlmRequest, FakeLlmAnswer> Answer { get; set; } = static request => FakeLlmAnswer.Text("Hello ", request.LastText);

    /// <summary>Calls so far, oldest first; models asked, not tokens.</summary>
    public IReadOnlyList<FakeLlmRequest> Requests => [.. _requests.Where(request => request.Interface != FakeLlmInterface.Token)];

    /// <summary>Calls of the token endpoint so far.</summary>
    public IReadOnlyList<FakeLlmRequest> TokenRequests => [.. _requests.Where(request => request.Interface == FakeLlmInterface.Token)];

    /// <summary>Calls whose client went away before the end.</summary>
    public int Cancelled => _cancelled;

    /// <summary>Starts it.</summary>
    public static async Task<FakeLlmServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024);
        var fake = new FakeLlmServer(builder.Build());
        fake._app.Run(fake.ServeAsync);
        await fake._app.StartAsync();
        return fake;
    }

    /// <summary>Answers of the next calls, before <see cref="Answer"/> is asked.</summary>
    public void Enqueue(params FakeLlmAnswer[] answers)
    {
        foreach (var answer in answers)
            _queued.Enqueue(answer);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        var request = await ReadAsync(http);
        if (_requests.Count < MostRemembered)
            _requests.Enqueue(request);
        try
        {
            var answer = _queued.TryDequeue(out var queued) ? queued : Answer(request);
            await Task.Delay(answer.Pause, http.RequestAborted);
            await FakeLlmWriter.WriteAsync(http, request, answer, TokenRequests.Count);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _cancelled);
        }
    }

    private static async Task<FakeLlmRequest> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        var headers = http.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
        return new FakeLlmRequest(Interface(http.Request.Path), http.Request.Path + http.Request.QueryString, headers, Body(text));
    }

    // A form of the token endpoint is kept as {"form":"…"}.
    private static JsonObject Body(string text)
    {
        if (text.Length == 0)
            return [];
        try
        {
            return (JsonObject)JsonNode.Parse(text)!;
        }
        catch (JsonException)
        {
            return new JsonObject { ["form"] = text };
        }
    }

    private static FakeLlmInterface Interface(PathString path) =>
        path.StartsWithSegments("/anthropic") ? FakeLlmInterface.Anthropic
        : path.StartsWithSegments("/gemini") ? FakeLlmInterface.Gemini
        : path.StartsWithSegments("/model") ? FakeLlmInterface.Bedrock
        : path.Value!.Contains("/publishers/anthropic/", StringComparison.Ordinal) ? FakeLlmInterface.Anthropic
        : path.Value!.Contains("/publishers/google/", StringComparison.Ordinal) ? FakeLlmInterface.Gemini
        : path.StartsWithSegments("/api") ? FakeLlmInterface.Ollama
        : path.StartsWithSegments("/token") ? FakeLlmInterface.Token
        : FakeLlmInterface.OpenAi;
}
