using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Tests.Distributed;

/// <summary>A service on a loopback port whose client records.</summary>
internal sealed class TracedService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TracedService(WebApplication app, OpikRecorder recorder) => (_app, Recorder) = (app, recorder);

    public OpikRecorder Recorder { get; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<TracedService> StartAsync(Func<OpikClient, HttpContext, Task> handle, OpikOptions? options = null)
    {
        var recorder = new OpikRecorder(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(recorder.Client);
        builder.Services.AddOpik();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(http => handle(recorder.Client, http));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TracedService(app, recorder);
    }

    public async ValueTask DisposeAsync()
    {
        Recorder.Client.StopListening();
        await _app.DisposeAsync();
    }
}
