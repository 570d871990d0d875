using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Opik.Testing;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>A server on a loopback port of its own that misbehaves as told. Remembers every request it answered with success.</summary>
internal sealed class FakeOpik : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<FakeRequest> accepted = new();
    private int requests;

    private FakeOpik(WebApplication app) => this.app = app;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The status of a write; may wait or set headers first. Default: always 204.</summary>
    public Func<FakeRequest, HttpResponse, Task<int>> Answer { get; set; } = static (_, _) => Task.FromResult(204);

    /// <summary>Answers a request instead of everything else; false: it is none of its own.</summary>
    public Func<HttpContext, Task<bool>> Before { get; set; } = static _ => Task.FromResult(false);

    /// <summary>Writes so far, taken or not.</summary>
    public int Requests => requests;

    /// <summary>Writes that were answered with success or 409, in order.</summary>
    public IReadOnlyList<FakeRequest> Accepted => [.. accepted];

    public static async Task<FakeOpik> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 100 * 1024 * 1024);
        var fake = new FakeOpik(builder.Build());
        fake.app.Run(fake.ServeAsync);
        await fake.app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        if (http.Request.Path == "/is-alive/ping")
            return;
        if (await Before(http))
            return;
        Interlocked.Increment(ref requests);
        var content = http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body;
        using var body = new MemoryStream();
        await content.CopyToAsync(body, http.RequestAborted);
        var request = new FakeRequest(http.Request.Method, http.Request.Path, JsonNode.Parse(body.ToArray())!.AsObject(), (int)body.Length);
        var status = await Answer(request, http.Response);
        if (status is < 300 or 409)
            accepted.Enqueue(request);
        http.Response.StatusCode = status;
        if (status >= 300)
            await http.Response.WriteAsync("as told", http.RequestAborted);
    }
}
