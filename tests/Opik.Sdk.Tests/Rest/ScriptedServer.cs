using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Opik.Testing;

namespace Opik.Sdk.Tests.Rest;

/// <summary>A server on loopback that answers as told, for what the real one does only in trouble.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ScriptedServer(Func<HttpContext, string, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}");
        app = builder.Build();
        app.Run(async context =>
        {
            var body = await ReadAsync(context.Request);
            Requests.Enqueue(new Received(context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
            await answer(context, body, Requests.Count);
        });
    }

    public ConcurrentQueue<Received> Requests { get; } = [];

    public Uri Address => new(app.Urls.Single() + "/api/");

    /// <summary>Starts it. The script gets the request, its body unzipped, and its number from 1.</summary>
    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, string, int, Task> answer)
    {
        var server = new ScriptedServer(answer);
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        var isPacked = request.Headers.ContentEncoding == "gzip";
        await using var stream = isPacked ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public sealed record Received(string Path, Dictionary<string, string> Headers, string Body);
}
