using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Opik.Llm;
using Opik.Server.Features;
using Opik.Server.Features.Clients;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Pages;
using Opik.Server.Hosting.Requests;
using Opik.Server.Hosting.Secrets;
using Opik.Server.Storage;

namespace Opik.Server.Hosting;

/// <summary>Builds and runs the server.</summary>
internal static partial class OpikServer
{
    /// <summary>Runs until SIGTERM or Ctrl+C; requests in flight finish, then the stores are closed.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(ServerOptions options)
    {
        try
        {
            await using var app = Build(options);
            await app.StartAsync();
            Announce(app, options);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (ServerOptionsException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return problem.ExitCode;
        }
        catch (IOException busy) when (busy.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
        {
            await Console.Error.WriteLineAsync($"{busy.Message} Choose another address with --urls.");
            return 1;
        }
    }

    /// <summary>The configured server, not started. Disposing it closes the stores.</summary>
    public static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(OpikServer).Assembly.GetName().Name });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        // Kestrel warns that HTTP/2 needs TLS on the main port; PriorKnowledge tells it apart without.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Opik", LogLevel.Information).AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Clock);
        builder.Services.AddSingleton<RequestBody>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.Services.AddOpikCompression();
        builder.Services.AddEmbeddedStorage(options);
        builder.Services.AddOutgoing(options);
        foreach (var feature in FeatureList.All)
            feature.AddServices(builder.Services, options);
        builder.ConfigureListeners(options);

        var app = builder.Build();
        EmbeddedStorage.Open(app.Services);
        // Now, so that a key that cannot be read stops the start.
        app.Services.GetRequiredService<SecretProtector>();
        app.UseMiddleware<PathPrefixMiddleware>();
        app.UseOpikCompression();
        app.UseMiddleware<SeenClientMiddleware>();
        app.UseMiddleware<ErrorMiddleware>();
        app.UseWebPages(options);
        app.UseRouting();
        app.UseMiddleware<BodySizeMiddleware>();
        app.UseMiddleware<WorkspaceResolution>();
        app.UseMiddleware<ListChangeMiddleware>();
#pragma warning disable ASP0014 // Top-level mapping would put routing before the path prefix is removed.
        app.UseEndpoints(static endpoints =>
        {
            foreach (var feature in FeatureList.All)
                feature.Map(endpoints);
        });
#pragma warning restore ASP0014
        return app;
    }

    private static void Announce(WebApplication app, ServerOptions options)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        LogStarted(app.Logger, ServerVersion.Product, options.DataDirectory, EmbeddedStorage.Description);
        // One line each, in the words of ASP.NET Core: programs that start a server on port 0 wait for them.
        foreach (var address in addresses)
            LogAddress(app.Logger, address);
    }

    [LoggerMessage(1000, LogLevel.Information, "Opik server {Version}; data in {Data}; {Engine}.")]
    private static partial void LogStarted(ILogger logger, string version, string data, string engine);

    [LoggerMessage(1009, LogLevel.Information, "Now listening on: {Address}")]
    private static partial void LogAddress(ILogger logger, string address);

    [LoggerMessage(1004, LogLevel.Warning, "The build has no model prices (npm was not there): costs of spans are unknown unless clients send them.")]
    private static partial void LogNoPrices(ILogger logger);
}
