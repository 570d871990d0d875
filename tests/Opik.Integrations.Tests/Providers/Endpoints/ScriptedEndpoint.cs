using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Opik.Integrations.Tests.Providers.Endpoints;

/// <summary>A server on a free loopback port that answers its calls with the given bytes, in order.</summary>
internal sealed class ScriptedEndpoint : IAsyncDisposable
{
    private readonly ConcurrentQueue<ScriptedAnswer> answers = new();
    private readonly ConcurrentQueue<ScriptedRequest> requests = new();
    private readonly WebApplication app;

    private ScriptedEndpoint(WebApplication app) => this.app = app;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IReadOnlyList<ScriptedRequest> Requests => [.. requests];

    public static async Task<ScriptedEndpoint> StartAsync(params ScriptedAnswer[] answers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var endpoint = new ScriptedEndpoint(builder.Build());
        foreach (var answer in answers)
            endpoint.answers.Enqueue(answer);
        endpoint.app.Run(endpoint.ServeAsync);
        await endpoint.app.StartAsync();
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        requests.Enqueue(new ScriptedRequest(target, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        if (!answers.TryDequeue(out var answer))
        {
            http.Response.StatusCode = 500;
            await http.Response.WriteAsync("nothing scripted");
            return;
        }

        http.Response.StatusCode = answer.Status;
        if (answer.ContentType is { } type)
            http.Response.ContentType = type;
        foreach (var (name, value) in answer.Headers)
            http.Response.Headers[name] = value;
        foreach (var (index, piece) in answer.Pieces.Index())
        {
            if (index == 1 && answer.BeforeRest is { } signal)
                await signal.WaitAsync(http.RequestAborted);
            await http.Response.Body.WriteAsync(piece, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }

        if (!answer.Aborts)
            return;
        // A reset overtakes what was sent, so the client has to say when it has seen it.
        await (answer.BeforeRest ?? Task.CompletedTask).WaitAsync(http.RequestAborted);
        http.Abort();
    }
}
